package etude.analysis.melody;

import etude.analysis.salience.PitchCandidates;

/**
 * Where a path is melody: it is cut into contours, in which the pitch moves without jumps, and those of them that last and
 * are salient are melody (section II D of Salamon and Gómez, with the mean of the sound as the measure).
 */
final class MelodyVoicing {

    private final PitchCandidates candidates;
    private final int[] path;
    private final boolean[] melody;

    MelodyVoicing(PitchCandidates candidates, int[] path) {
        this.candidates = candidates;
        this.path = path;
        this.melody = new boolean[path.length];
    }

    /**
     * Decides.
     *
     * @param jump cents from frame to frame that end a contour
     * @param shortest frames of a contour at least
     * @param faint part of the path's mean salience that a contour has at least
     * @param unsteady cents: contours that change their course from frame to frame by more, on average, are noise
     */
    boolean[] decide(double jump, int shortest, double faint, double unsteady) {
        double least = faint * mean();
        int t = 0;
        while (t < path.length) {
            int end = end(t, jump);
            if (end - t >= shortest && mean(t, end) >= least && jitter(t, end) <= unsteady) {
                java.util.Arrays.fill(melody, t, end, true);
            }
            t = Math.max(end, t + 1);
        }
        return melody;
    }

    private double mean() {
        double sum = 0;
        int n = 0;
        for (int candidate : path) {
            if (candidate >= 0) {
                sum += candidates.salience(candidate);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += candidates.salience(path[t]);
        }
        return sum / (to - from);
    }

    /** How much the pitch's change from frame to frame changes: a vibrato is smooth, noise is not. */
    private double jitter(int from, int to) {
        double sum = 0;
        for (int t = from + 1; t < to - 1; t++) {
            sum += Math.abs(
                    candidates.cents(path[t - 1]) - 2.0 * candidates.cents(path[t]) + candidates.cents(path[t + 1]));
        }
        return to - from < 3 ? 0 : sum / (to - from - 2);
    }

    /** Frame behind the contour that begins in a frame; that frame where there is none. */
    private int end(int from, double jump) {
        int t = from;
        while (t < path.length && path[t] >= 0 && (t == from || distance(t) < jump)) {
            t++;
        }
        return t;
    }

    private double distance(int t) {
        return Math.abs(candidates.cents(path[t]) - candidates.cents(path[t - 1]));
    }
}
