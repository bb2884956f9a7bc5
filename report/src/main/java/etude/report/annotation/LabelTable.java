package etude.report.annotation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows of an annotation as text: {@code csv} with a header and commas; for every other kind ({@code lab}, {@code beats},
 * {@code txt}…) columns divided by tabs, without a header, as mir_eval and Audacity read them.
 *
 * @param header names of the columns
 * @param rows cells
 */
public record LabelTable(List<String> header, List<List<String>> rows) {

    /** Checks the widths and copies the lists. */
    public LabelTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " cells where the header has " + header.size() + ": " + row + ".");
            }
        }
    }

    /** The text for a file with an extension. */
    public String text(String kind) {
        boolean commas = kind.toLowerCase(Locale.ROOT).equals("csv");
        StringBuilder text = new StringBuilder();
        if (commas) {
            text.append(String.join(",", header)).append('\n');
        }
        for (List<String> row : rows) {
            text.append(row.stream()
                            .map(cell -> commas ? quoted(cell) : plain(cell))
                            .collect(Collectors.joining(commas ? "," : "\t")))
                    .append('\n');
        }
        return text.toString();
    }

    /** The same in UTF-8. */
    public byte[] bytes(String kind) {
        return text(kind).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",;\\r\\n]*") ? cell : '"' + plain(cell).replace("\"", "\"\"") + '"';
    }

    /** On one line and in one column. */
    private static String plain(String cell) {
        return cell.replaceAll("[\\t\\r\\n]+", " ");
    }
}
