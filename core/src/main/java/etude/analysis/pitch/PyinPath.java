package etude.analysis.pitch;

import java.util.Arrays;

/**
 * pYIN's second half: the most likely path through the pitches that frames propose (Viterbi's algorithm). States are bins
 * of pitch, voiced ones first, then the same unvoiced.
 *
 * <p>From one frame to the next a pitch moves within a band, so that only transitions within it are looked at: the same
 * sliding maximum for all bins, a loop over whole rows. Which transition was best is not kept but found again for the path
 * alone, from the scores of a stretch of frames; of earlier stretches only the last scores are kept, and the stretch is
 * computed again when the path gets there. So memory does not grow with the clip.
 */
final class PyinPath {

    /** Stands for a probability of nothing, as in librosa: it makes impossible paths comparable. */
    private static final double NOTHING = Math.log(Double.MIN_NORMAL);

    /** Values of the scores that are kept, about 30 MB. */
    private static final int KEPT = 1 << 22;

    private final int bins;
    private final int reach;
    private final double stay;
    private final double leave;

    /** Logarithm of the weight of a move, by its distance and {@code reach}. */
    private final double[] moves;

    /** Logarithm of the sum of the weights that a bin can move by. */
    private final double[] sums;

    private final int stretch;
    private final double[] fromVoiced;
    private final double[] fromUnvoiced;
    private final double[] shifted;
    private final double[] shiftedToo;
    private final double[] bestVoiced;
    private final double[] bestUnvoiced;

    /**
     * A decoder, to be used by one thread.
     *
     * @param bins of pitch
     * @param reach how far a pitch moves from a frame to the next, bins
     * @param switching probability that voicing changes
     */
    PyinPath(int bins, int reach, double switching) {
        this.bins = bins;
        this.reach = reach;
        this.stay = Math.log(1 - switching);
        this.leave = Math.log(switching);
        this.moves = new double[2 * reach + 1];
        for (int o = -reach; o <= reach; o++) {
            moves[o + reach] = Math.log((reach + 1.0 - Math.abs(o)) / (reach + 1));
        }
        this.sums = new double[bins];
        for (int i = 0; i < bins; i++) {
            double sum = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(bins - 1, i + reach); j++) {
                sum += Math.exp(moves[j - i + reach]);
            }
            sums[i] = Math.log(sum);
        }
        this.stretch = Math.max(16, KEPT / (2 * bins));
        this.fromVoiced = margins();
        this.fromUnvoiced = margins();
        this.shifted = new double[bins];
        this.shiftedToo = new double[bins];
        this.bestVoiced = new double[bins];
        this.bestUnvoiced = new double[bins];
    }

    private double[] margins() {
        double[] row = new double[bins + 2 * reach];
        Arrays.fill(row, Double.NEGATIVE_INFINITY);
        return row;
    }

    /** The state of each frame. */
    int[] decode(Proposals proposals) {
        int frames = proposals.frames();
        int[] states = new int[frames];
        if (frames == 0) {
            return states;
        }
        int stretches = (frames + stretch - 1) / stretch;
        double[][] starts = new double[stretches][];
        double[][] scores = new double[Math.min(frames, stretch)][2 * bins];
        starts[0] = new double[2 * bins];
        begin(proposals, starts[0]);
        for (int s = 0; s < stretches; s++) {
            run(proposals, s, starts[s], scores);
            if (s + 1 < stretches) {
                starts[s + 1] = new double[2 * bins];
                next(proposals, (s + 1) * stretch, scores[stretch - 1], starts[s + 1]);
            }
        }
        int last = frames - 1 - (stretches - 1) * stretch;
        states[frames - 1] = highest(scores[last]);
        for (int s = stretches - 1; s >= 0; s--) {
            if (s < stretches - 1) {
                run(proposals, s, starts[s], scores);
                states[(s + 1) * stretch - 1] = before(states[(s + 1) * stretch], scores[stretch - 1]);
            }
            int end = Math.min(frames, (s + 1) * stretch);
            for (int t = end - 2; t >= s * stretch; t--) {
                states[t] = before(states[t + 1], scores[t - s * stretch]);
            }
        }
        return states;
    }

    /** The scores of a stretch, from those of its first frame on. */
    private void run(Proposals proposals, int s, double[] start, double[][] scores) {
        int first = s * stretch;
        int end = Math.min(proposals.frames(), first + stretch);
        System.arraycopy(start, 0, scores[0], 0, start.length);
        for (int t = first + 1; t < end; t++) {
            next(proposals, t, scores[t - 1 - first], scores[t - first]);
        }
    }

    /** Every state is as likely at the beginning. */
    private void begin(Proposals proposals, double[] scores) {
        Arrays.fill(scores, -Math.log(2 * bins));
        observe(proposals, 0, scores);
    }

    private void observe(Proposals proposals, int t, double[] scores) {
        double unvoiced = Math.log((1 - proposals.voiced(t)) / bins + Double.MIN_NORMAL);
        for (int i = 0; i < bins; i++) {
            scores[bins + i] += unvoiced;
        }
        for (int i = proposals.begin(t); i < proposals.end(t); i++) {
            scores[proposals.bin(i)] += Math.log(proposals.probability(i) + Double.MIN_NORMAL) - NOTHING;
        }
        for (int i = 0; i < bins; i++) {
            scores[i] += NOTHING;
        }
    }

    private void next(Proposals proposals, int t, double[] previous, double[] scores) {
        for (int i = 0; i < bins; i++) {
            fromVoiced[reach + i] = previous[i] - sums[i];
            fromUnvoiced[reach + i] = previous[bins + i] - sums[i];
        }
        slide(fromVoiced, bestVoiced);
        slide(fromUnvoiced, bestUnvoiced);
        for (int j = 0; j < bins; j++) {
            scores[j] = Math.max(bestVoiced[j] + stay, bestUnvoiced[j] + leave);
            scores[bins + j] = Math.max(bestVoiced[j] + leave, bestUnvoiced[j] + stay);
        }
        observe(proposals, t, scores);
    }

    /** The best move into each bin, by each distance in turn; two at a time, the odd one twice. */
    private void slide(double[] from, double[] best) {
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        int last = moves.length - 1;
        for (int o = 0; o <= last; o += 2) {
            int p = Math.min(last, o + 1);
            System.arraycopy(from, o, shifted, 0, bins);
            System.arraycopy(from, p, shiftedToo, 0, bins);
            move(shifted, moves[last - o], shiftedToo, moves[last - p], best);
        }
    }

    /** All arrays from their first element on: what compilers turn into vector instructions. */
    private static void move(double[] a, double first, double[] b, double second, double[] best) {
        for (int j = 0; j < best.length; j++) {
            best[j] = Math.max(best[j], Math.max(a[j] + first, b[j] + second));
        }
    }

    private static int highest(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** The state from which the best path comes to a state; the lowest of equals. */
    private int before(int state, double[] previous) {
        boolean voiced = state < bins;
        int bin = voiced ? state : state - bins;
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int half = 0; half < 2; half++) {
            double change = (half == 0) == voiced ? stay : leave;
            for (int i = Math.max(0, bin - reach); i <= Math.min(bins - 1, bin + reach); i++) {
                double score = previous[half * bins + i] - sums[i] + moves[bin - i + reach] + change;
                if (score > most || best < 0) {
                    most = score;
                    best = half * bins + i;
                }
            }
        }
        return best;
    }
}
