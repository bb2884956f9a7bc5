package etude.analysis.harmony;

/**
 * What stands out of a spectrum on a scale of pitch: each bin less the mean of its surroundings, divided by their spread.
 * Noise, which is as strong as its surroundings, goes to zero, and timbres become alike.
 */
final class Whitening {

    private static final int HALF = 18;

    private final float[] window = new float[2 * HALF + 1];
    private final float floor;

    /**
     * Prepares.
     *
     * @param floor least spread that counts, as a magnitude
     */
    Whitening(float floor) {
        this.floor = floor;
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (window.length - 1)));
        }
    }

    void apply(float[] x, float[] out) {
        int n = x.length;
        float[] weights = new float[n];
        float[] sums = new float[n];
        float[] squares = new float[n];
        for (int d = -HALF; d <= HALF; d++) {
            add(window[d + HALF], x, d, Math.max(0, -d), Math.min(n, n - d), weights, sums, squares);
        }
        for (int b = 0; b < n; b++) {
            float mean = sums[b] / weights[b];
            float spread = (float) Math.sqrt(Math.max(0, squares[b] / weights[b] - mean * mean));
            out[b] = x[b] > mean ? (x[b] - mean) / (spread + floor) : 0;
        }
    }

    /** Adds the neighbours at one distance to the sums of all bins that have one. */
    private static void add(
            float w, float[] x, int d, int from, int to, float[] weights, float[] sums, float[] squares) {
        for (int b = from; b < to; b++) {
            float weighted = w * x[b + d];
            weights[b] += w;
            sums[b] += weighted;
            squares[b] += weighted * x[b + d];
        }
    }
}
