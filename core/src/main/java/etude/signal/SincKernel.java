package etude.signal;

/**
 * A low-pass filter of the resampler: a sinc in a Kaiser window, as a function of continuous time.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital audio resampling home page</a>
 */
final class SincKernel {

    /**
     * The filter that limits the band. Time counts samples of the slower of the two rates: 68 of them to either side, cut-off
     * at 0.9412 of the slower Nyquist frequency, Kaiser's β = 12.706. This passes 0.9 of the Nyquist frequency at -0.05 dB
     * and stops everything from the Nyquist frequency on by 112 dB.
     */
    static final SincKernel SHARP = new SincKernel(68, 0.9412, 12.706);

    private static final double ATTENUATION = 120;

    private final int halfWidth;
    private final double cutoff;
    private final double beta;
    private final double perBessel;

    private SincKernel(int halfWidth, double cutoff, double beta) {
        this.halfWidth = halfWidth;
        this.cutoff = cutoff;
        this.beta = beta;
        this.perBessel = 1 / bessel(beta);
    }

    /**
     * A filter that interpolates a signal with room above its band: it passes the band, stops the band's image behind the
     * Nyquist frequency by 120 dB, and lets be whatever happens in between.
     *
     * @param band end of the signal's band, as a part of its Nyquist frequency, below 1
     */
    static SincKernel roomy(double band) {
        double order = (ATTENUATION - 8) / (2.285 * Math.PI * 2 * (1 - band));
        return new SincKernel((int) Math.ceil(order / 2 + 0.5), 1, 0.1102 * (ATTENUATION - 8.7));
    }

    /** Samples to either side. */
    int halfWidth() {
        return halfWidth;
    }

    /** The filter's value, not yet scaled to unit gain. */
    double at(double time) {
        double u = time / halfWidth;
        if (u <= -1 || u >= 1) {
            return 0;
        }
        double angle = Math.PI * cutoff * time;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
        return sinc * bessel(beta * Math.sqrt(1 - u * u)) * perBessel;
    }

    /**
     * Weights of the samples around a position between two of them, adding up to 1.
     *
     * @param fraction how far the position lies behind sample {@code half - 1} of the stretch
     * @param half half the number of samples
     * @param speed time from sample to sample, at most 1
     */
    float[] weights(double fraction, int half, double speed) {
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
