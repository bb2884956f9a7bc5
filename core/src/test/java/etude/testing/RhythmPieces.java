package etude.testing;

import etude.analysis.rhythm.Metre;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes pieces whose tempo, metre, beats and bars are known: each of a style, with a tempo usual for it. */
public final class RhythmPieces {

    private static final int[][] PROGRESSIONS = {
        {0, 4, 5, 3}, {0, 3, 4, 0}, {5, 3, 0, 4}, {0, 5, 1, 4}, {0, 3, 0, 4}, {1, 4, 0, 0}
    };
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

    private final RhythmStyle style;
    private final SplittableRandom random;
    private final double period;
    private final double start;
    private final int pickup;
    private final int bars;
    private final int key;
    private final int[] progression;

    private RhythmPieces(RhythmStyle style, double bpm, double seconds, long seed) {
        this.style = style;
        this.random = new SplittableRandom(seed);
        this.period = 60 / bpm;
        this.start = 0.05 + random.nextDouble();
        this.pickup = random.nextInt(3) == 0 ? style.metre().beatsPerBar() - 1 : 0;
        this.bars = (int) Math.ceil(seconds / (period * style.metre().beatsPerBar())) + 1;
        this.key = random.nextInt(12);
        this.progression = PROGRESSIONS[random.nextInt(PROGRESSIONS.length)];
    }

    /**
     * A piece and what is true of it.
     *
     * @param style what it is made by
     * @param bpm beats a minute
     * @param piece the notes
     * @param beats times, seconds
     * @param downbeats times at which bars begin, seconds
     */
    public record Known(RhythmStyle style, double bpm, Piece piece, double[] beats, double[] downbeats) {

        /** As listeners tap it. */
        public Metre metre() {
            return style.metre();
        }
    }

    /** So many pieces of each style, at tempos spread evenly over what is usual for it. */
    public static List<Known> ofEachStyle(int count, double seconds, long seed) {
        List<Known> all = new ArrayList<>();
        for (RhythmStyle style : RhythmStyle.ALL) {
            for (int i = 0; i < count; i++) {
                double share = (i + 0.5) / count;
                double bpm = style.slowest() * Math.pow(style.fastest() / style.slowest(), share);
                all.add(of(style, bpm, seconds, seed + 1000L * all.size()));
            }
        }
        return all;
    }

    /** A piece of a style. */
    public static Known of(RhythmStyle style, double bpm, double seconds, long seed) {
        return new RhythmPieces(style, bpm, seconds, seed).make(bpm);
    }

    private Known make(double bpm) {
        int perBar = style.metre().beatsPerBar();
        List<Double> beats = new ArrayList<>();
        List<Double> downbeats = new ArrayList<>();
        for (int i = pickup; i < bars * perBar; i++) {
            beats.add(time(i / (double) perBar));
            if (i % perBar == 0) {
                downbeats.add(time(i / (double) perBar));
            }
        }
        List<Part> parts = new ArrayList<>();
        if (!style.drums().isEmpty()) {
            parts.add(Part.drums(drums()));
        }
        parts.add(Part.of("bass", style.programs()[0], bass()));
        parts.add(Part.of("chords", style.programs()[1], chords()));
        parts.add(Part.of("melody", style.programs()[2], melody()));
        String title = style.name() + " at " + Math.round(bpm);
        return new Known(style, bpm, new Piece(title, parts), array(beats), array(downbeats));
    }

    /** Seconds at a place counted in bars; the piece begins within the first one where there is a pickup. */
    private double time(double bar) {
        int perBar = style.metre().beatsPerBar();
        return start + (bar * perBar - pickup) * period;
    }

    private List<Note> drums() {
        List<Note> notes = new ArrayList<>();
        for (String line : style.drums()) {
            int drum = Integer.parseInt(line.substring(0, line.indexOf(' ')));
            String pattern = line.substring(line.indexOf(' ') + 1);
            for (int bar = 0; bar < bars; bar++) {
                for (int step = 0; step < pattern.length(); step++) {
                    boolean left = random.nextInt(40) == 0;
                    if (!left) {
                        hit(notes, pattern.charAt(step), bar, step, 0.1, drum);
                    }
                }
            }
        }
        return notes;
    }

    private List<Note> bass() {
        List<Note> notes = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            boolean walks = style.name().equals("swing");
            for (int step = 0; step < style.steps(); step++) {
                int degree = chord(bar)
                        + (walks && step > 0 ? random.nextInt(5) : step > 0 && random.nextInt(4) == 0 ? 4 : 0);
                hit(notes, style.bass().charAt(step), bar, step, length(style.bass(), step), 36 + pitch(degree) % 14);
            }
        }
        return notes;
    }

    private List<Note> chords() {
        List<Note> notes = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            for (int step = 0; step < style.steps(); step++) {
                double length = length(style.chords(), step);
                int root = style.name().equals("hymn") ? chord(bar) + 2 * random.nextInt(3) : chord(bar);
                for (int third = 0; third < 3; third++) {
                    int pitch = 52 + (pitch(root + 2 * third) + 4) % 14;
                    hit(notes, style.chords().charAt(step), bar, step, length, pitch);
                }
            }
        }
        return notes;
    }

    private List<Note> melody() {
        List<Note> notes = new ArrayList<>();
        int degree = 7;
        for (int bar = 0; bar < bars; bar++) {
            for (int step = 0; step < style.steps(); step += style.melodyStep()) {
                boolean onBeat = step % (style.steps() / style.metre().beatsPerBar()) == 0;
                double chance = Math.min(1, style.melody() * (step == 0 ? 2 : onBeat ? 1.5 : 1));
                if (random.nextDouble() < chance) {
                    degree = Math.max(4, Math.min(14, degree + random.nextInt(5) - 2));
                    double length = period * style.metre().beatsPerBar() * style.melodyStep() / style.steps();
                    hit(notes, step == 0 ? 'X' : 'x', bar, step, length * (1 + random.nextInt(2)), 60 + pitch(degree));
                }
            }
        }
        return notes;
    }

    private void hit(List<Note> notes, char how, int bar, int step, double seconds, int pitch) {
        double place = bar + step / (double) style.steps();
        double time = time(place) + style.loose() * random.nextGaussian();
        int loudness = how == 'X' ? 112 : how == 'x' ? 88 : 58;
        int velocity = Math.max(1, Math.min(127, loudness + random.nextInt(17) - 8));
        if (how != '.' && time(place) >= time((double) pickup / style.metre().beatsPerBar()) - 1e-9) {
            notes.add(new Note(Math.max(0, time), seconds, pitch, velocity));
        }
    }

    /** Seconds until the pattern's next note, or the end of the bar. */
    private double length(String pattern, int step) {
        int next = step + 1;
        while (next < pattern.length() && pattern.charAt(next) == '.') {
            next++;
        }
        return Math.max(0.08, 0.9 * (next - step) * period * style.metre().beatsPerBar() / pattern.length());
    }

    private int chord(int bar) {
        return progression[bar % progression.length];
    }

    /** Semitones above C of a degree of the key. */
    private int pitch(int degree) {
        return key + 12 * (degree / 7) + MAJOR[degree % 7];
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
