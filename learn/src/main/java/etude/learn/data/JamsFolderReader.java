package etude.learn.data;

import etude.network.Task;
import etude.report.annotation.Jams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JAMS file for each sound. Tags and segments are labels; segments that cover less than the sound, notes and chords are events.
 * A sound is found by the name of its JAMS file, or by one that begins with it ({@code a.jams}, {@code a_mic.wav}).
 */
final class JamsFolderReader implements DatasetReader {

    private static final List<String> TAGS = List.of(
            "tag_open",
            "tag_gtzan",
            "tag_medleydb_instruments",
            "tag_cal500",
            "tag_cal10k",
            "tag_msd_tagtraum_cd1",
            "tag_msd_tagtraum_cd2",
            "mood_thayer");
    private static final List<String> EVENTS = List.of(
            "tag_audioset",
            "tag_urbansound",
            "scaper",
            "sound_event",
            "note_midi",
            "chord",
            "chord_harte",
            "segment_open");
    private static final String NOTE = "note_midi";

    @Override
    public String name() {
        return "jams";
    }

    @Override
    public String reads() {
        return "a JAMS file for each sound";
    }

    @Override
    public boolean recognises(DataSource source) throws IOException {
        return !files(source).isEmpty();
    }

    private static List<Path> files(DataSource source) throws IOException {
        if (Files.isRegularFile(source.path())) {
            return isJams(source.path()) ? List.of(source.path()) : List.of();
        }
        try (var entries = Files.walk(source.path(), 4)) {
            return entries.filter(JamsFolderReader::isJams).sorted().toList();
        }
    }

    private static boolean isJams(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".jams")
                && Files.isRegularFile(file);
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        String wanted = source.columns().getOrDefault("namespace", "");
        for (Path file : files(source)) {
            Jams jams = Jams.read(file);
            Optional<String> sound = sound(file, data.sounds());
            if (sound.isEmpty()) {
                data.remark(
                        "label without audio", Sounds.slashes(source.folder().relativize(file)));
                continue;
            }
            Collected.Entry entry = data.at(sound.get());
            jams.annotations().stream()
                    .filter(annotation ->
                            wanted.isEmpty() || annotation.namespace().equals(wanted))
                    .forEach(annotation -> labels(annotation, !wanted.isEmpty(), entry));
            entry.group("artist", jams.file().artist());
            entry.group("album", jams.file().release());
        }
        return data.end(source.name(), "", "", task(data));
    }

    private static Task task(Collected data) {
        if (data.anyWith(Collected::strong)) {
            return new Task.Events();
        }
        return data.anyWith(Collected::several) ? new Task.Tags() : new Task.Classes();
    }

    private static Optional<String> sound(Path jams, Sounds sounds) {
        String stem = Sounds.stem(String.valueOf(jams.getFileName()));
        Optional<String> same = sounds.find(stem);
        if (same.isPresent()) {
            return same;
        }
        List<String> beginning = sounds.paths().stream()
                .filter(path -> path.substring(path.lastIndexOf('/') + 1).startsWith(stem))
                .toList();
        return beginning.size() == 1 ? Optional.of(beginning.get(0)) : Optional.empty();
    }

    private static void labels(Jams.Annotation annotation, boolean wanted, Collected.Entry entry) {
        boolean timed = EVENTS.contains(annotation.namespace());
        if (!timed && !TAGS.contains(annotation.namespace()) && !wanted) {
            return;
        }
        for (Jams.Observation observation : annotation.data()) {
            String label = label(annotation.namespace(), observation);
            if (label.isBlank()) {
                continue;
            }
            if ((timed || wanted) && observation.duration() > 0 && observation.time() >= 0) {
                entry.occurs(observation.time(), observation.time() + observation.duration(), label);
            } else {
                entry.label(label);
            }
        }
    }

    /** Notes are named by the nearest MIDI pitch; scaper's events by their label. */
    private static String label(String namespace, Jams.Observation observation) {
        Object value = observation.value();
        if (namespace.equals(NOTE) && value instanceof Number pitch) {
            return Long.toString(Math.round(pitch.doubleValue()));
        }
        if (value instanceof java.util.Map<?, ?> map) {
            boolean background = "background".equals(map.get("role"));
            return background || map.get("label") == null ? "" : String.valueOf(map.get("label"));
        }
        return value == null ? "" : String.valueOf(value);
    }
}
