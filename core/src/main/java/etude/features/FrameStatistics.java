package etude.features;

import etude.signal.Frames;

/**
 * Mean and standard deviation over time of every number of a frame, for frames that arrive piece by piece (Welford's
 * method). Of complex frames, the magnitudes. With those of a {@link etude.representation.Delta}, they are the
 * segment-level vector of classic classifiers.
 */
public final class FrameStatistics {

    private double[] mean = new double[0];
    private double[] squares = new double[0];
    private long count;

    /** Takes the next frames. */
    public void add(Frames frames) {
        int bins = frames.bins();
        if (count == 0) {
            mean = new double[bins];
            squares = new double[bins];
        }
        float[] data = frames.data();
        for (int t = 0; t < frames.count(); t++) {
            count++;
            for (int k = 0; k < bins; k++) {
                int at = t * frames.stride() + (frames.complex() ? 2 * k : k);
                double x = frames.complex() ? Math.hypot(data[at], data[at + 1]) : data[at];
                double off = x - mean[k];
                mean[k] += off / count;
                squares[k] += off * (x - mean[k]);
            }
        }
    }

    /** Number of frames. */
    public long count() {
        return count;
    }

    /** Mean of each number; not a number where there were no frames. */
    public float[] mean() {
        return result(mean, false);
    }

    /** Standard deviation of each number, over all frames (divided by their number, as numpy does). */
    public float[] std() {
        return result(squares, true);
    }

    private float[] result(double[] sums, boolean root) {
        float[] out = new float[sums.length];
        for (int k = 0; k < out.length; k++) {
            double x = root ? Math.sqrt(sums[k] / count) : sums[k];
            out[k] = count == 0 ? Float.NaN : (float) x;
        }
        return out;
    }
}
