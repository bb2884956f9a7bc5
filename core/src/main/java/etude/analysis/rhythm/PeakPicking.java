package etude.analysis.rhythm;

import java.util.ArrayList;
import java.util.List;

/**
 * Which peaks of a detection function are onsets: the largest value around, higher than the mean around by a threshold, and
 * not too soon after the onset before.
 *
 * @param maxBefore seconds before a peak that hold no larger value
 * @param maxAfter seconds after it that hold no larger value
 * @param meanBefore seconds before it over which the mean is taken
 * @param meanAfter seconds after it over which the mean is taken
 * @param threshold by which a peak lies above the mean, in the unit of the function
 * @param gap seconds from onset to onset at least
 * @see <a href="https://ismir2012.ismir.net/event/papers/049-ismir-2012.pdf">Böck, Krebs and Schedl, Evaluating the online
 *     capabilities of onset detection methods, 2012, section 2.3</a>
 */
public record PeakPicking(
        double maxBefore, double maxAfter, double meanBefore, double meanAfter, double threshold, double gap) {

    /** Checks the ranges. */
    public PeakPicking {
        OnsetChecks.notNegative("maxBefore", maxBefore);
        OnsetChecks.notNegative("maxAfter", maxAfter);
        OnsetChecks.notNegative("meanBefore", meanBefore);
        OnsetChecks.notNegative("meanAfter", meanAfter);
        OnsetChecks.notNegative("threshold", threshold);
        OnsetChecks.notNegative("gap", gap);
    }

    /** The paper's window lengths, 30 ms around a peak and a mean of 100 ms before and 70 ms after, with a threshold. */
    public static PeakPicking standard(double threshold) {
        return new PeakPicking(0.03, 0.03, 0.1, 0.07, threshold, 0.03);
    }

    /** These settings with another threshold: a higher one finds fewer onsets. */
    public PeakPicking withThreshold(double threshold) {
        return new PeakPicking(maxBefore, maxAfter, meanBefore, meanAfter, threshold, gap);
    }

    /** The onsets of a detection function. */
    public List<Onset> pick(OnsetCurve curve) {
        float[] values = curve.values();
        double[] sums = new double[values.length + 1];
        for (int t = 0; t < values.length; t++) {
            sums[t + 1] = sums[t] + values[t];
        }
        List<Onset> onsets = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < values.length; t++) {
            double time = Math.max(0, curve.time(t));
            if (isPeak(curve, sums, t) && time - last > gap) {
                onsets.add(new Onset(time, values[t]));
                last = time;
            }
        }
        return onsets;
    }

    private boolean isPeak(OnsetCurve curve, double[] sums, int t) {
        float[] values = curve.values();
        int from = Math.max(0, t - frames(meanBefore, curve));
        int to = Math.min(values.length, t + frames(meanAfter, curve) + 1);
        double mean = (sums[to] - sums[from]) / (to - from);
        return values[t] > 0 && values[t] >= mean + threshold && isLargest(curve, t);
    }

    private boolean isLargest(OnsetCurve curve, int t) {
        float[] values = curve.values();
        for (int i = Math.max(0, t - frames(maxBefore, curve)); i < t; i++) {
            if (values[i] >= values[t]) {
                return false;
            }
        }
        for (int i = t + 1; i < Math.min(values.length, t + frames(maxAfter, curve) + 1); i++) {
            if (values[i] > values[t]) {
                return false;
            }
        }
        return true;
    }

    private static int frames(double seconds, OnsetCurve curve) {
        return (int) Math.round(seconds * curve.frameRate());
    }
}
