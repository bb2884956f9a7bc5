package etude.report.picture;

import etude.annotation.Beat;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.report.picture.Lane.Block;
import etude.report.picture.Lane.Stroke;
import etude.report.picture.Ruler.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Draws what is known of a song over time: sections, bars and beats, chords, keys, notes, melody, loudness, each in a lane. */
public final class TimelineMaker {

    private static final int GREY = 0xc4c4c4;
    private static final double NOTE_LIGHTNESS = 0.8;
    private static final double CHROMA = 0.1;

    private final double duration;
    private IntFunction<String> names = TimelineMaker::usualName;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * An empty time line.
     *
     * @param duration seconds from the left to the right, positive
     */
    public TimelineMaker(double duration) {
        if (!(duration > 0)) {
            throw new IllegalArgumentException("A time line of " + duration + " s cannot be; it must be positive.");
        }
        this.duration = duration;
    }

    /** A lane of labelled stretches; equal labels have equal colours, in the order of their first appearance. */
    public TimelineMaker segments(String name, List<Segment> segments) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        segments.forEach(s -> colours.putIfAbsent(family(s.label()), colours.size()));
        return segments(name, segments, label -> hue(137.5 * colours.getOrDefault(family(label), 0)));
    }

    /** A lane of chords or keys, {@code C:maj} or {@code N}: their roots have colours, neighbours on the circle of fifths alike. */
    public TimelineMaker chords(String name, List<Segment> segments) {
        return segments(name, segments, TimelineMaker::root);
    }

    private TimelineMaker segments(String name, List<Segment> segments, ToIntFunction<String> colour) {
        List<Block> blocks = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.end() > 0 && segment.start() < duration) {
                int rgb = colour.applyAsInt(segment.label());
                blocks.add(new Block(place(segment.start()), place(segment.end()), 0.06, 0.94, rgb, segment.label()));
            }
        }
        lanes.add(Lane.blocks(name, 1, blocks));
        return this;
    }

    /** A lane of beats; the first of each bar stands out. */
    public TimelineMaker beats(String name, List<Beat> beats) {
        List<Stroke> strokes = beats.stream()
                .filter(beat -> beat.time() >= 0 && beat.time() <= duration)
                .map(beat -> new Stroke(place(beat.time()), beat.downbeat()))
                .toList();
        lanes.add(new Lane(name, 1, bars(beats), strokes, new float[0], List.of()));
        return this;
    }

    /** Bars as stretches that are nearly as light as nothing, so that they can be told by their numbers. */
    private List<Block> bars(List<Beat> beats) {
        List<Block> blocks = new ArrayList<>();
        double[] downbeats =
                beats.stream().filter(Beat::downbeat).mapToDouble(Beat::time).toArray();
        for (int i = 0; i < downbeats.length; i++) {
            double end = i + 1 < downbeats.length
                    ? downbeats[i + 1]
                    : beats.get(beats.size() - 1).time();
            if (end > downbeats[i]) {
                int rgb = i % 2 == 0 ? 0xe9e6ee : 0xdcd8e4;
                blocks.add(new Block(place(downbeats[i]), place(end), 0, 1, rgb, Integer.toString(i + 1)));
            }
        }
        return blocks;
    }

    /**
     * A tall lane of notes at their pitches, with the melody as a line among them.
     *
     * @param notes may be empty
     * @param melody or null
     */
    public TimelineMaker pitches(String name, List<PitchedNote> notes, @Nullable PitchTrack melody) {
        double[] range = range(notes, melody);
        double low = range[0];
        double high = range[1];
        List<Block> blocks = new ArrayList<>();
        for (PitchedNote note : notes) {
            if (note.onset() < duration) {
                double bottom = (Math.rint(note.midi()) - 0.5 - low) / (high - low);
                double top = bottom + 1 / (high - low);
                int rgb = hue(210 * Math.rint(note.midi()));
                blocks.add(new Block(place(note.onset()), place(note.offset()), bottom, top, rgb, names.apply((int)
                        Math.rint(note.midi()))));
            }
        }
        float[] line = melody == null ? new float[0] : line(melody, low, high);
        lanes.add(new Lane(name, 5, blocks, List.of(), line, octaves(low, high)));
        return this;
    }

    /** From now on notes have the names that they have in a key, by their MIDI number. */
    public TimelineMaker named(IntFunction<String> noteNames) {
        names = noteNames;
        return this;
    }

    /**
     * A lane of a number over time.
     *
     * @param values evenly spaced over the duration; drawn between {@code low} and {@code high}
     */
    public TimelineMaker values(String name, float[] values, double low, double high) {
        float[] line = new float[ChartMaker.COLUMNS];
        Arrays.fill(line, Float.NaN);
        for (int c = 0; c < line.length && values.length > 0; c++) {
            float value = values[(int) Math.min(values.length - 1L, (long) c * values.length / line.length)];
            if (Float.isFinite(value)) {
                line[c] = (float) Math.min(1, Math.max(0, (value - low) / (high - low)));
            }
        }
        lanes.add(new Lane(name, 2, List.of(), List.of(), line, List.of()));
        return this;
    }

    /** The picture. */
    public Chart chart(String title, String note) {
        var plot = new Plot.Timeline(ChartMaker.COLUMNS, lanes);
        return new Chart(title, plot, Rulers.time(duration), ruler(plot), Optional.empty(), note, duration);
    }

    /** Names of lanes at their middles; notes' names where a lane has them. */
    private static Ruler ruler(Plot.Timeline plot) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = plot.lanes().size() - 1; i >= 0; i--) {
            Lane lane = plot.lanes().get(i);
            double bottom = plot.bottom(i);
            double height = plot.top(i) - bottom;
            if (lane.ticks().isEmpty()) {
                ticks.add(new Tick(bottom + height / 2, lane.name()));
            }
            lane.ticks().forEach(tick -> ticks.add(new Tick(bottom + height * tick.at(), tick.label())));
        }
        return new Ruler("", ticks);
    }

    private double place(double seconds) {
        return Math.min(1, Math.max(0, seconds / duration));
    }

    private static double[] range(List<PitchedNote> notes, @Nullable PitchTrack melody) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (PitchedNote note : notes) {
            low = Math.min(low, note.midi());
            high = Math.max(high, note.midi());
        }
        for (int i = 0; melody != null && i < melody.count(); i++) {
            if (melody.voiced(i)) {
                low = Math.min(low, midi(melody.frequency(i)));
                high = Math.max(high, midi(melody.frequency(i)));
            }
        }
        return high < low ? new double[] {48, 72} : new double[] {Math.floor(low) - 2, Math.ceil(high) + 2};
    }

    /** The melody's place in each column: the last voiced frame that begins there. */
    private float[] line(PitchTrack melody, double low, double high) {
        float[] line = new float[ChartMaker.COLUMNS];
        Arrays.fill(line, Float.NaN);
        for (int i = 0; i < melody.count(); i++) {
            double at = melody.times()[i] / duration;
            if (at >= 0 && at < 1 && melody.voiced(i)) {
                line[(int) (at * line.length)] = (float) ((midi(melody.frequency(i)) - low) / (high - low));
            }
        }
        return bridged(line, melody);
    }

    /** Where frames are further apart than columns, the line goes on between voiced neighbours. */
    private float[] bridged(float[] line, PitchTrack melody) {
        double step = melody.count() < 2
                ? 0
                : (melody.times()[melody.count() - 1] - melody.times()[0]) / (melody.count() - 1);
        int most = (int) Math.ceil(1.5 * step / duration * line.length);
        int last = -1;
        for (int c = 0; c < line.length; c++) {
            if (!Float.isNaN(line[c])) {
                if (last >= 0 && c - last <= most) {
                    Arrays.fill(line, last + 1, c, line[last]);
                }
                last = c;
            }
        }
        return line;
    }

    private List<Tick> octaves(double low, double high) {
        List<Tick> ticks = new ArrayList<>();
        for (int c = 0; c <= 120; c += 12) {
            if (c >= low && c <= high) {
                ticks.add(new Tick((c - low) / (high - low), names.apply(c)));
            }
        }
        return ticks;
    }

    private static final String[] NAMES = {"C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"};

    private static String usualName(int key) {
        return String.format(Locale.ROOT, "%s%d", NAMES[Math.floorMod(key, 12)], Math.floorDiv(key, 12) - 1);
    }

    private static double midi(double hz) {
        return 69 + 12 * Math.log(hz / 440) / Math.log(2);
    }

    /** {@code A′} and {@code A2} are kinds of {@code A}. */
    private static String family(String label) {
        return label.replaceAll("[0-9'′]+$", "");
    }

    private static int root(String label) {
        int letter = label.isEmpty() ? -1 : "C_D_EF_G_A_B".indexOf(label.charAt(0));
        if (letter < 0 || label.charAt(0) == '_') {
            return GREY;
        }
        int pitch = letter;
        for (int i = 1; i < label.length() && (label.charAt(i) == '#' || label.charAt(i) == 'b'); i++) {
            pitch += label.charAt(i) == '#' ? 1 : -1;
        }
        return hue(210 * pitch);
    }

    /** A light colour: a fifth up is 30 degrees on, since seven semitones are. */
    private static int hue(double degrees) {
        return Oklch.rgb(NOTE_LIGHTNESS, CHROMA, degrees % 360);
    }
}
