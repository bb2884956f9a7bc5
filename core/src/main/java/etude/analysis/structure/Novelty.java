package etude.analysis.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a sound changes: a checkerboard with soft edges is moved along the diagonal of the self-similarity.
 *
 * @param half moments on each side of a change that are compared
 * @see <a href="https://doi.org/10.1109/ICME.2000.869637">Foote, Automatic audio segmentation using a measure of audio
 *     novelty, 2000</a>
 */
record Novelty(int half) {

    /** The novelty at the beginning of each moment, and at the end of the last one; 0 at least. */
    double[] of(SelfSimilarity similarity) {
        int size = similarity.size();
        double[] novelty = new double[size + 1];
        for (int t = 1; t < size; t++) {
            double sum = 0;
            double weights = 0;
            for (int i = Math.max(-half, -t); i < Math.min(half, size - t); i++) {
                for (int j = Math.max(-half, -t); j < Math.min(half, size - t); j++) {
                    double weight = taper(i) * taper(j);
                    sum += ((i < 0) == (j < 0) ? weight : -weight) * similarity.values()[t + i][t + j];
                    weights += weight;
                }
            }
            novelty[t] = Math.max(0, sum / weights);
        }
        return novelty;
    }

    private double taper(int distance) {
        double x = (distance + 0.5) / (0.5 * half);
        return Math.exp(-0.5 * x * x);
    }

    /** Moments of novelty's peaks: largest within half the kernel on both sides, and clear of the mean. */
    List<Integer> peaks(double[] novelty) {
        double mean = 0;
        for (double x : novelty) {
            mean += x / novelty.length;
        }
        List<Integer> peaks = new ArrayList<>();
        int reach = Math.max(1, half / 2);
        for (int t = reach; t < novelty.length - reach; t++) {
            boolean largest = novelty[t] > 1.2 * mean;
            for (int d = 1; d <= reach; d++) {
                largest &= novelty[t] > novelty[t - d] && novelty[t] >= novelty[t + d];
            }
            if (largest) {
                peaks.add(t);
            }
        }
        return peaks;
    }
}
