package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table with a row for each sound, or for each label or event of one: CSV or TSV with a header. Columns are recognised by their
 * usual names, or named in the recipe.
 */
final class TableReader implements DatasetReader {

    private static final String SEPARATORS = "\\s*[,;|]\\s*";

    @Override
    public String name() {
        return "table";
    }

    @Override
    public String reads() {
        return "a table of labels (CSV or TSV with a header)";
    }

    @Override
    public boolean recognises(DataSource source) throws IOException {
        return !tables(source).isEmpty();
    }

    /** The table that is named, or those of the folder that name sounds and labels; {@code labels} before all others. */
    private static List<Path> tables(DataSource source) throws IOException {
        if (Files.isRegularFile(source.path())) {
            return isTable(source.path()) ? List.of(source.path()) : List.of();
        }
        List<Path> tables = new ArrayList<>();
        try (var entries = Files.list(source.path())) {
            for (Path entry : entries.sorted().toList()) {
                if (isTable(entry) && Columns.are(DelimitedText.read(entry).header(), source.columns())) {
                    tables.add(entry);
                }
            }
        }
        List<Path> labels = tables.stream()
                .filter(table -> String.valueOf(table.getFileName()).startsWith("labels."))
                .toList();
        return labels.isEmpty() ? tables : labels;
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        boolean many = false;
        List<Path> tables = tables(source);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException(
                    source.path() + " has no table (.csv, .tsv) that names sounds and labels.");
        }
        for (Path table : tables) {
            many |= read(table, source, data, tables.size() > 1);
        }
        return data.end(source.name(), "", "", task(data, many));
    }

    /** One label each: classes. Several at once: tags. Several that begin and end: events. */
    private static Task task(Collected data, boolean many) {
        if (data.anyWith(Collected::occurring)) {
            return new Task.Events();
        }
        return many || data.anyWith(Collected::several) ? new Task.Tags() : new Task.Classes();
    }

    private static boolean read(Path file, DataSource source, Collected data, boolean severalTables)
            throws IOException {
        DelimitedText table = DelimitedText.read(file);
        Columns columns = Columns.of(table.header(), source.columns());
        String part = severalTables ? partNamed(file) : "";
        int line = 1;
        for (List<String> row : table.body()) {
            line++;
            try {
                read(row, columns, part, data);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", row " + line + ": " + e.getMessage(), e);
            }
        }
        return columns.many();
    }

    /** Tables for each part are named after it. */
    private static String partNamed(Path table) {
        String name = String.valueOf(table.getFileName()).toLowerCase(Locale.ROOT);
        return Parts.of(name.substring(0, name.lastIndexOf('.'))).orElse("");
    }

    private static void read(List<String> row, Columns columns, String part, Collected data) {
        String name = DelimitedText.value(row, columns.file());
        if (name.isEmpty()) {
            return;
        }
        Optional<Collected.Entry> named = data.named(name);
        if (named.isEmpty()) {
            return;
        }
        Collected.Entry entry = named.get();
        labels(row, columns, entry);
        String said = DelimitedText.value(row, columns.part());
        entry.part(said.isEmpty() ? part : Parts.of(said).orElse(said));
        String licence = DelimitedText.value(row, columns.licence());
        if (!licence.isEmpty()) {
            entry.licence(licence);
        }
        columns.groups().forEach((kind, column) -> entry.group(kind, DelimitedText.value(row, column)));
        excerpt(row, columns, entry);
    }

    private static void labels(List<String> row, Columns columns, Collected.Entry entry) {
        Optional<Double> onset = seconds(row, columns.onset());
        Optional<Double> offset = seconds(row, columns.offset());
        for (int column : columns.labels()) {
            String value = DelimitedText.value(row, column);
            for (String label : columns.many() ? value.split(SEPARATORS) : new String[] {value}) {
                if (onset.isPresent() && offset.isPresent() && !label.isBlank()) {
                    entry.occurs(onset.get(), offset.get(), label);
                } else {
                    entry.label(label);
                }
            }
        }
    }

    private static void excerpt(List<String> row, Columns columns, Collected.Entry entry) {
        Optional<Double> duration = seconds(row, columns.duration());
        Optional<Double> start = seconds(row, columns.start());
        if (start.isPresent() || duration.isPresent()) {
            entry.excerpt(start.orElse(0.0), duration.orElse(Double.POSITIVE_INFINITY));
        }
    }

    private static Optional<Double> seconds(List<String> row, int column) {
        String value = DelimitedText.value(row, column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number of seconds.", e);
        }
    }
}
