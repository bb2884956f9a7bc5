package etude.report.array;

import etude.io.AtomicFile;
import etude.representation.Layout;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A table with a row for each sound: its label, then the numbers that stand for it. */
public final class VectorTable implements Closeable {

    private final AtomicFile file;
    private final Writer out;
    private final TableFormat format;
    private final int columns;

    private VectorTable(AtomicFile file, TableFormat format, int columns) {
        this.file = file;
        this.out = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
        this.format = format;
        this.columns = columns;
    }

    /**
     * Starts a table.
     *
     * @param title a name for the table, where the format has one
     * @param label what the labels are: {@code file}
     * @param names of the numbers
     * @throws IOException as {@link AtomicFile#create}
     */
    public static VectorTable create(
            Path target, boolean overwrite, TableFormat format, String title, String label, List<String> names)
            throws IOException {
        AtomicFile file = AtomicFile.create(target, overwrite);
        try {
            var table = new VectorTable(file, format, names.size());
            table.out.write(format.head(title, label, names));
            return table;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Names for the numbers of a frame, as a {@link TableWriter} has them in its columns. */
    public static List<String> names(Layout layout) {
        return Columns.of(layout);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if there are more or fewer numbers than names
     */
    public void row(String label, float[] values) throws IOException {
        if (values.length != columns) {
            throw new IllegalArgumentException("The row of " + label + " has " + values.length
                    + " numbers; the table has " + columns + " columns.");
        }
        StringBuilder row = new StringBuilder(format.text(label));
        for (float value : values) {
            format.value(row.append(','), value);
        }
        out.append(row.append('\n'));
    }

    /** Puts the table in its place. */
    public void commit() throws IOException {
        out.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
