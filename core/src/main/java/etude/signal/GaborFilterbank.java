package etude.signal;

/**
 * Complex Gabor filters — a Gaussian times a complex sine — fitted to mel filters: each is centred on the peak of a mel
 * filter's square root and as wide as it at half height.
 *
 * @param sampleRate Hz
 * @param nFilters number of filters
 * @param fMin lower edge of the lowest mel filter, Hz
 * @param fMax upper edge of the highest mel filter, Hz
 * @param length samples in a filter, odd
 * @param nFft resolution of the mel filters that are fitted: samples in a transform
 * @see <a href="https://openreview.net/forum?id=jM76BCb6F9m">Zeghidour et al., LEAF, 2021</a>
 */
public record GaborFilterbank(int sampleRate, int nFilters, double fMin, double fMax, int length, int nFft) {

    /** Checks the ranges. */
    public GaborFilterbank {
        if (length < 3 || length % 2 == 0) {
            throw new IllegalArgumentException("length is " + length + "; it must be odd and at least 3.");
        }
        if (nFft < 2) {
            throw new IllegalArgumentException("nFft is " + nFft + "; it must be at least 2.");
        }
        mel(sampleRate, nFft, nFilters, fMin, fMax);
    }

    private static MelFilterbank mel(int sampleRate, int nFft, int nFilters, double fMin, double fMax) {
        return new MelFilterbank(
                sampleRate, nFft, nFilters, fMin, fMax, MelScale.HTK, MelFilterbank.Norm.NONE, MelFilterbank.Slope.MEL);
    }

    /** Centre frequency of each filter, Hz. */
    public double[] centres() {
        double[][] fits = fits();
        double[] hz = new double[nFilters];
        for (int m = 0; m < nFilters; m++) {
            hz[m] = fits[m][0] * sampleRate / (2 * Math.PI);
        }
        return hz;
    }

    /** Standard deviation of each filter's Gaussian, samples. */
    public double[] widths() {
        double[][] fits = fits();
        double[] samples = new double[nFilters];
        for (int m = 0; m < nFilters; m++) {
            samples[m] = fits[m][1];
        }
        return samples;
    }

    /** The smallest width that a filter has, samples: as wide as half the band. */
    public double leastWidth() {
        return 4 * Math.sqrt(2 * Math.log(2)) / Math.PI;
    }

    /** The largest width that the filters' length can hold, samples. */
    public double mostWidth() {
        return length * Math.sqrt(2 * Math.log(2)) / Math.PI;
    }

    /** Centre (radians per sample) and standard deviation (samples) of each filter. */
    private double[][] fits() {
        MelFilterbank mel = mel(sampleRate, nFft, nFilters, fMin, fMax);
        SparseMatrix matrix = mel.matrix();
        double[] centres = mel.centres();
        double[][] fits = new double[nFilters][];
        for (int m = 0; m < nFilters; m++) {
            fits[m] = fit(matrix.row(m), centres[m]);
        }
        return fits;
    }

    private double[] fit(float[] weights, double centreHz) {
        int peak = 0;
        for (int k = 0; k < weights.length; k++) {
            peak = weights[k] > weights[peak] ? k : peak;
        }
        if (weights[peak] == 0) {
            return new double[] {2 * Math.PI * centreHz / sampleRate, deviation(1)};
        }
        int width = 0;
        double half = Math.sqrt(weights[peak]) / 2;
        for (float weight : weights) {
            width += Math.sqrt(weight) >= half ? 1 : 0;
        }
        return new double[] {2 * Math.PI * peak / nFft, deviation(width)};
    }

    /** From a width at half height in bins to a deviation in samples, within what the filter's length can hold. */
    private double deviation(int width) {
        double samples = Math.sqrt(2 * Math.log(2)) * nFft / (Math.PI * width);
        return Math.min(Math.max(samples, leastWidth()), mostWidth());
    }

    /** Real parts of the filters, {@code (filter, sample)}: even around the middle. */
    public double[][] real() {
        return part(0);
    }

    /** Imaginary parts of the filters, {@code (filter, sample)}: odd around the middle. */
    public double[][] imaginary() {
        return part(Math.PI / 2);
    }

    private double[][] part(double phase) {
        double[][] fits = fits();
        double[][] filters = new double[nFilters][length];
        for (int m = 0; m < nFilters; m++) {
            double deviation = fits[m][1];
            for (int i = 0; i < length; i++) {
                double t = i - length / 2;
                double gauss = Math.exp(-t * t / (2 * deviation * deviation)) / (Math.sqrt(2 * Math.PI) * deviation);
                filters[m][i] = gauss * Math.cos(fits[m][0] * t - phase);
            }
        }
        return filters;
    }
}
