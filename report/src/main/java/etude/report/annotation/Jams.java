package etude.report.annotation;

import etude.io.AtomicFile;
import etude.report.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a JAMS file says: annotations of one recording, of any kinds, with who made them and how.
 * {@link JamsNamespaces} says what their values mean.
 *
 * <p>Values, metadata and sandboxes are trees as JSON has them: maps, lists, texts, numbers, truth values and {@code null}.
 *
 * @param file what is known of the recording
 * @param annotations in the order of the file
 * @param sandbox whatever else its makers noted
 * @see <a href="https://github.com/marl/jams-data">Humphrey et al., JAMS: a JSON annotated music specification for reproducible
 *     MIR research, ISMIR 2014</a>
 */
public record Jams(FileMetadata file, List<Annotation> annotations, Map<String, @Nullable Object> sandbox) {

    /** The version of the format that is written. */
    private static final String VERSION = "0.3.4";

    /** Copies the lists. */
    public Jams {
        annotations = List.copyOf(annotations);
        sandbox = Collections.unmodifiableMap(new LinkedHashMap<>(sandbox));
    }

    /** Annotations of a recording. */
    public static Jams of(FileMetadata file, List<Annotation> annotations) {
        return new Jams(file, annotations, Map.of());
    }

    /**
     * What is known of a recording; texts are empty where they are not.
     *
     * @param title of the piece
     * @param artist who plays
     * @param release on which it came out
     * @param duration seconds; NaN where it is not known
     * @param identifiers names that others give it
     */
    public record FileMetadata(
            String title, String artist, String release, double duration, Map<String, @Nullable Object> identifiers) {

        /** Copies the map. */
        public FileMetadata {
            identifiers = Collections.unmodifiableMap(new LinkedHashMap<>(identifiers));
        }

        /** A recording of which the title and the duration in seconds are known. */
        public static FileMetadata of(String title, double duration) {
            return new FileMetadata(title, "", "", duration, Map.of());
        }
    }

    /**
     * One kind of thing that somebody said about a recording.
     *
     * @param namespace the kind, such as {@code chord_harte}
     * @param metadata who said it and how
     * @param data what was said, in the order of the file
     * @param time where the annotated part begins, seconds; NaN where it is not said
     * @param duration of the annotated part, seconds; NaN where it is not said
     * @param sandbox whatever else its makers noted
     */
    public record Annotation(
            String namespace,
            Map<String, @Nullable Object> metadata,
            List<Observation> data,
            double time,
            double duration,
            Map<String, @Nullable Object> sandbox) {

        /** Copies the lists. */
        public Annotation {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            data = List.copyOf(data);
            sandbox = Collections.unmodifiableMap(new LinkedHashMap<>(sandbox));
        }
    }

    /**
     * Something at a time.
     *
     * @param time seconds, finite
     * @param duration seconds, at least 0
     * @param value as the namespace has it
     * @param confidence usually from 0 to 1; NaN where none is given
     */
    public record Observation(
            double time, double duration, @Nullable Object value, double confidence) {

        /** Checks the times. */
        public Observation {
            if (!Double.isFinite(time) || !(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("There is something at " + time + " s for " + duration
                        + " s; both must be finite numbers, the second not negative.");
            }
        }
    }

    /**
     * Reads a file, with annotations both as lists of observations and as lists of times, durations and values.
     *
     * @throws AnnotationFormatException if it is not JAMS, or has more than some millions of values
     */
    public static Jams read(Path file) throws IOException {
        return JamsReader.read(file);
    }

    /** Annotations of a namespace that say something. */
    public List<Annotation> of(String namespace) {
        return annotations.stream()
                .filter(annotation -> annotation.namespace().equals(namespace))
                .filter(annotation -> !annotation.data().isEmpty())
                .toList();
    }

    /**
     * Writes a file.
     *
     * @param overwrite whether one that is there may be replaced
     * @throws IllegalArgumentException if something is before 0 s, which the format does not allow
     */
    public void write(Path target, boolean overwrite) throws IOException {
        AtomicFile.write(target, overwrite, bytes());
    }

    /**
     * As the content of a file.
     *
     * @throws IllegalArgumentException if something is before 0 s, which the format does not allow
     */
    public byte[] bytes() {
        return Json.write(tree()).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> recording = new LinkedHashMap<>();
        recording.put("title", file.title());
        recording.put("artist", file.artist());
        recording.put("release", file.release());
        recording.put("duration", Double.isNaN(file.duration()) ? 0.0 : file.duration());
        recording.put("identifiers", file.identifiers());
        recording.put("jams_version", VERSION);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("file_metadata", recording);
        tree.put("annotations", annotations.stream().map(Jams::tree).toList());
        tree.put("sandbox", sandbox);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Annotation annotation) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("namespace", annotation.namespace());
        tree.put("annotation_metadata", annotation.metadata());
        tree.put("data", annotation.data().stream().map(Jams::tree).toList());
        tree.put("sandbox", annotation.sandbox());
        tree.put("time", Double.isNaN(annotation.time()) ? null : annotation.time());
        tree.put("duration", Double.isNaN(annotation.duration()) ? null : annotation.duration());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Observation observation) {
        if (observation.time() < 0) {
            throw new IllegalArgumentException("There is something at " + observation.time()
                    + " s; JAMS counts from the start of the recording, so it must not be before 0.");
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("time", observation.time());
        tree.put("duration", observation.duration());
        tree.put("value", observation.value());
        tree.put("confidence", Double.isNaN(observation.confidence()) ? null : observation.confidence());
        return tree;
    }
}
