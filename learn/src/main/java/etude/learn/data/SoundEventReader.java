package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sound events of DCASE 2017 and 2018, task 4: weak labels ({@code filename}, {@code event_labels} with commas) for training, strong
 * ones ({@code filename}, {@code onset}, {@code offset}, {@code event_label}) for judging. The tables of 2017 have no header: two
 * to four columns of the same meaning, one label a row. Sounds whose names begin with {@code Y} are named with and without it.
 */
final class SoundEventReader implements DatasetReader {

    private static final int STRONG = 4;

    @Override
    public String name() {
        return "dcase";
    }

    @Override
    public String reads() {
        return "sound events of DCASE task 4 (weak.csv, test.csv…, or groundtruth_*_label_*.csv)";
    }

    @Override
    public boolean recognises(DataSource source) throws IOException {
        return !tables(source).isEmpty();
    }

    /** Weak tables first: what is strong says more, and comes on top. */
    private static List<Path> tables(DataSource source) throws IOException {
        if (Files.isRegularFile(source.path())) {
            return isTable(source.path()) ? List.of(source.path()) : List.of();
        }
        try (var entries = Files.walk(source.path(), 3)) {
            return entries.filter(SoundEventReader::isTable)
                    .sorted(Comparator.comparing((Path table) -> !isWeak(table)).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isWeak(Path table) {
        return String.valueOf(table.getFileName()).contains("weak");
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!(name.endsWith(".csv") || name.endsWith(".tsv")) || !Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.newBufferedReader(file)) {
            String first = String.valueOf(lines.readLine()).replace("\uFEFF", "");
            return first.equals("filename\tevent_labels")
                    || first.equals("filename\tonset\toffset\tevent_label")
                    || (name.startsWith("groundtruth_") && first.indexOf('\t') > 0);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        for (Path table : tables(source)) {
            read(table, data);
        }
        return data.end("dcase", "", "", new Task.Events());
    }

    private static void read(Path file, Collected data) throws IOException {
        DelimitedText table = DelimitedText.read(file);
        boolean headed = table.header().get(0).equals("filename");
        String part = part(file);
        int line = headed ? 1 : 0;
        for (List<String> row : headed ? table.body() : table.rows()) {
            line++;
            try {
                read(row, part, isWeak(file), data);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", row " + line + ": " + e.getMessage(), e);
            }
        }
    }

    private static void read(List<String> row, String part, boolean weak, Collected data) {
        Optional<Collected.Entry> named = named(row.get(0), data);
        if (named.isEmpty()) {
            return;
        }
        Collected.Entry entry = named.get().part(part);
        List<String> rest = new ArrayList<>(row.subList(1, row.size()));
        if (!weak && rest.size() >= STRONG - 1 && !rest.get(0).isEmpty()) {
            entry.occurs(seconds(rest.get(0)), seconds(rest.get(1)), rest.get(2));
        } else if (!rest.isEmpty()) {
            for (String label : rest.get(rest.size() - 1).split(",")) {
                entry.label(label);
            }
        }
    }

    private static Optional<Collected.Entry> named(String name, Collected data) {
        if (data.sounds().find(name).isEmpty() && data.sounds().find("Y" + name).isPresent()) {
            return data.named("Y" + name);
        }
        return data.named(name);
    }

    private static double seconds(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number of seconds.", e);
        }
    }

    /** By what the tables are called: {@code test} and {@code eval} are for judging. */
    private static String part(Path table) {
        String name = String.valueOf(table.getFileName()).toLowerCase(Locale.ROOT);
        if (name.contains("test")) {
            return Parts.TEST;
        }
        return name.contains("eval") ? Parts.TEST : Parts.TRAIN;
    }
}
