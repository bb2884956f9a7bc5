package etude.report.annotation;

import etude.annotation.Beat;
import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.symbolic.format.MidiFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one kind of annotation from a file of any format that has it. {@link AnnotationWriter} writes them.
 *
 * <p>Formats: JAMS and, for notes, MIDI (both known by their content), and tables of text: columns divided by tabs, spaces, commas or semicolons, with or
 * without a header that names them, in UTF-8 or Latin-1, with the line ends of any system; {@code #} and {@code %} begin a
 * comment. Without a header the columns are those that mir_eval and MIREX have. Times are seconds.
 *
 * <p>Every method throws {@link AnnotationFormatException} where a file does not say what it should: the sentence names the file,
 * the line, what was found and what is allowed. No file makes them take more than some hundred megabytes.
 *
 * <pre>{@code
 * List<Beat> beats = AnnotationFiles.readBeats(Path.of("song.beats"));
 * }</pre>
 */
public final class AnnotationFiles {

    private static final Set<String> TEXT_OF_PARTS = Set.of(
            "segment_open",
            "segment_tut",
            "segment_salami_function",
            "segment_salami_upper",
            "segment_salami_lower",
            "lyrics",
            "tag_open");

    /** How MIDI files begin. */
    private static final String MIDI = "MThd";

    private AnnotationFiles() {}

    /**
     * Labelled stretches: lines {@code start end label}; labels of Audacity; in JAMS namespaces of segments, or else of tags. A
     * header may have a {@code duration} for the end. Without a third column labels are empty.
     */
    public static List<Segment> readSegments(Path file) throws IOException {
        return isJson(file)
                ? one(file, TEXT_OF_PARTS, "segment_open and the like", JamsNamespaces::toSegments)
                : TextAnnotations.segments(file);
    }

    /** Chords: as {@link #readSegments}; in JAMS the first annotation of namespace {@code chord_harte} or {@code chord}. */
    public static List<Segment> readChords(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("chord", "chord_harte"), "chord", JamsNamespaces::toSegments)
                : TextAnnotations.segments(file);
    }

    /**
     * Levels of structure, coarse ones first: namespace {@code multi_segment} of JAMS; any other file is one level.
     *
     * @param files one of JAMS, or one for each level
     */
    public static List<List<Segment>> readHierarchy(List<Path> files) throws IOException {
        List<List<Segment>> levels = new ArrayList<>();
        for (Path file : files) {
            if (isJson(file)) {
                levels.addAll(one(file, Set.of("multi_segment"), "multi_segment", JamsNamespaces::toLevels));
            } else {
                levels.add(TextAnnotations.segments(file));
            }
        }
        return levels;
    }

    /** Beats: lines {@code time position}, the second as wanted; in JAMS namespaces {@code beat_position} and {@code beat}. */
    public static List<Beat> readBeats(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("beat_position", "beat"), "beat", JamsNamespaces::toBeats)
                : TextAnnotations.beats(file);
    }

    /** Times of onsets or other events: the first number of each line; in JAMS namespace {@code onset}, or else of beats. */
    public static double[] readTimes(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("onset", "beat_position", "beat"), "onset", JamsNamespaces::toTimes)
                : TextAnnotations.times(file);
    }

    /**
     * A pitch over time: lines {@code time frequency}. Frequencies of 0 or {@code nan} are unvoiced frames, negative ones
     * unvoiced frames with what the pitch would be. A column {@code confidence} or {@code voicing} (0 to 1) says how sure
     * voiced frames are. In JAMS namespaces {@code pitch_contour}, {@code pitch_hz} and {@code pitch_midi}.
     */
    public static PitchTrack readPitch(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("pitch_contour", "pitch_hz", "pitch_midi"), "pitch_contour", JamsNamespaces::toPitch)
                : TextAnnotations.pitch(file);
    }

    /** All pitches over time: lines {@code time frequency frequency …}, as many as sound; 0 is none. */
    public static MultiPitch readMultiPitch(Path file) throws IOException {
        return TextAnnotations.multiPitch(file);
    }

    /**
     * Notes: lines {@code onset offset frequency velocity}, the last as wanted; a note's name ({@code A4}) may stand for the
     * frequency. A header may have {@code duration} for the offset and {@code midi} for the frequency. In the order of the file.
     *
     * <p>In JAMS namespaces {@code note_hz} and {@code note_midi}: of several annotations all are put together where each has
     * a data source of its own, as the strings of a guitar do; otherwise the first is taken. Of MIDI files all notes but those
     * of drums. Both in the order of their onsets.
     */
    public static List<PitchedNote> readNotes(Path file) throws IOException {
        if (begins(file, MIDI)) {
            return byOnset(midiNotes(file));
        }
        return isJson(file) ? byOnset(jamsNotes(file)) : TextAnnotations.notes(file);
    }

    private static List<PitchedNote> byOnset(List<PitchedNote> notes) {
        return notes.stream()
                .sorted(Comparator.comparingDouble(PitchedNote::onset))
                .toList();
    }

    private static List<PitchedNote> midiNotes(Path file) throws IOException {
        return MidiFile.read(file).piece().parts().stream()
                .filter(part -> !part.drums())
                .flatMap(part -> part.notes().stream())
                .map(note ->
                        new PitchedNote(note.onset(), note.end(), TextAnnotations.hz(note.pitch()), note.velocity()))
                .toList();
    }

    private static boolean begins(Path file, String letters) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(letters.length()), StandardCharsets.ISO_8859_1).equals(letters);
        }
    }

    /** A key such as {@code F# minor}: the only line, or the label of the only stretch; in JAMS namespace {@code key_mode}. */
    public static String readKey(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("key_mode"), "key_mode", JamsNamespaces::toKey)
                : TextAnnotations.key(file);
    }

    /**
     * Tempi: one line {@code first second weight}; with two numbers both weigh the same, with one it is the only tempo. In JAMS
     * namespace {@code tempo}.
     */
    public static Tempi readTempo(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("tempo"), "tempo", JamsNamespaces::toTempi)
                : TextAnnotations.tempo(file);
    }

    /** Patterns: {@code pattern1}, {@code occurrence1}, then lines {@code onset, pitch}; in JAMS {@code pattern_jku}. */
    public static List<Pattern> readPatterns(Path file) throws IOException {
        return isJson(file)
                ? one(file, Set.of("pattern_jku"), "pattern_jku", JamsNamespaces::toPatterns)
                : PatternFiles.read(file);
    }

    /**
     * Sound events by recording: lines {@code onset offset label}, which then are of one recording named by the empty text; or
     * {@code recording onset offset label}, perhaps with the scene behind the recording. A line with a recording alone says
     * that nothing happens in it. In JAMS as {@link #readSegments}.
     */
    public static Map<String, List<Segment>> readEvents(Path file) throws IOException {
        return isJson(file) ? Map.of("", readSegments(file)) : ListFiles.events(file);
    }

    /** The class of each item: lines {@code item class}; numbers between them, as of times, are passed over. */
    public static Map<String, String> readClasses(Path file) throws IOException {
        return ListFiles.classes(file);
    }

    /** Scores of tags, or tags as 0 and 1: the first line names the tags, the first column the clips. */
    public static TagScores readTags(Path file) throws IOException {
        return ListFiles.tags(file);
    }

    private static boolean isJson(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64)) {
            int b = in.read();
            if (b == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
                b = in.read();
            }
            while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                b = in.read();
            }
            return b == '{';
        }
    }

    /** The first annotation of some namespaces that says something. */
    private static <T> T one(Path file, Set<String> namespaces, String usual, Function<Jams.Annotation, T> meaning)
            throws IOException {
        Jams jams = Jams.read(file);
        for (Jams.Annotation annotation : jams.annotations()) {
            if (namespaces.contains(annotation.namespace())
                    && !annotation.data().isEmpty()) {
                return meaning(file, annotation, meaning);
            }
        }
        throw missing(file, jams, usual);
    }

    private static <T> T meaning(Path file, Jams.Annotation annotation, Function<Jams.Annotation, T> meaning)
            throws AnnotationFormatException {
        try {
            return meaning.apply(annotation);
        } catch (IllegalArgumentException e) {
            throw new AnnotationFormatException(file + ", " + annotation.namespace() + ": " + e.getMessage());
        }
    }

    private static AnnotationFormatException missing(Path file, Jams jams, String usual) {
        List<String> there = jams.annotations().stream()
                .filter(annotation -> !annotation.data().isEmpty())
                .map(Jams.Annotation::namespace)
                .distinct()
                .toList();
        return new AnnotationFormatException(file + " has no annotation of " + usual
                + (there.isEmpty()
                        ? "; all its annotations are empty."
                        : "; it has: " + String.join(", ", there) + "."));
    }

    private static List<PitchedNote> jamsNotes(Path file) throws IOException {
        Jams jams = Jams.read(file);
        List<Jams.Annotation> all = new ArrayList<>(jams.of("note_hz"));
        if (all.isEmpty()) {
            all.addAll(jams.of("note_midi"));
        }
        if (all.isEmpty()) {
            throw missing(file, jams, "note_hz or note_midi");
        }
        List<PitchedNote> notes = new ArrayList<>();
        for (Jams.Annotation annotation : haveSourcesOfTheirOwn(all) ? all : all.subList(0, 1)) {
            notes.addAll(meaning(file, annotation, JamsNamespaces::toNotes));
        }
        return notes;
    }

    private static boolean haveSourcesOfTheirOwn(List<Jams.Annotation> annotations) {
        Set<String> sources = new HashSet<>();
        return annotations.stream()
                .map(annotation -> JamsReader.text(annotation.metadata(), "data_source"))
                .allMatch(source -> !source.isEmpty() && sources.add(source));
    }
}
