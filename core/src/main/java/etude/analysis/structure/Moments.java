package etude.analysis.structure;

import etude.analysis.harmony.HarmonyEvidence;
import etude.signal.Frames;

/**
 * A sound as a row of moments of equal length: the mean of pitch classes and of timbre in each, standardised over the sound.
 *
 * @param times when each begins, with the end of the last one, seconds
 * @param chroma {@code [moment][12]}, of length 1 or all zero
 * @param timbre {@code [moment][…]}, each number with mean 0 and variance 1 over the sound
 */
record Moments(double[] times, double[][] chroma, double[][] timbre) {

    /** Moments in a sound at most: the matrix has the square of this. */
    static final int MOST = 1500;

    private static final double SHORTEST = 0.5;

    static Moments of(HarmonyEvidence evidence) {
        int frames = evidence.count();
        double seconds = Math.max(SHORTEST, evidence.duration() / MOST);
        int count = frames == 0 ? 0 : (int) Math.max(1, Math.min(MOST, Math.rint(evidence.duration() / seconds)));
        int[] bounds = new int[count + 1];
        double[] times = new double[count + 1];
        for (int i = 1; i <= count; i++) {
            times[i] = evidence.duration() * i / count;
            bounds[i] = (int) Math.min(frames, Math.ceil(times[i] / evidence.time(1)));
        }
        double[][] chroma = means(evidence.chroma(), bounds);
        for (double[] row : chroma) {
            normalise(row);
        }
        double[][] timbre = means(evidence.timbre(), bounds);
        standardise(timbre);
        return new Moments(times, chroma, timbre);
    }

    int count() {
        return chroma.length;
    }

    private static double[][] means(Frames frames, int[] bounds) {
        double[][] means = new double[bounds.length - 1][frames.stride()];
        for (int i = 0; i < means.length; i++) {
            int from = Math.min(bounds[i], Math.max(0, frames.count() - 1));
            int to = Math.min(frames.count(), Math.max(from + 1, bounds[i + 1]));
            for (int t = from; t < to; t++) {
                for (int c = 0; c < means[i].length; c++) {
                    means[i][c] += frames.get(c, t) / (to - from);
                }
            }
        }
        return means;
    }

    private static void normalise(double[] row) {
        double sum = 0;
        for (double x : row) {
            sum += x * x;
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = sum == 0 ? 0 : row[c] / Math.sqrt(sum);
        }
    }

    private static void standardise(double[][] rows) {
        for (int c = 0; rows.length > 0 && c < rows[0].length; c++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += row[c];
                squares += row[c] * row[c];
            }
            double mean = sum / rows.length;
            double spread = Math.sqrt(Math.max(0, squares / rows.length - mean * mean));
            for (double[] row : rows) {
                row[c] = spread < 1e-9 ? 0 : (row[c] - mean) / spread;
            }
        }
    }
}
