package etude.report.annotation;

import etude.annotation.Beat;
import etude.annotation.Method;
import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.io.AtomicFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Writes an annotation to a file in the format that its extension says: {@code .jams}; {@code .csv} with a header; and columns
 * divided by tabs, without a header, for every other ({@code .lab}, {@code .beats}, {@code .txt}…), which mir_eval and Audacity
 * read. Numbers keep all their digits, and {@link AnnotationFiles} reads them back.
 *
 * @param target the file; its folder exists
 * @param overwrite whether a file that is there may be replaced
 * @param method how what is written was found; JAMS notes it
 */
public record AnnotationWriter(Path target, boolean overwrite, Method method) {

    /** Labelled stretches, in JAMS as {@code segment_open}. */
    public void segments(List<Segment> segments) throws IOException {
        labels(segments, "segment_open", "label");
    }

    /** Chords, in JAMS as {@code chord}. */
    public void chords(List<Segment> chords) throws IOException {
        labels(chords, "chord", "chord");
    }

    /** Sound events or tags of stretches, in JAMS as {@code tag_open}. */
    public void events(List<Segment> events) throws IOException {
        labels(events, "tag_open", "label");
    }

    private void labels(List<Segment> segments, String namespace, String label) throws IOException {
        double end = segments.stream().mapToDouble(Segment::end).max().orElse(0);
        write(
                () -> JamsNamespaces.segments(namespace, segments, method),
                end,
                List.of("start", "end", label),
                segments.stream()
                        .map(s -> List.of(number(s.start()), number(s.end()), s.label()))
                        .toList());
    }

    /** Beats with their numbers in the bar; where none is known, the column is left out. */
    public void beats(List<Beat> beats) throws IOException {
        boolean known = beats.stream().anyMatch(beat -> beat.position() > 0);
        double end = beats.stream().mapToDouble(Beat::time).max().orElse(0);
        write(
                () -> JamsNamespaces.beats(beats, method),
                end,
                known ? List.of("time", "position") : List.of("time"),
                beats.stream()
                        .map(b -> known
                                ? List.of(number(b.time()), Integer.toString(b.position()))
                                : List.of(number(b.time())))
                        .toList());
    }

    /** Times, in JAMS as {@code onset}. */
    public void times(double[] times) throws IOException {
        write(
                () -> JamsNamespaces.onsets(times, method),
                Arrays.stream(times).max().orElse(0),
                List.of("time"),
                Arrays.stream(times).mapToObj(t -> List.of(number(t))).toList());
    }

    /** A pitch over time; frames that are taken for unvoiced have a negative frequency, or 0 where none is known. */
    public void pitch(PitchTrack track) throws IOException {
        write(
                () -> JamsNamespaces.pitch(track, method),
                track.count() == 0 ? 0 : track.times()[track.count() - 1],
                List.of("time", "frequency"),
                IntStream.range(0, track.count())
                        .mapToObj(i -> List.of(number(track.times()[i]), number(signed(track, i))))
                        .toList());
    }

    private static double signed(PitchTrack track, int frame) {
        double hz = track.frequencies()[frame];
        return track.voiced(frame) || hz == 0 ? hz : -hz;
    }

    /**
     * All pitches over time.
     *
     * @throws IllegalArgumentException for {@code .jams}, which has no namespace for it
     */
    public void multiPitch(MultiPitch pitches) throws IOException {
        if (kind().equals("jams")) {
            throw new IllegalArgumentException(
                    "JAMS has no place for several pitches at a time; write them as .txt or .csv.");
        }
        String divider = kind().equals("csv") ? "," : "\t";
        String text = IntStream.range(0, pitches.times().length)
                .mapToObj(i -> DoubleStream.concat(
                                DoubleStream.of(pitches.times()[i]), Arrays.stream(pitches.frequencies()[i]))
                        .mapToObj(AnnotationWriter::number)
                        .collect(Collectors.joining(divider, "", "\n")))
                .collect(Collectors.joining());
        save(text);
    }

    /** Notes; where no velocity is known, the column is left out. JAMS has none. */
    public void notes(List<PitchedNote> notes) throws IOException {
        boolean known = notes.stream().anyMatch(note -> !Double.isNaN(note.velocity()));
        double end = notes.stream().mapToDouble(PitchedNote::offset).max().orElse(0);
        write(
                () -> JamsNamespaces.notes(notes, method),
                end,
                known ? List.of("onset", "offset", "frequency", "velocity") : List.of("onset", "offset", "frequency"),
                notes.stream().map(note -> cells(note, known)).toList());
    }

    private static List<String> cells(PitchedNote note, boolean velocity) {
        List<String> cells = List.of(number(note.onset()), number(note.offset()), number(note.frequency()));
        return velocity ? List.of(cells.get(0), cells.get(1), cells.get(2), number(note.velocity())) : cells;
    }

    /**
     * The key of a piece, such as {@code Eb major}.
     *
     * @param duration of the piece, seconds
     */
    public void key(String key, double duration) throws IOException {
        if (kind().equals("jams")) {
            save(JamsNamespaces.key(key, duration, method), duration);
        } else {
            save(key.strip().replaceFirst("\\s+", "\t") + "\n");
        }
    }

    /**
     * The tempi of a piece.
     *
     * @param duration of the piece, seconds
     */
    public void tempo(Tempi tempi, double duration) throws IOException {
        if (kind().equals("jams")) {
            save(JamsNamespaces.tempo(tempi, duration, method), duration);
        } else {
            String divider = kind().equals("csv") ? "," : "\t";
            save(number(tempi.first()) + divider + number(tempi.second()) + divider + number(tempi.weight()) + "\n");
        }
    }

    /**
     * Patterns in MIREX's form.
     *
     * @throws IllegalArgumentException for other extensions than {@code .txt}
     */
    public void patterns(List<Pattern> patterns) throws IOException {
        if (!kind().equals("txt")) {
            throw new IllegalArgumentException("Patterns are written as .txt, not as ." + kind() + ".");
        }
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < patterns.size(); p++) {
            text.append("pattern").append(p + 1).append('\n');
            List<Pattern.Occurrence> occurrences = patterns.get(p).occurrences();
            for (int o = 0; o < occurrences.size(); o++) {
                text.append("occurrence").append(o + 1).append('\n');
                for (Pattern.Point point : occurrences.get(o).points()) {
                    text.append(number(point.onset()))
                            .append(", ")
                            .append(number(point.pitch()))
                            .append('\n');
                }
            }
        }
        save(text.toString());
    }

    private interface Maker {
        Jams.Annotation make();
    }

    private void write(Maker jams, double end, List<String> header, List<List<String>> rows) throws IOException {
        if (kind().equals("jams")) {
            save(jams.make(), end);
            return;
        }
        save(new LabelTable(header, rows).text(kind()));
    }

    private String kind() {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void save(Jams.Annotation annotation, double duration) throws IOException {
        Jams.of(Jams.FileMetadata.of("", duration), List.of(annotation)).write(target, overwrite);
    }

    private void save(String text) throws IOException {
        AtomicFile.write(target, overwrite, text.getBytes(StandardCharsets.UTF_8));
    }

    /** All digits, without an exponent, and no fraction where there is none. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
