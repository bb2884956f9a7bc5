package etude.analysis.rhythm;

import java.util.List;

/**
 * Which beats begin a bar, and how many beats a bar has.
 *
 * <p>Each beat has marks: what begins at it in the bass, in the bands of voices and snares, in all bands, and how much the
 * harmony changes. In a bar of four, bass falls on the first and third beat and snares on the others, and the first beat
 * stands out of the third; in other bars the first beat stands out of all others. A metre and a place of its bars are judged
 * by how well the marks fit this, and by how alike they are from bar to bar. The weights were set once, as those of
 * {@link TempoSearch}. The best metre's bars are then followed through the clip, where a bar may be cut short when much
 * speaks for it.
 *
 * @see <a href="https://www.eecs.qmul.ac.uk/~markp/2006/DaviesPlumbley06-eusipco.pdf">Davies and Plumbley, A spectral difference
 *     approach to downbeat extraction in musical audio, 2006</a>
 */
final class BarSearch {

    private static final int BASS = 0;
    private static final int MIDDLE = 1;
    private static final int ALL = 2;
    private static final int HARMONY = 3;
    private static final int WIDE_HARMONY = 4;
    private static final int MARKS = 5;

    /** Of bars that are not of four: how much each mark makes the first beat stand out of all others. */
    private static final double[] FIRST = {0.8, 0, 0, 2.6, 2.8};

    /** Of bars of four: how much more of each mark falls on the first and third beat than on the others. */
    private static final double[] ODD = {1, -1.4, 0, 0.6, 0};

    /** Of bars of four: how much more of each mark falls on the first beat than on the third. */
    private static final double[] FIRST_OF_FOUR = {1.4, 2.2, 0, 0.9, 1.3};

    /** How much it speaks for a metre that a mark comes again a bar later. */
    private static final double[] AGAIN = {1.9, 0, 2, 1.3, 0};

    private static final double MOST = 3;
    private static final double TWO = -0.3;
    private static final double THREE = -1.7;
    private static final double RUNNING_TWO = 1;
    private static final double CUT_SHORT = 20;

    /** Standard deviations below which marks are taken to be alike: of beginnings, and of changes of harmony. */
    private static final double STEADY = 0.2;

    private static final double STEADY_HARMONY = 0.03;

    private static final double NEVER = 1e5;
    private static final double TOLD = 1e6;
    private static final double TOLD_SECONDS = 0.15;
    private static final int FEWEST = 4;
    private static final int FEWEST_TO_COMPARE = 8;
    private static final List<Integer> METRES = List.of(4, 3, 2);

    private final double[][] marks;
    private final boolean[] told;
    private final boolean running;

    private BarSearch(BeatEvidence evidence, Strength strength, Pulse pulse, BeatHints hints) {
        this.marks = marks(evidence, strength, pulse);
        this.told = told(pulse, hints.downbeats(), evidence.frameRate());
        double half = strength.at(BeatEvidence.BANDS, pulse.between(0.5));
        double third = strength.at(BeatEvidence.BANDS, pulse.between(1 / 3.0));
        double later = strength.at(BeatEvidence.BANDS, pulse.between(2 / 3.0));
        this.running = Math.min(third, later) > half;
    }

    /**
     * Where beats stand in their bars.
     *
     * @param metre of the bars
     * @param confidence in the metre, 0 to 1
     * @param positions of the beats, from 1; 0 where no metre is known
     */
    record Bars(Metre metre, double confidence, int[] positions) {}

    static Bars of(BeatEvidence evidence, Strength strength, int[] beats, BeatHints hints) {
        if (beats.length < FEWEST) {
            return new Bars(Metre.UNKNOWN, 0, new int[beats.length]);
        }
        return new BarSearch(evidence, strength, Pulse.of(beats), hints).search(hints);
    }

    /** How well the best metre fits a pulse; 0 for a pulse too short to say. */
    static double score(BeatEvidence evidence, Strength strength, Pulse pulse) {
        if (pulse.count() < FEWEST_TO_COMPARE) {
            return 0;
        }
        var search = new BarSearch(evidence, strength, pulse, BeatHints.NONE);
        return METRES.stream().mapToDouble(search::score).max().orElse(0);
    }

    private Bars search(BeatHints hints) {
        List<Integer> metres = hints.beatsPerBar() > 0 ? List.of(hints.beatsPerBar()) : METRES;
        double[] scores = new double[metres.size()];
        int best = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(metres.get(i));
            best = scores[i] > scores[best] ? i : best;
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - scores[best]);
        }
        int perBar = metres.get(best);
        Metre metre = new Metre(perBar, running && perBar % 2 == 0 ? 3 : 2);
        return new Bars(metre, 1 / sum, positions(perBar, hints.beatsPerBar() > 0 ? NEVER : CUT_SHORT));
    }

    /** The best place of bars of so many beats. */
    private double score(int perBar) {
        double best = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < perBar; first++) {
            best = Math.max(best, fit(perBar, first));
        }
        for (int m = 0; m < MARKS; m++) {
            best += AGAIN[m] * again(marks[m], perBar);
        }
        return best + (perBar == 2 ? TWO + (running ? RUNNING_TWO : 0) : perBar == 3 ? THREE : 0);
    }

    private double fit(int perBar, int first) {
        double[] sums = new double[perBar];
        int[] counts = new int[perBar];
        for (int i = 0; i < marks[0].length; i++) {
            int position = Math.floorMod(i - first, perBar);
            sums[position] += worth(i, position, perBar);
            counts[position]++;
        }
        double score = 0;
        for (int p = 0; p < perBar; p++) {
            score += sums[p] / Math.max(1, counts[p]);
        }
        return score;
    }

    /** How well the marks of a beat fit a position in a bar, from 0. */
    private double worth(int beat, int position, int perBar) {
        double worth = 0;
        for (int m = 0; m < MARKS; m++) {
            worth += marks[m][beat] * (perBar == 4 ? ofFour(m, position) : ofOthers(m, position, perBar));
        }
        return worth;
    }

    private static double ofFour(int mark, int position) {
        double odd = position % 2 == 0 ? ODD[mark] / 2 : -ODD[mark] / 2;
        return odd + (position == 0 ? FIRST_OF_FOUR[mark] : position == 2 ? -FIRST_OF_FOUR[mark] : 0);
    }

    private static double ofOthers(int mark, int position, int perBar) {
        return position == 0 ? FIRST[mark] : -FIRST[mark] / (perBar - 1);
    }

    private static double again(double[] marks, int perBar) {
        double sum = 0;
        for (int i = perBar; i < marks.length; i++) {
            sum += marks[i] * marks[i - perBar];
        }
        return sum / Math.max(1, marks.length - perBar);
    }

    /** The best way through all beats, position after position. */
    private int[] positions(int perBar, double cutShort) {
        int count = marks[0].length;
        double[] worth = new double[perBar];
        byte[] before = new byte[count];
        for (int i = 0; i < count; i++) {
            double[] next = new double[perBar];
            for (int p = 0; p < perBar; p++) {
                next[p] = worth[Math.floorMod(p - 1, perBar)] + worth(i, p, perBar);
            }
            int best = best(worth);
            double kept = worth[perBar - 1];
            boolean cut = i > 0 && worth[best] - cutShort > kept;
            next[0] += (cut ? worth[best] - cutShort - kept : 0) + (told[i] ? TOLD : 0);
            before[i] = (byte) (cut ? best : perBar - 1);
            worth = next;
        }
        int[] positions = new int[count];
        int position = best(worth);
        for (int i = count - 1; i >= 0; i--) {
            positions[i] = position + 1;
            position = position == 0 ? before[i] : position - 1;
        }
        return positions;
    }

    private static int best(double[] worth) {
        int best = 0;
        for (int p = 1; p < worth.length; p++) {
            best = worth[p] > worth[best] ? p : best;
        }
        return best;
    }

    private static double[][] marks(BeatEvidence evidence, Strength strength, Pulse pulse) {
        double[][] marks = new double[MARKS][pulse.count()];
        var harmony = new Harmony(evidence);
        double period = pulse.period();
        for (int i = 0; i < pulse.count(); i++) {
            int beat = (int) Math.round(pulse.beats()[i]);
            marks[BASS][i] = Strength.peak(strength.curve(0), beat);
            for (int b = 1; b <= 3; b++) {
                marks[MIDDLE][i] += Strength.peak(strength.curve(b), beat);
            }
            marks[ALL][i] = Strength.peak(strength.all(), beat);
            marks[HARMONY][i] = harmony.change(beat, period);
            marks[WIDE_HARMONY][i] = harmony.change(beat, 2 * period);
        }
        for (int m = 0; m < MARKS; m++) {
            standardise(marks[m], m >= HARMONY ? STEADY_HARMONY : STEADY);
        }
        return marks;
    }

    /** Mean 0, standard deviation 1 or less where values hardly differ, nothing far out. */
    private static void standardise(double[] values, double steady) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean) / values.length;
        }
        double deviation = Math.max(steady, Math.sqrt(square));
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-MOST, Math.min(MOST, (values[i] - mean) / deviation));
        }
    }

    /** The beats nearest to the downbeats that were told. */
    private static boolean[] told(Pulse pulse, List<Double> times, double frameRate) {
        boolean[] told = new boolean[pulse.count()];
        for (double time : times) {
            int nearest = 0;
            for (int i = 1; i < told.length; i++) {
                boolean nearer = Math.abs(pulse.beats()[i] - time * frameRate)
                        < Math.abs(pulse.beats()[nearest] - time * frameRate);
                nearest = nearer ? i : nearest;
            }
            if (Math.abs(pulse.beats()[nearest] - time * frameRate) <= TOLD_SECONDS * frameRate) {
                told[nearest] = true;
            }
        }
        return told;
    }
}
