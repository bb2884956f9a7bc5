package etude.analysis.rhythm;

import java.util.Arrays;

/**
 * Beats as the best path through what begins: each beat is worth what begins there, less for its distance from the one
 * before differing from the tempo.
 *
 * @see <a href="https://doi.org/10.1080/09298210701653344">Ellis, Beat tracking by dynamic programming, 2007</a>
 */
final class DynamicProgramming {

    private static final double TIGHTNESS = 100;

    private DynamicProgramming() {}

    /** Frames of the beats. */
    static int[] beats(float[] rises, double period) {
        float[] local = smooth(rises, period / 32);
        int shortest = (int) Math.round(period / 2);
        int longest = (int) Math.round(2 * period);
        double[] costs = new double[longest + 1];
        for (int lag = shortest; lag <= longest; lag++) {
            double ratio = Math.log(lag / period);
            costs[lag] = TIGHTNESS * ratio * ratio;
        }
        double[] worth = new double[local.length];
        int[] before = new int[local.length];
        for (int t = 0; t < local.length; t++) {
            double best = 0;
            before[t] = -1;
            for (int lag = Math.max(1, shortest); lag <= Math.min(longest, t); lag++) {
                double value = worth[t - lag] - costs[lag];
                if (value > best) {
                    best = value;
                    before[t] = t - lag;
                }
            }
            worth[t] = local[t] + best;
        }
        return path(worth, before, longest);
    }

    private static int[] path(double[] worth, int[] before, int longest) {
        int last = -1;
        for (int t = Math.max(0, worth.length - longest); t < worth.length; t++) {
            last = last < 0 || worth[t] > worth[last] ? t : last;
        }
        int[] reversed = new int[worth.length];
        int count = 0;
        for (int t = last; t >= 0; t = before[t]) {
            reversed[count++] = t;
        }
        int[] beats = new int[count];
        for (int i = 0; i < count; i++) {
            beats[i] = reversed[count - 1 - i];
        }
        return beats;
    }

    /** Under a Gaussian, in units of the standard deviation. */
    private static float[] smooth(float[] x, double width) {
        int reach = (int) Math.ceil(3 * width);
        double[] weights = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            weights[i] = Math.exp(-0.5 * i * i / (width * width));
        }
        double deviation = Math.max(1e-12, Math.sqrt(variance(x)));
        float[] y = new float[x.length];
        for (int t = 0; t < x.length; t++) {
            double sum = 0;
            for (int i = Math.max(-reach, -t); i <= Math.min(reach, x.length - 1 - t); i++) {
                sum += weights[Math.abs(i)] * x[t + i];
            }
            y[t] = (float) (sum / deviation);
        }
        return y;
    }

    private static double variance(float[] x) {
        double[] values = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            values[t] = x[t];
        }
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }
}
