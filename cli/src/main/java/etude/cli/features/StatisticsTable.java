package etude.cli.features;

import etude.cli.UsageException;
import etude.report.array.TableFormat;
import etude.report.array.VectorTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Statistics of all files as one table, a row for each, as programs for statistics and Weka read it. */
final class StatisticsTable {

    private final Path target;
    private final TableFormat format;
    private final List<String> columns = new ArrayList<>();
    private final Map<Path, float[]> rows = new LinkedHashMap<>();

    private StatisticsTable(Path target, TableFormat format) {
        this.target = target;
        this.format = format;
    }

    /**
     * A table where the user named one, {@code .csv} or {@code .arff}; otherwise each file gets arrays of its own.
     *
     * @param format extension of files in a folder
     * @throws UsageException if statistics cannot be written so
     */
    static Optional<StatisticsTable> of(Path output, String format) {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        boolean folder = Files.isDirectory(output) || output.toString().endsWith("/") || !name.contains(".");
        if (!folder && name.endsWith(".csv")) {
            return Optional.of(new StatisticsTable(output, TableFormat.CSV));
        }
        if (!folder && name.endsWith(".arff")) {
            return Optional.of(new StatisticsTable(output, TableFormat.ARFF));
        }
        if ((!folder && !name.endsWith(".npz"))
                || (folder && !format.toLowerCase(Locale.ROOT).matches("\\.?npz"))) {
            throw new UsageException(
                    "--stats writes one table with a row for each file, -o NAME.csv or -o NAME.arff; or"
                            + " arrays, -o NAME.npz, or a folder for .npz of many.");
        }
        return Optional.empty();
    }

    Path target() {
        return target;
    }

    /**
     * Adds the row of a file.
     *
     * @throws IOException if its numbers stand for something else than those of the files before
     */
    void add(Path file, Statistics statistics) throws IOException {
        List<String> own = statistics.columns();
        if (rows.isEmpty()) {
            columns.addAll(own);
        } else if (!columns.equals(own)) {
            throw new IOException(
                    "Its numbers stand for other frequencies than those of the files before, as its sample"
                            + " rate differs; bring all to one with --rate, such as --rate 22050.");
        }
        rows.put(file, statistics.values());
    }

    /** Writes the table, unless no file had a row. */
    void write(boolean overwrite) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String title = String.valueOf(target.getFileName()).replaceFirst("\\.[^.]*$", "");
        try (VectorTable table = VectorTable.create(target, overwrite, format, title, "file", columns)) {
            for (Map.Entry<Path, float[]> row : rows.entrySet()) {
                table.row(row.getKey().toString(), row.getValue());
            }
            table.commit();
        }
    }
}
