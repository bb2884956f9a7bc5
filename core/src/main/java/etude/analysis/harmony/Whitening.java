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
        for (int b = 0; b < x.length; b++) {
            float weights = 0;
            float sum = 0;
            float squares = 0;
            for (int i = Math.max(0, b - HALF); i <= Math.min(x.length - 1, b + HALF); i++) {
                float w = window[i - b + HALF];
                weights += w;
                sum += w * x[i];
                squares += w * x[i] * x[i];
            }
            float mean = sum / weights;
            float spread = (float) Math.sqrt(Math.max(0, squares / weights - mean * mean));
            out[b] = x[b] > mean ? (x[b] - mean) / (spread + floor) : 0;
        }
    }
}
