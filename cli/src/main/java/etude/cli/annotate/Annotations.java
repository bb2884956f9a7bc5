package etude.cli.annotate;

import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.pitch.PitchEstimate;
import etude.analysis.pitch.Transcription;
import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.OnsetTrack;
import etude.analysis.rhythm.TempoCandidate;
import etude.analysis.structure.Structure;
import etude.annotation.ChordLabel;
import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.report.annotation.Jams;
import etude.report.annotation.JamsNamespaces;
import etude.report.annotation.LabelTable;
import etude.report.annotation.Tempi;
import etude.signal.NoteName;
import etude.symbolic.KeySignature;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.format.MidiFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was heard in a file, in the formats it can be written in. */
public final class Annotations {

    static final List<String> BEAT_KINDS = List.of("csv", "jams", "beats", "txt");
    static final List<String> ONSET_KINDS = List.of("csv", "jams", "txt");
    static final List<String> SECTION_KINDS = List.of("csv", "jams", "lab", "txt");
    static final List<String> CHORD_KINDS = List.of("csv", "jams", "lab", "txt", "mid");
    static final List<String> KEY_KINDS = List.of("csv", "jams", "lab", "txt");
    static final List<String> PITCH_KINDS = List.of("csv", "jams");
    static final List<String> NOTE_KINDS = List.of("mid", "jams", "csv", "txt");

    /** With fewer pitch classes a key is a guess. */
    private static final int FEWEST_CLASSES = 4;

    private final String title;
    private final double duration;
    private final Optional<Key> key;

    private Annotations(String title, double duration, Optional<Key> key) {
        this.title = title;
        this.duration = duration;
        this.key = key;
    }

    /** Of a sound file, named after it. */
    static Annotations of(Path file, double duration) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new Annotations(dot > 0 ? name.substring(0, dot) : name, duration, Optional.empty());
    }

    /**
     * Of a sound.
     *
     * @param title its name
     * @param duration seconds
     */
    public static Annotations of(String title, double duration) {
        return new Annotations(title, duration, Optional.empty());
    }

    /** The same in a key: notes are named by it, and MIDI files have its signature. */
    public Annotations inKey(Optional<Key> key) {
        return new Annotations(title, duration, key);
    }

    private byte[] midi(Piece piece) {
        List<KeySignature> keys = key.map(k -> new KeySignature(0, k.sharps(), k.mode() == Key.Mode.MINOR)).stream()
                .toList();
        return MidiFile.write(piece, MidiFile.TEMPO, keys);
    }

    /**
     * Something that can be written in several formats.
     *
     * @param jams as an annotation of JAMS
     * @param others as a file of another format, by its extension
     */
    public record Writable(String title, double duration, Jams.Annotation jams, Function<String, byte[]> others) {

        /**
         * As a file.
         *
         * @param kind extension of a format it has
         */
        public byte[] bytes(String kind) {
            return kind.equals("jams") ? file(title, duration, List.of(jams)) : others.apply(kind);
        }
    }

    private Writable writable(Jams.Annotation jams, Function<String, byte[]> others) {
        return new Writable(title, duration, jams, others);
    }

    /** A JAMS file of several annotations. */
    public byte[] jams(List<Writable> all) {
        return file(title, duration, all.stream().map(Writable::jams).toList());
    }

    private static byte[] file(String title, double duration, List<Jams.Annotation> annotations) {
        return Jams.of(Jams.FileMetadata.of(title, duration), annotations).bytes();
    }

    /** The tempo with the next likely one: jams alone. */
    public Writable tempo(BeatTrack track) {
        List<TempoCandidate> tempi = track.tempo().candidates();
        double first = tempi.isEmpty() ? 0 : tempi.get(0).bpm();
        double second = tempi.size() < 2 ? first : tempi.get(1).bpm();
        double both =
                tempi.stream().limit(2).mapToDouble(TempoCandidate::confidence).sum();
        double weight = tempi.size() < 2 || both == 0 ? 1 : tempi.get(0).confidence() / both;
        return writable(JamsNamespaces.tempo(new Tempi(first, second, weight), duration, track.method()), kind -> {
            throw new IllegalArgumentException("A tempo is written as jams alone, not as " + kind + ".");
        });
    }

    /** Beats: csv, beats (time and number in the bar), txt (labels of Audacity), jams. */
    public Writable beats(BeatTrack track) {
        List<Row> rows = track.beats().stream()
                .map(beat -> Row.moment(beat.time(), Integer.toString(beat.position()), track.confidence()))
                .toList();
        return writable(JamsNamespaces.beats(track.beats(), track.method()), kind -> moments(kind, "position", rows));
    }

    /** Onsets: csv, txt, jams. */
    Writable onsets(OnsetTrack track) {
        List<Row> rows = track.onsets().stream()
                .map(onset -> Row.moment(onset.time(), number(onset.strength()), Double.NaN))
                .toList();
        return writable(JamsNamespaces.onsets(track.times(), track.method()), kind -> moments(kind, "strength", rows));
    }

    /** Chords: csv, lab, txt, mid, jams. */
    public Writable chords(ChordTrack track) {
        List<Row> rows = track.chords().stream()
                .map(chord -> Row.of(chord.segment(), chord.confidence()))
                .toList();
        return writable(
                JamsNamespaces.segments("chord", track.segments(), track.method()),
                kind -> kind.equals("mid") ? midi(piece(track)) : stretches(kind, "chord", rows));
    }

    /** Chords as triads around middle C. */
    private Piece piece(ChordTrack track) {
        List<Note> notes = new ArrayList<>();
        for (Segment segment : track.segments()) {
            ChordLabel chord = ChordLabel.parse(segment.label());
            for (int c = 0; c < 12 && segment.duration() > 0; c++) {
                if (chord.isChord() && (chord.pitchClasses() >> c & 1) == 1) {
                    int key = 60
                            + Math.floorMod(c - chord.rootClass(), 12)
                            + chord.rootClass()
                            - (chord.rootClass() > 6 ? 12 : 0);
                    notes.add(new Note(Math.max(0, segment.start()), segment.duration(), key, 80));
                }
            }
        }
        return new Piece(title, List.of(Part.of("chords", 0, notes)));
    }

    /** The key: csv, lab, txt, jams. */
    public Writable key(KeyEstimate estimate) {
        String label = estimate.best().map(Key::label).orElse("");
        List<Row> rows = label.isEmpty() ? List.of() : List.of(new Row(0, duration, label, estimate.confidence()));
        Jams.Annotation jams = label.isEmpty()
                ? JamsNamespaces.segments("key_mode", List.of(), estimate.method())
                : JamsNamespaces.key(label, duration, estimate.method());
        return writable(jams, kind -> stretches(kind, "key", rows));
    }

    /** Sections: csv, lab, txt, jams. */
    public Writable sections(Structure structure) {
        List<Row> rows = structure.sections().stream()
                .map(section -> Row.of(section.segment(), section.confidence()))
                .toList();
        return writable(
                JamsNamespaces.segments("segment_open", structure.segments(), structure.method()),
                kind -> stretches(kind, "section", rows));
    }

    /** A pitch over time: csv, jams. */
    public Writable pitch(PitchEstimate estimate) {
        PitchTrack track = estimate.track();
        List<Row> rows = IntStream.range(0, track.count())
                .mapToObj(i -> Row.moment(track.times()[i], number(track.frequency(i)), track.voicing()[i]))
                .toList();
        return writable(JamsNamespaces.pitch(track, estimate.method()), kind -> moments(kind, "frequency", rows));
    }

    /** Notes: mid, csv, txt, jams. */
    public Writable notes(Transcription notes) {
        return writable(JamsNamespaces.notes(notes.notes(), notes.method()), kind -> notes(notes, kind));
    }

    private byte[] notes(Transcription notes, String kind) {
        if (kind.equals("mid")) {
            return midi(notes.piece(title, 0));
        }
        Function<Transcription.Heard, List<String>> cells = kind.equals("csv") ? Annotations::cells : this::label;
        return new LabelTable(
                        kind.equals("csv")
                                ? List.of("onset", "offset", "frequency", "midi", "velocity", "confidence")
                                : List.of("onset", "offset", "name"),
                        notes.heard().stream().map(cells).toList())
                .bytes(kind);
    }

    private static List<String> cells(Transcription.Heard heard) {
        PitchedNote note = heard.note();
        return List.of(
                number(note.onset()),
                number(note.offset()),
                number(note.frequency()),
                number(note.midi()),
                Double.isNaN(note.velocity()) ? "" : number(note.velocity()),
                number(heard.confidence()));
    }

    private List<String> label(Transcription.Heard heard) {
        PitchedNote note = heard.note();
        return List.of(number(note.onset()), number(note.offset()), noteName(note, key));
    }

    /**
     * A stretch of time or, where both ends are one, a moment.
     *
     * @param text what is said of it
     * @param confidence how sure that is, or no number where that is not known
     */
    private record Row(double start, double end, String text, double confidence) {

        static Row moment(double time, String text, double confidence) {
            return new Row(time, time, text, confidence);
        }

        static Row of(Segment segment, double confidence) {
            return new Row(segment.start(), segment.end(), segment.label(), confidence);
        }

        List<String> cells(boolean ends, boolean confidences) {
            List<String> cells = new ArrayList<>(List.of(number(start)));
            if (ends) {
                cells.add(number(end));
            }
            cells.add(text);
            if (confidences) {
                cells.add(number(confidence));
            }
            return cells;
        }
    }

    /** Moments: Audacity wants both ends of a label, mir_eval one time. */
    private static byte[] moments(String kind, String label, List<Row> rows) {
        boolean both = kind.equals("txt");
        return table(kind, both ? List.of("time", "time", label) : List.of("time", label), rows, both);
    }

    private static byte[] stretches(String kind, String label, List<Row> rows) {
        return table(kind, List.of("start", "end", label), rows, true);
    }

    /** A table; how sure it is stands in csv alone, as the others have no place for it. */
    private static byte[] table(String kind, List<String> columns, List<Row> rows, boolean ends) {
        boolean sure = kind.equals("csv") && rows.stream().noneMatch(row -> Double.isNaN(row.confidence()));
        List<String> header = new ArrayList<>(columns);
        if (sure) {
            header.add("confidence");
        }
        return new LabelTable(
                        header, rows.stream().map(row -> row.cells(ends, sure)).toList())
                .bytes(kind);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    }

    /** How something was found. */
    static Map<String, @Nullable Object> data(Method method) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("method", method.name());
        map.put("source", method.source());
        return map;
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** The nearest note's name, such as {@code A4}, as it is written in the key. */
    static String noteName(PitchedNote note, Optional<Key> key) {
        int midi = (int) Math.rint(note.midi());
        return key.map(k -> k.noteName(midi))
                .orElseGet(() -> NoteName.ofMidi(midi).sharp());
    }

    /** The key that notes are in, by how long each pitch class sounds; none where there are too few to say. */
    static Optional<Key> keyOf(List<PitchedNote> notes) {
        double[] classes = new double[12];
        for (PitchedNote note : notes) {
            classes[Math.floorMod((int) Math.rint(note.midi()), 12)] += note.duration();
        }
        boolean few = Arrays.stream(classes).filter(seconds -> seconds > 0).count() < FEWEST_CLASSES;
        return few ? Optional.empty() : KeyFinder.standard().of(classes).best();
    }
}
