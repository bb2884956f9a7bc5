package etude.analysis.melody;

import etude.analysis.salience.PitchCandidates;
import java.util.Arrays;

/** The most likely path through the candidates of all frames: salient ones near each other. */
final class MelodyPath {

    private final PitchCandidates candidates;
    private final double perCent;
    private final double farthest;

    /**
     * A search.
     *
     * @param perCent cost of a change by a cent, in nepers of salience
     * @param farthest cents: a larger change costs no more
     */
    MelodyPath(PitchCandidates candidates, double perCent, double farthest) {
        this.candidates = candidates;
        this.perCent = perCent;
        this.farthest = farthest;
    }

    /** The candidate of each frame; -1 where a frame has none. Frames without candidates are passed over. */
    int[] find() {
        byte[] before = new byte[candidates.count()];
        int[] previous = new int[candidates.frames()];
        double[] scores = new double[0];
        int last = -1;
        for (int t = 0; t < candidates.frames(); t++) {
            previous[t] = last;
            if (candidates.start(t + 1) > candidates.start(t)) {
                scores = step(last, t, scores, before);
                last = t;
            }
        }
        return back(last, scores, before, previous);
    }

    private double[] step(int last, int t, double[] scores, byte[] before) {
        int from = candidates.start(t);
        double[] next = new double[candidates.start(t + 1) - from];
        double top = top(t);
        for (int i = 0; i < next.length; i++) {
            int best = last < 0 ? -1 : best(last, scores, candidates.cents(from + i));
            double arrived = best < 0 ? 0 : scores[best] - cost(last, best, candidates.cents(from + i));
            next[i] = arrived + Math.log(candidates.salience(from + i) / top);
            before[from + i] = (byte) best;
        }
        return next;
    }

    private double top(int t) {
        double top = 0;
        for (int i = candidates.start(t); i < candidates.start(t + 1); i++) {
            top = Math.max(top, candidates.salience(i));
        }
        return top;
    }

    private double cost(int frame, int index, float cents) {
        return perCent * Math.min(farthest, Math.abs(candidates.cents(candidates.start(frame) + index) - cents));
    }

    private int best(int last, double[] scores, float cents) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scores.length; j++) {
            double score = scores[j] - cost(last, j, cents);
            if (score > most) {
                most = score;
                best = j;
            }
        }
        return best;
    }

    private int[] back(int last, double[] scores, byte[] before, int[] previous) {
        int[] path = new int[candidates.frames()];
        Arrays.fill(path, -1);
        int index = 0;
        for (int i = 1; i < scores.length; i++) {
            index = scores[i] > scores[index] ? i : index;
        }
        for (int t = last; t >= 0; t = previous[t]) {
            path[t] = candidates.start(t) + index;
            index = before[path[t]];
        }
        return path;
    }
}
