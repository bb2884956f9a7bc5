package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * MTG-Jamendo (Bogdanov et al. 2019): tables {@code TRACK_ID ARTIST_ID ALBUM_ID PATH DURATION TAGS} whose rows are as long as they
 * have tags; a table for each part is named after it.
 */
final class JamendoReader implements DatasetReader {

    private static final List<String> HEADER = List.of("TRACK_ID", "ARTIST_ID", "ALBUM_ID", "PATH", "DURATION", "TAGS");

    @Override
    public String name() {
        return "mtg-jamendo";
    }

    @Override
    public String reads() {
        return "MTG-Jamendo (tables that begin with TRACK_ID, ARTIST_ID…)";
    }

    @Override
    public boolean recognises(DataSource source) throws IOException {
        return !tables(source).isEmpty();
    }

    private static List<Path> tables(DataSource source) throws IOException {
        if (Files.isRegularFile(source.path())) {
            return isTable(source.path()) ? List.of(source.path()) : List.of();
        }
        try (var entries = Files.list(source.path())) {
            return entries.sorted().filter(JamendoReader::isTable).toList();
        }
    }

    private static boolean isTable(Path file) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tsv")
                || !Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return first != null && first.startsWith(String.join("\t", HEADER));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        for (Path table : tables(source)) {
            String name = String.valueOf(table.getFileName());
            String part = Parts.of(name.substring(0, name.length() - 4)).orElse("");
            for (List<String> row : DelimitedText.read(table).body()) {
                read(row, part, data);
            }
        }
        return data.end("mtg-jamendo", "", "", new Task.Tags());
    }

    private static void read(List<String> row, String part, Collected data) {
        Optional<Collected.Entry> named = data.named(DelimitedText.value(row, HEADER.indexOf("PATH")));
        named.ifPresent(entry -> {
            entry.group("artist", DelimitedText.value(row, HEADER.indexOf("ARTIST_ID")));
            entry.group("album", DelimitedText.value(row, HEADER.indexOf("ALBUM_ID")));
            row.stream().skip(HEADER.indexOf("TAGS")).forEach(entry::label);
            entry.part(part);
        });
    }
}
