package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * MagnaTagATune (Law et al. 2009): a column of 0 and 1 for each tag, and a table of what is known of each clip. The parts are
 * those of most papers: sounds lie in sixteen folders, of which {@code 0} to {@code b} are for training, {@code c} for choosing,
 * {@code d} to {@code f} for judging. Clips with an empty file, three of the set, are found by {@code dataset check}.
 */
final class TagMatrixReader implements DatasetReader {

    private static final String TAGS = "annotations_final.csv";
    private static final String CLIPS = "clip_info_final.csv";

    @Override
    public String name() {
        return "magnatagatune";
    }

    @Override
    public String reads() {
        return "MagnaTagATune (" + TAGS + ")";
    }

    @Override
    public boolean recognises(DataSource source) {
        return Files.isRegularFile(source.folder().resolve(TAGS));
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        DelimitedText table = DelimitedText.read(source.folder().resolve(TAGS));
        int path = table.column("mp3_path");
        int id = table.column("clip_id");
        if (path < 0 || id < 0) {
            throw new IllegalArgumentException(
                    table.file() + " has no columns clip_id and mp3_path; it is not the table of MagnaTagATune.");
        }
        Map<String, List<String>> clips = clips(source.folder().resolve(CLIPS));
        Collected data = new Collected(source);
        for (List<String> row : table.body()) {
            String file = DelimitedText.value(row, path);
            data.named(file).ifPresent(entry -> {
                entry.part(part(file));
                tags(table.header(), row, path, id, entry);
                List<String> clip = clips.getOrDefault(DelimitedText.value(row, id), List.of());
                entry.group("artist", DelimitedText.value(clip, 0));
                entry.group("album", DelimitedText.value(clip, 1));
                entry.group("recording", DelimitedText.value(clip, 2));
            });
        }
        List<String> tags = table.header().stream()
                .filter(column -> !column.equals("mp3_path") && !column.equals("clip_id"))
                .toList();
        data.order(tags);
        return data.end("magnatagatune", "", "", new Task.Tags());
    }

    private static void tags(List<String> header, List<String> row, int path, int id, Collected.Entry entry) {
        for (int column = 0; column < header.size(); column++) {
            if (column != path
                    && column != id
                    && DelimitedText.value(row, column).equals("1")) {
                entry.label(header.get(column));
            }
        }
    }

    private static String part(String path) {
        return switch (path.isEmpty() ? ' ' : path.charAt(0)) {
            case 'c' -> Parts.VALIDATION;
            case 'd', 'e', 'f' -> Parts.TEST;
            default -> Parts.TRAIN;
        };
    }

    /** Artist, album and original recording by the clip's number. */
    private static Map<String, List<String>> clips(Path file) throws IOException {
        Map<String, List<String>> clips = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return clips;
        }
        DelimitedText table = DelimitedText.read(file);
        int id = table.column("clip_id");
        int artist = table.column("artist");
        int album = table.column("album");
        int original = table.column("original_url");
        for (List<String> row : table.body()) {
            clips.put(
                    DelimitedText.value(row, id),
                    List.of(
                            DelimitedText.value(row, artist),
                            DelimitedText.value(row, album),
                            DelimitedText.value(row, original)));
        }
        return clips;
    }
}
