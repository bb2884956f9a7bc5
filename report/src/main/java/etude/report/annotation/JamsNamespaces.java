package etude.report.annotation;

import etude.annotation.Beat;
import etude.annotation.Method;
import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the values of JAMS' namespaces mean, both ways. What an annotation says that its type has no word for stays behind.
 *
 * <p>Reading refuses, by {@link IllegalArgumentException} with a sentence, values that are not of the namespace.
 */
public final class JamsNamespaces {

    private JamsNamespaces() {}

    /** Beats as namespace {@code beat}: the value is the number in the bar, {@code null} where it is not known. */
    public static Jams.Annotation beats(List<Beat> beats, Method method) {
        return annotation(
                "beat",
                method,
                beats.stream()
                        .map(beat -> moment(beat.time(), beat.position() == 0 ? null : (double) beat.position()))
                        .toList());
    }

    /** Times as namespace {@code onset}. */
    public static Jams.Annotation onsets(double[] times, Method method) {
        return annotation(
                "onset",
                method,
                IntStream.range(0, times.length)
                        .mapToObj(i -> moment(times[i], null))
                        .toList());
    }

    /** Labelled stretches as a namespace of labels, such as {@code chord_harte}, {@code segment_open}, {@code tag_open}. */
    public static Jams.Annotation segments(String namespace, List<Segment> segments, Method method) {
        return annotation(
                namespace,
                method,
                segments.stream()
                        .map(segment ->
                                new Jams.Observation(segment.start(), segment.duration(), segment.label(), Double.NaN))
                        .toList());
    }

    /** Levels of structure, coarse ones first, as namespace {@code multi_segment}. */
    public static Jams.Annotation levels(List<List<Segment>> levels, Method method) {
        List<Jams.Observation> data = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            for (Segment segment : levels.get(level)) {
                Map<String, @Nullable Object> value = new LinkedHashMap<>();
                value.put("label", segment.label());
                value.put("level", level);
                data.add(new Jams.Observation(segment.start(), segment.duration(), value, Double.NaN));
            }
        }
        return annotation("multi_segment", method, data);
    }

    /** Notes as namespace {@code note_hz}; their velocities have no place in it. */
    public static Jams.Annotation notes(List<PitchedNote> notes, Method method) {
        return annotation(
                "note_hz",
                method,
                notes.stream()
                        .map(note -> new Jams.Observation(note.onset(), note.duration(), note.frequency(), Double.NaN))
                        .toList());
    }

    /** A pitch over time as namespace {@code pitch_contour}, the probability of a pitch as confidence. */
    public static Jams.Annotation pitch(PitchTrack track, Method method) {
        List<Jams.Observation> data = new ArrayList<>();
        for (int i = 0; i < track.count(); i++) {
            Map<String, @Nullable Object> value = new LinkedHashMap<>();
            value.put("index", 0);
            value.put("frequency", track.frequencies()[i]);
            value.put("voiced", track.voiced(i));
            data.add(new Jams.Observation(track.times()[i], 0, value, track.voicing()[i]));
        }
        return annotation("pitch_contour", method, data);
    }

    /** A key such as {@code Eb major}, of a stretch, as namespace {@code key_mode}. */
    public static Jams.Annotation key(String key, double duration, Method method) {
        String value = key.strip().replaceFirst("\\s+", ":");
        return annotation("key_mode", method, List.of(new Jams.Observation(0, duration, value, Double.NaN)));
    }

    /** Tempi as namespace {@code tempo}, their weights as confidence. */
    public static Jams.Annotation tempo(Tempi tempi, double duration, Method method) {
        List<Jams.Observation> data = new ArrayList<>();
        data.add(new Jams.Observation(0, duration, tempi.first(), tempi.weight()));
        if (tempi.second() > 0) {
            data.add(new Jams.Observation(0, duration, tempi.second(), 1 - tempi.weight()));
        }
        return annotation("tempo", method, data);
    }

    private static Jams.Annotation annotation(String namespace, Method method, List<Jams.Observation> data) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("curator", Map.of("name", "", "email", ""));
        metadata.put("annotator", Map.of());
        metadata.put("version", "");
        metadata.put("corpus", "");
        metadata.put("annotation_tools", method.name());
        metadata.put("annotation_rules", method.source());
        metadata.put("validation", "");
        metadata.put("data_source", "program");
        return new Jams.Annotation(namespace, metadata, data, Double.NaN, Double.NaN, Map.of());
    }

    private static Jams.Observation moment(double time, @Nullable Object value) {
        return new Jams.Observation(time, 0, value, Double.NaN);
    }

    /** How an annotation was made, as far as it says so. */
    public static Method method(Jams.Annotation annotation) {
        return new Method(
                JamsReader.text(annotation.metadata(), "annotation_tools"),
                JamsReader.text(annotation.metadata(), "annotation_rules"));
    }

    /** Beats of namespaces {@code beat} and {@code beat_position}. */
    public static List<Beat> toBeats(Jams.Annotation annotation) {
        return annotation.data().stream()
                .map(o -> new Beat(o.time(), position(o.value())))
                .sorted(Comparator.comparingDouble(Beat::time))
                .toList();
    }

    private static int position(@Nullable Object value) {
        double number = JamsReader.number(value instanceof Map<?, ?> map ? map.get("position") : value);
        return number >= 1 && number < 1e6 && number == Math.rint(number) ? (int) number : 0;
    }

    /** Times of anything, ascending. */
    public static double[] toTimes(Jams.Annotation annotation) {
        return annotation.data().stream()
                .mapToDouble(Jams.Observation::time)
                .sorted()
                .toArray();
    }

    /** Stretches of a namespace whose values are labels, or maps with a {@code label}. */
    public static List<Segment> toSegments(Jams.Annotation annotation) {
        return annotation.data().stream().map(JamsNamespaces::segment).toList();
    }

    private static Segment segment(Jams.Observation o) {
        Object value = o.value() instanceof Map<?, ?> map ? map.get("label") : o.value();
        if (value != null && !(value instanceof String) && !(value instanceof Number)) {
            throw new IllegalArgumentException("The value at " + o.time() + " s is no label.");
        }
        return new Segment(o.time(), o.time() + o.duration(), value == null ? "" : value.toString());
    }

    /** Levels of namespace {@code multi_segment}, coarse ones first. */
    public static List<List<Segment>> toLevels(Jams.Annotation annotation) {
        Map<Double, List<Segment>> levels = new TreeMap<>();
        for (Jams.Observation o : annotation.data()) {
            double level = JamsReader.number(o.value() instanceof Map<?, ?> map ? map.get("level") : null);
            if (Double.isNaN(level)) {
                throw new IllegalArgumentException("The segment at " + o.time() + " s has no level, a number.");
            }
            levels.computeIfAbsent(level, l -> new ArrayList<>()).add(segment(o));
        }
        return List.copyOf(levels.values());
    }

    /** Notes of namespaces {@code note_hz} and {@code note_midi}; those of no frequency, 0 Hz, are left out. */
    public static List<PitchedNote> toNotes(Jams.Annotation annotation) {
        boolean midi = annotation.namespace().equals("note_midi");
        List<PitchedNote> notes = new ArrayList<>();
        for (Jams.Observation o : annotation.data()) {
            double value = JamsReader.number(o.value());
            double hz = midi ? TextAnnotations.hz(value) : value;
            if (Double.isNaN(hz)) {
                throw new IllegalArgumentException("The note at " + o.time() + " s has no pitch, a number.");
            }
            if (hz != 0) {
                notes.add(PitchedNote.of(o.time(), o.time() + o.duration(), hz));
            }
        }
        return notes;
    }

    /** A pitch over time of namespace {@code pitch_contour}, {@code pitch_hz} or {@code pitch_midi}. */
    public static PitchTrack toPitch(Jams.Annotation annotation) {
        List<Jams.Observation> data = annotation.data().stream()
                .sorted(Comparator.comparingDouble(Jams.Observation::time))
                .toList();
        double[] times = new double[data.size()];
        double[] frequencies = new double[times.length];
        double[] voicing = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = data.get(i).time();
            double hz = frequency(data.get(i), annotation.namespace());
            frequencies[i] = Math.abs(hz);
            boolean voiced = data.get(i).value() instanceof Map<?, ?> map
                    ? !Boolean.FALSE.equals(map.get("voiced")) && hz > 0
                    : hz > 0;
            double confidence = data.get(i).confidence();
            boolean sure = voiced && confidence >= 0.5 && confidence <= 1;
            voicing[i] = sure ? confidence : voiced ? 1 : 0;
        }
        return new PitchTrack(times, frequencies, voicing);
    }

    private static double frequency(Jams.Observation o, String namespace) {
        double number = JamsReader.number(o.value() instanceof Map<?, ?> map ? map.get("frequency") : o.value());
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("The frame at " + o.time() + " s has no frequency, a number.");
        }
        return namespace.equals("pitch_midi") ? TextAnnotations.hz(number) : number;
    }

    /** The first key of namespace {@code key_mode}, such as {@code Eb major}. */
    public static String toKey(Jams.Annotation annotation) {
        List<Segment> keys = toSegments(annotation);
        if (keys.size() != 1) {
            throw new IllegalArgumentException(
                    "There are " + keys.size() + " keys; one key of the whole piece can be read.");
        }
        return TextAnnotations.keyLabel(keys.get(0).label());
    }

    /** The first two tempi of namespace {@code tempo}; the first's confidence is its weight. */
    public static Tempi toTempi(Jams.Annotation annotation) {
        List<Jams.Observation> data = annotation.data();
        double[] tempi = data.stream()
                .limit(2)
                .mapToDouble(o -> JamsReader.number(o.value()))
                .toArray();
        if (tempi.length == 0) {
            throw new IllegalArgumentException("There is no tempo.");
        }
        if (tempi.length == 1) {
            return Tempi.of(tempi[0]);
        }
        double confidence = data.get(0).confidence();
        return new Tempi(tempi[0], tempi[1], Double.isNaN(confidence) ? 0.5 : confidence);
    }

    /** Patterns of namespace {@code pattern_jku}, with onsets as the file's times. */
    public static List<Pattern> toPatterns(Jams.Annotation annotation) {
        Map<Double, Map<Double, List<Pattern.Point>>> patterns = new TreeMap<>();
        for (Jams.Observation o : annotation.data()) {
            Map<String, @Nullable Object> value = JamsReader.map(o.value());
            double pattern = JamsReader.number(value.get("pattern_id"));
            double occurrence = JamsReader.number(value.get("occurrence_id"));
            patterns.computeIfAbsent(pattern, p -> new TreeMap<>())
                    .computeIfAbsent(occurrence, p -> new ArrayList<>())
                    .add(new Pattern.Point(o.time(), JamsReader.number(value.get("midi_pitch"))));
        }
        return patterns.values().stream()
                .map(occurrences -> new Pattern(occurrences.values().stream()
                        .map(Pattern.Occurrence::new)
                        .toList()))
                .toList();
    }
}
