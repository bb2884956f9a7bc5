package etude.analysis.pitch;

import java.util.Arrays;

/**
 * pYIN's second half: the most likely path through the pitches that frames propose (Viterbi's algorithm). States are bins
 * of pitch, voiced ones first, then the same unvoiced.
 *
 * <p>From one frame to the next a pitch moves within a band, so that only transitions within it are looked at: the same
 * sliding maximum for all bins, a loop over whole rows. Most voiced bins are proposed by nothing; where they are so unlikely
 * that the unvoiced state of the same bin leads to any state with more likelihood, which is nearly always, moves out of them
 * are not looked at, which changes nothing.
 *
 * <p>Scores are logarithms of likelihoods beside the highest of the frame before, so that single precision is enough. Which
 * transition was best is not kept but found again for the path alone, from the scores of a stretch of frames; of earlier
 * stretches only the last scores are kept, and the stretch is computed again when the path gets there. So memory does not
 * grow with the clip.
 */
final class PyinPath {

    /** Stands for a probability of nothing, as in librosa: it makes impossible paths comparable. */
    private static final double NOTHING = Math.log(Double.MIN_NORMAL);

    /** Values of the scores that are kept, about 30 MB. */
    private static final int KEPT = 1 << 23;

    private final int bins;
    private final int reach;
    private final float stay;
    private final float leave;

    /** Logarithm of the weight of a move, by its distance and {@code reach}. */
    private final float[] moves;

    /** Logarithm of the sum of the weights that a bin can move by. */
    private final float[] sums;

    private final int stretch;
    private final float[] fromVoiced;
    private final float[] fromUnvoiced;
    private final float[] shifted;
    private final float[] shiftedToo;
    private final float[] bestVoiced;
    private final float[] bestUnvoiced;

    /** Scores of the states of a frame. */
    private record Scores(float[] voiced, float[] unvoiced) {

        static Scores of(int bins) {
            return new Scores(new float[bins], new float[bins]);
        }

        void set(Scores other) {
            System.arraycopy(other.voiced, 0, voiced, 0, voiced.length);
            System.arraycopy(other.unvoiced, 0, unvoiced, 0, unvoiced.length);
        }

        float highest() {
            return Math.max(PyinPath.highest(voiced), PyinPath.highest(unvoiced));
        }

        /** The state of the highest score, the first of equals. */
        int best() {
            float most = highest();
            int state = 0;
            while (at(state) != most) {
                state++;
            }
            return state;
        }

        private float at(int state) {
            return state < voiced.length ? voiced[state] : unvoiced[state - voiced.length];
        }
    }

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
        this.stay = (float) Math.log(1 - switching);
        this.leave = (float) Math.log(switching);
        this.moves = new float[2 * reach + 1];
        for (int o = -reach; o <= reach; o++) {
            moves[o + reach] = (float) Math.log((reach + 1.0 - Math.abs(o)) / (reach + 1));
        }
        this.sums = new float[bins];
        for (int i = 0; i < bins; i++) {
            double sum = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(bins - 1, i + reach); j++) {
                sum += (reach + 1.0 - Math.abs(j - i)) / (reach + 1);
            }
            sums[i] = (float) Math.log(sum);
        }
        this.stretch = Math.max(16, KEPT / (2 * bins));
        this.fromVoiced = margins();
        this.fromUnvoiced = margins();
        this.shifted = new float[bins];
        this.shiftedToo = new float[bins];
        this.bestVoiced = new float[bins];
        this.bestUnvoiced = new float[bins];
    }

    private float[] margins() {
        float[] row = new float[bins + 2 * reach];
        Arrays.fill(row, Float.NEGATIVE_INFINITY);
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
        Scores[] starts = new Scores[stretches];
        Scores[] scores = new Scores[Math.min(frames, stretch)];
        Arrays.setAll(scores, t -> Scores.of(bins));
        starts[0] = begin(proposals);
        for (int s = 0; s < stretches; s++) {
            run(proposals, s, starts[s], scores);
            if (s + 1 < stretches) {
                starts[s + 1] = Scores.of(bins);
                next(proposals, (s + 1) * stretch, scores[stretch - 1], starts[s + 1]);
            }
        }
        int last = frames - 1 - (stretches - 1) * stretch;
        states[frames - 1] = scores[last].best();
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
    private void run(Proposals proposals, int s, Scores start, Scores[] scores) {
        int first = s * stretch;
        int end = Math.min(proposals.frames(), first + stretch);
        scores[0].set(start);
        for (int t = first + 1; t < end; t++) {
            next(proposals, t, scores[t - 1 - first], scores[t - first]);
        }
    }

    /** Every state is as likely at the beginning. */
    private Scores begin(Proposals proposals) {
        Scores scores = Scores.of(bins);
        observe(proposals, 0, 0, scores);
        return scores;
    }

    /** Adds what the frame says to the scores of its states, which it makes relative to one. */
    private void observe(Proposals proposals, int t, float relative, Scores scores) {
        float unvoiced = (float) Math.log((1 - proposals.voiced(t)) / bins + Double.MIN_NORMAL) - relative;
        float nothing = (float) NOTHING - relative;
        for (int i = proposals.begin(t); i < proposals.end(t); i++) {
            double likelihood = Math.log(proposals.probability(i) + Double.MIN_NORMAL);
            scores.voiced[proposals.bin(i)] += (float) (likelihood - NOTHING);
        }
        add(scores.voiced, nothing);
        add(scores.unvoiced, unvoiced);
    }

    private static void add(float[] row, float x) {
        for (int i = 0; i < row.length; i++) {
            row[i] += x;
        }
    }

    private void next(Proposals proposals, int t, Scores previous, Scores scores) {
        subtract(previous.voiced, sums, shifted);
        subtract(previous.unvoiced, sums, shiftedToo);
        System.arraycopy(shifted, 0, fromVoiced, reach, bins);
        System.arraycopy(shiftedToo, 0, fromUnvoiced, reach, bins);
        float least = lowest(shiftedToo);
        for (int i = proposals.begin(t - 1); i < proposals.end(t - 1); i++) {
            shifted[proposals.bin(i)] = Float.NEGATIVE_INFINITY;
        }
        boolean few = highest(shifted) + stay <= least + leave;
        slide(fromUnvoiced, bestUnvoiced);
        if (few) {
            follow(proposals, t - 1);
        } else {
            slide(fromVoiced, bestVoiced);
        }
        either(bestVoiced, stay, bestUnvoiced, leave, scores.voiced);
        either(bestVoiced, leave, bestUnvoiced, stay, scores.unvoiced);
        observe(proposals, t, previous.highest(), scores);
    }

    private static void subtract(float[] a, float[] b, float[] difference) {
        for (int j = 0; j < difference.length; j++) {
            difference[j] = a[j] - b[j];
        }
    }

    /** The best move into each bin out of those that a frame proposes. */
    private void follow(Proposals proposals, int t) {
        Arrays.fill(bestVoiced, Float.NEGATIVE_INFINITY);
        for (int p = proposals.begin(t); p < proposals.end(t); p++) {
            int i = proposals.bin(p);
            float from = fromVoiced[reach + i];
            for (int j = Math.max(0, i - reach); j <= Math.min(bins - 1, i + reach); j++) {
                float score = from + moves[j - i + reach];
                if (score > bestVoiced[j]) {
                    bestVoiced[j] = score;
                }
            }
        }
    }

    /** The best move into each bin, by each distance in turn; two at a time, the odd one twice. */
    private void slide(float[] from, float[] best) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        int last = moves.length - 1;
        for (int o = 0; o <= last; o += 2) {
            int p = Math.min(last, o + 1);
            System.arraycopy(from, o, shifted, 0, bins);
            System.arraycopy(from, p, shiftedToo, 0, bins);
            move(shifted, moves[last - o], shiftedToo, moves[last - p], best);
        }
    }

    /** All arrays from their first element on: what compilers turn into vector instructions. */
    private static void move(float[] a, float first, float[] b, float second, float[] best) {
        for (int j = 0; j < best.length; j++) {
            best[j] = Math.max(best[j], Math.max(a[j] + first, b[j] + second));
        }
    }

    private static void either(float[] a, float first, float[] b, float second, float[] best) {
        for (int j = 0; j < best.length; j++) {
            best[j] = Math.max(a[j] + first, b[j] + second);
        }
    }

    private static float highest(float[] row) {
        float most = row[0];
        for (float x : row) {
            if (x > most) {
                most = x;
            }
        }
        return most;
    }

    private static float lowest(float[] row) {
        float least = row[0];
        for (float x : row) {
            if (x < least) {
                least = x;
            }
        }
        return least;
    }

    /** The state from which the best path comes to a state; the lowest of equals. */
    private int before(int state, Scores previous) {
        boolean voiced = state < bins;
        int bin = voiced ? state : state - bins;
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int half = 0; half < 2; half++) {
            float change = (half == 0) == voiced ? stay : leave;
            float[] from = half == 0 ? previous.voiced : previous.unvoiced;
            for (int i = Math.max(0, bin - reach); i <= Math.min(bins - 1, bin + reach); i++) {
                float score = from[i] - sums[i] + moves[bin - i + reach] + change;
                if (score > most || best < 0) {
                    most = score;
                    best = half * bins + i;
                }
            }
        }
        return best;
    }
}
