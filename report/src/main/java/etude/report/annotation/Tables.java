package etude.report.annotation;

import etude.report.annotation.Columns.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the rows of a table of text, with or without a header. */
final class Tables {

    /** Rows that become an object each: more than any recording has, and some hundred megabytes. */
    private static final int MOST = 1 << 20;

    private Tables() {}

    /** Takes a row. */
    @FunctionalInterface
    interface Taker {
        /** What it refuses with a sentence of its own, as annotations do, is told with the file and the line. */
        void take(Row row, List<String> cells, Columns columns) throws IOException;
    }

    /**
     * Walks a file. A first line that does not begin with a number is a header: one that names the first of the usual columns
     * says what all are, any other is passed over.
     *
     * @param usual the columns where there is no header that is understood; the first is a number
     * @throws AnnotationFormatException if there is a line of words and nothing behind it, or more than a million rows
     */
    static void read(Path file, List<Field> usual, Taker taker) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            Row first = lines.next();
            if (first == null) {
                return;
            }
            Columns columns = Columns.inOrder(usual.toArray(Field[]::new));
            if (Row.isNumber(first.cells(usual.size()).get(0))) {
                each(lines, first, usual.size(), columns, taker);
                return;
            }
            List<String> header = first.cellsByTabs();
            Columns named = Columns.named(header);
            boolean understood = named.has(usual.get(0));
            Row second = lines.next();
            if (second == null && !understood) {
                throw first.bad(
                        first.toString(), "Lines begin with a number; the columns are: " + Columns.words(usual) + ".");
            }
            each(lines, second, Math.max(usual.size(), header.size()), understood ? named : columns, taker);
        }
    }

    private static void each(TextLines lines, @Nullable Row first, int most, Columns columns, Taker taker)
            throws IOException {
        int count = 0;
        for (Row row = first; row != null; row = lines.next()) {
            if (++count > MOST) {
                throw row.bad("more than " + MOST + " lines of data", "Cut the file into parts.");
            }
            take(row, row.cells(most), columns, taker);
        }
    }

    private static void take(Row row, List<String> cells, Columns columns, Taker taker) throws IOException {
        try {
            taker.take(row, cells, columns);
        } catch (IllegalArgumentException e) {
            throw row.bad(e);
        }
    }
}
