package etude.signal;

/**
 * The low-pass filter of the resampler: a sinc in a Kaiser window, as a function of continuous time. Time counts samples
 * of the slower of the two rates.
 *
 * <p>Its numbers: 68 samples to either side, cut-off at 0.9412 of the slower Nyquist frequency, Kaiser's β = 12.706. This
 * passes 0.9 of the Nyquist frequency at -0.05 dB and stops everything from the Nyquist frequency on by 112 dB.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital audio resampling home page</a>
 */
final class SincKernel {

    /** Samples of the slower rate to either side. */
    static final int HALF_WIDTH = 68;

    private static final double CUTOFF = 0.9412;
    private static final double BETA = 12.706;
    private static final double PER_BESSEL = 1 / bessel(BETA);

    private SincKernel() {}

    /** The filter's value, not yet scaled to unit gain. */
    static double at(double time) {
        double u = time / HALF_WIDTH;
        if (u <= -1 || u >= 1) {
            return 0;
        }
        double angle = Math.PI * CUTOFF * time;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
        return sinc * bessel(BETA * Math.sqrt(1 - u * u)) * PER_BESSEL;
    }

    /**
     * Weights of the samples around a position between two of them, adding up to 1.
     *
     * @param fraction how far the position lies behind sample {@code half - 1} of the stretch
     * @param half half the number of samples
     * @param speed time from sample to sample, at most 1
     */
    static float[] weights(double fraction, int half, double speed) {
        double[] exact = new double[2 * half];
        double sum = 0;
        for (int j = 0; j < exact.length; j++) {
            exact[j] = at((j - half + 1 - fraction) * speed);
            sum += exact[j];
        }
        float[] weights = new float[exact.length];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = (float) (exact[j] / sum);
        }
        return weights;
    }

    /** Modified Bessel function of order 0, by its power series. */
    private static double bessel(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
