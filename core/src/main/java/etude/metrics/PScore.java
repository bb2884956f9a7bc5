package etude.metrics;

import java.util.Arrays;

/**
 * The P-score: how many pairs of beats lie near one another, as part of the longer list, on a grid of 10 ms.
 *
 * @see "M. F. McKinney, D. Moelants, M. E. P. Davies, A. Klapuri: Evaluation of audio beat tracking and music tempo
 *     extraction algorithms, Journal of New Music Research 36(1), 2007"
 */
final class PScore {

    private static final int GRID = 100;

    private PScore() {}

    static double of(double[] reference, double[] estimate, double threshold) {
        if (reference.length <= 1 || estimate.length <= 1) {
            return 0;
        }
        double start = Math.min(reference[0], estimate[0]);
        double[] beats = onGrid(reference, start);
        double[] found = onGrid(estimate, start);
        if (beats.length < 2) {
            return 0;
        }
        double window = Math.rint(threshold * medianDistance(beats));
        int pairs = 0;
        for (double beat : beats) {
            pairs += Ascending.upTo(found, beat + window) - Ascending.below(found, beat - window);
        }
        return (double) pairs / Math.max(reference.length, estimate.length);
    }

    private static double[] onGrid(double[] beats, double start) {
        return Arrays.stream(beats)
                .map(beat -> Math.ceil((beat - start) * GRID))
                .distinct()
                .toArray();
    }

    private static double medianDistance(double[] beats) {
        double[] distances = new double[beats.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = beats[i + 1] - beats[i];
        }
        return Ascending.median(distances);
    }
}
