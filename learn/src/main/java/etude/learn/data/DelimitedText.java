package etude.learn.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: values separated by commas, tabs or semicolons, in quotes where they hold one (RFC 4180). Rows may be of
 * different lengths.
 *
 * @param file for sentences
 * @param rows of values without spaces around them, empty ones left out; the first is the header, where there is one
 */
record DelimitedText(Path file, List<List<String>> rows) {

    /** Tables of labels have some megabytes; the largest of the known sets has 40. */
    private static final long LARGEST = 1L << 28;

    /**
     * Reads a table; the separator is the one that the first line has most of.
     *
     * @throws IOException if it cannot be read, or is larger than 256 MiB
     */
    static DelimitedText read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " has " + (Files.size(file) >> 20) + " MiB; tables of labels have at most "
                    + (LARGEST >> 20) + ".");
        }
        String text = text(Files.readAllBytes(file));
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new DelimitedText(file, rows(start, separator(start)));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static char separator(String text) {
        String line = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {'\t', ';', ','}) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<List<String>> rows(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c == '"' && !twice) {
                    quoted = false;
                } else {
                    value.append(c);
                    i += twice ? 1 : 0;
                }
            } else if (c == '"' && value.toString().isBlank()) {
                value.setLength(0);
                quoted = true;
            } else if (c == separator) {
                row.add(value.toString().strip());
                value.setLength(0);
            } else if (c == '\n') {
                end(rows, row, value);
                row = new ArrayList<>();
            } else if (c != '\r') {
                value.append(c);
            }
        }
        end(rows, row, value);
        return rows;
    }

    private static void end(List<List<String>> rows, List<String> row, StringBuilder value) {
        row.add(value.toString().strip());
        value.setLength(0);
        if (row.stream().anyMatch(each -> !each.isEmpty())) {
            rows.add(row);
        }
    }

    /** The names of the columns. */
    List<String> header() {
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    /** All rows behind the header. */
    List<List<String>> body() {
        return rows.isEmpty() ? List.of() : rows.subList(1, rows.size());
    }

    /** A value of a row; empty where the row is shorter, or the column is not there (-1). */
    static String value(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column);
    }

    /** The number of a column by its name; -1 where there is none. */
    int column(String name) {
        return header().indexOf(name);
    }
}
