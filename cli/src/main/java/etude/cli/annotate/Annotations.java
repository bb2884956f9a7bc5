package etude.cli.annotate;

import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
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
import etude.report.annotation.Tempi;
import etude.signal.NoteName;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.format.MidiFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final String title;
    private final double duration;

    private Annotations(String title, double duration) {
        this.title = title;
        this.duration = duration;
    }

    /** Of a sound file, named after it. */
    static Annotations of(Path file, double duration) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new Annotations(dot > 0 ? name.substring(0, dot) : name, duration);
    }

    /**
     * Of a sound.
     *
     * @param title its name
     * @param duration seconds
     */
    public static Annotations of(String title, double duration) {
        return new Annotations(title, duration);
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
                .map(beat -> new Row(beat.time(), beat.time(), Integer.toString(beat.position())))
                .toList();
        return writable(
                JamsNamespaces.beats(track.beats(), track.method()),
                kind -> table(kind, new Table(List.of("time", "position"), rows, true)));
    }

    /** Onsets: csv, txt, jams. */
    Writable onsets(OnsetTrack track) {
        List<Row> rows = track.onsets().stream()
                .map(onset -> new Row(onset.time(), onset.time(), number(onset.strength())))
                .toList();
        return writable(
                JamsNamespaces.onsets(track.times(), track.method()),
                kind -> table(kind, new Table(List.of("time", "strength"), rows, true)));
    }

    /** Chords: csv, lab, txt, mid, jams. */
    public Writable chords(ChordTrack track) {
        List<Row> rows = track.chords().stream()
                .map(chord -> new Row(chord.segment().start(), chord.segment().end(), chord.label()))
                .toList();
        Table table = new Table(List.of("start", "end", "chord"), rows, false);
        return writable(
                JamsNamespaces.segments("chord", track.segments(), track.method()),
                kind -> kind.equals("mid") ? MidiFile.write(piece(track)) : table(kind, table));
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
        List<Row> rows = label.isEmpty() ? List.of() : List.of(new Row(0, duration, label));
        Jams.Annotation jams = label.isEmpty()
                ? JamsNamespaces.segments("key_mode", List.of(), estimate.method())
                : JamsNamespaces.key(label, duration, estimate.method());
        return writable(jams, kind -> table(kind, new Table(List.of("start", "end", "key"), rows, false)));
    }

    /** Sections: csv, lab, txt, jams. */
    public Writable sections(Structure structure) {
        List<Row> rows = structure.segments().stream()
                .map(segment -> new Row(segment.start(), segment.end(), segment.label()))
                .toList();
        return writable(
                JamsNamespaces.segments("segment_open", structure.segments(), structure.method()),
                kind -> table(kind, new Table(List.of("start", "end", "section"), rows, false)));
    }

    /** A pitch over time: csv, jams. */
    public Writable pitch(PitchEstimate estimate) {
        PitchTrack track = estimate.track();
        List<Row> rows = IntStream.range(0, track.count())
                .mapToObj(i -> new Row(track.times()[i], track.times()[i], number(track.frequency(i))))
                .toList();
        return writable(
                JamsNamespaces.pitch(track, estimate.method()),
                kind -> table(kind, new Table(List.of("time", "frequency"), rows, true)));
    }

    /** Notes: mid, csv, txt, jams. */
    public Writable notes(Transcription notes) {
        return writable(JamsNamespaces.notes(notes.notes(), notes.method()), kind -> notes(notes, kind));
    }

    private byte[] notes(Transcription notes, String kind) {
        if (kind.equals("mid")) {
            return MidiFile.write(notes.piece(title, 0));
        }
        List<Row> rows = notes.notes().stream()
                .map(note -> new Row(note.onset(), note.offset(), row(note, kind)))
                .toList();
        List<String> header = List.of("onset", "offset", "frequency", "midi", "velocity");
        return table(kind, new Table(header, rows, false));
    }

    private static String row(PitchedNote note, String kind) {
        if (!kind.equals("csv")) {
            return noteName(note);
        }
        String velocity = Double.isNaN(note.velocity()) ? "" : number(note.velocity());
        return number(note.frequency()) + "," + number(note.midi()) + "," + velocity;
    }

    /**
     * A stretch of time or, where both ends are one, a moment.
     *
     * @param text what is said of it
     */
    private record Row(double start, double end, String text) {}

    private record Table(List<String> header, List<Row> rows, boolean moments) {}

    private static byte[] table(String kind, Table table) {
        StringBuilder text = new StringBuilder();
        boolean commas = kind.equals("csv");
        String between = commas ? "," : "\t";
        if (commas) {
            text.append(String.join(",", table.header())).append('\n');
        }
        for (Row row : table.rows()) {
            text.append(number(row.start())).append(between);
            if (!table.moments() || kind.equals("txt")) {
                text.append(number(row.end())).append(between);
            }
            text.append(row.text()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
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

    /** The nearest key's name, such as {@code A4}. */
    static String noteName(PitchedNote note) {
        return NoteName.ofMidi(Math.rint(note.midi())).toString();
    }
}
