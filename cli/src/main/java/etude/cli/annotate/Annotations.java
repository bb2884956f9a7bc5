package etude.cli.annotate;

import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.pitch.PitchEstimate;
import etude.analysis.pitch.Transcription;
import etude.analysis.rhythm.BeatTrack;
import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.cli.annotate.AnnotationVerb.Writable;
import etude.io.AtomicFile;
import etude.signal.NoteName;
import etude.symbolic.format.MidiFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was heard in a file, in the formats it can be written in. */
final class Annotations {

    static final List<String> BEAT_KINDS = List.of("csv", "beats", "txt");
    static final List<String> CHORD_KINDS = List.of("csv", "lab", "txt");
    static final List<String> KEY_KINDS = List.of("csv", "lab", "txt");
    static final List<String> PITCH_KINDS = List.of("csv");
    static final List<String> NOTE_KINDS = List.of("mid", "csv", "txt");

    private final String title;
    private final double duration;

    private Annotations(String title, double duration) {
        this.title = title;
        this.duration = duration;
    }

    static Annotations of(Path file, double duration) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new Annotations(dot > 0 ? name.substring(0, dot) : name, duration);
    }

    Writable beats(BeatTrack track) {
        List<Row> rows = track.beats().stream()
                .map(beat -> new Row(beat.time(), beat.time(), Integer.toString(beat.position())))
                .toList();
        return (target, kind) -> write(target, kind, new Table(List.of("time", "position"), rows, true));
    }

    Writable chords(ChordTrack track) {
        List<Row> rows = track.chords().stream()
                .map(chord -> new Row(chord.segment().start(), chord.segment().end(), chord.label()))
                .toList();
        return (target, kind) -> write(target, kind, new Table(List.of("start", "end", "chord"), rows, false));
    }

    Writable key(KeyEstimate estimate) {
        String label = estimate.best().map(Key::label).orElse("");
        List<Row> rows = label.isEmpty() ? List.of() : List.of(new Row(0, duration, label));
        return (target, kind) -> write(target, kind, new Table(List.of("start", "end", "key"), rows, false));
    }

    Writable pitch(PitchEstimate estimate) {
        PitchTrack track = estimate.track();
        List<Row> rows = IntStream.range(0, track.count())
                .mapToObj(i -> new Row(track.times()[i], track.times()[i], number(track.frequency(i))))
                .toList();
        return (target, kind) -> write(target, kind, new Table(List.of("time", "frequency"), rows, true));
    }

    Writable notes(Transcription notes) {
        return (target, kind) -> {
            if (kind.equals("mid")) {
                AtomicFile.write(target, true, MidiFile.write(notes.piece(title, 0)));
                return;
            }
            List<Row> rows = notes.notes().stream()
                    .map(note -> new Row(note.onset(), note.offset(), row(note, kind)))
                    .toList();
            List<String> header = List.of("onset", "offset", "frequency", "midi", "velocity");
            write(target, kind, new Table(header, rows, false));
        };
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

    private static void write(Path target, String kind, Table table) throws IOException {
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
        AtomicFile.write(target, true, text.toString().getBytes(StandardCharsets.UTF_8));
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
