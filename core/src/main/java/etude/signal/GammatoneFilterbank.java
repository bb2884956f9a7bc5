package etude.signal;

/**
 * The frequency responses of fourth-order gammatone filters, evenly spaced on the ERB scale, as weights over the bins of a
 * Fourier transform: {@code (filter, bin)}. This is the approximation of a gammatone filter bank by a Fourier transform
 * (Ellis 2009): the energy of each filter's output in a frame, without its fine structure in time. The response is that of
 * Slaney's recursive filters (two complex poles of order four, four real zeros), 1 at the centre.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param nBands number of filters
 * @param fMin centre of the lowest filter, Hz
 * @param fMax Hz, one step above the centre of the highest filter; at most half the sample rate
 * @param power exponent of the response: that of the spectrogram which is weighted (1 magnitude, 2 power)
 * @see <a href="https://engineering.purdue.edu/~malcolm/apple/tr35/PattersonsEar.pdf">Slaney, An efficient implementation of
 *     the Patterson-Holdsworth auditory filter bank, 1993</a>
 */
public record GammatoneFilterbank(int sampleRate, int nFft, int nBands, double fMin, double fMax, double power)
        implements Filterbank {

    private static final double EAR_Q = 9.26449;
    private static final double MIN_BANDWIDTH = 24.7;
    private static final double ERB_FACTOR = 1.019;

    /** Checks the ranges. */
    public GammatoneFilterbank {
        if (nBands < 1) {
            throw new IllegalArgumentException("nBands is " + nBands + "; it must be at least 1.");
        }
        if (!(fMin > 0 && fMin < fMax && fMax <= sampleRate / 2.0)) {
            throw new IllegalArgumentException("fMin is " + fMin + " Hz and fMax " + fMax
                    + " Hz; they must be positive, ascending and at most " + sampleRate / 2.0
                    + " Hz, half the sample rate.");
        }
    }

    @Override
    public double[] centres() {
        double offset = EAR_Q * MIN_BANDWIDTH;
        double ratio = Math.log((fMin + offset) / (fMax + offset));
        double[] hz = new double[nBands];
        for (int i = 0; i < nBands; i++) {
            hz[i] = (fMax + offset) * Math.exp((nBands - i) * ratio / nBands) - offset;
        }
        return hz;
    }

    @Override
    public SparseMatrix matrix() {
        double[] centres = centres();
        float[][] rows = new float[nBands][nFft / 2 + 1];
        for (int m = 0; m < nBands; m++) {
            double peak = response(centres[m], centres[m]);
            for (int k = 0; k < rows[m].length; k++) {
                double hz = (double) k * sampleRate / nFft;
                rows[m][k] = (float) Math.pow(response(centres[m], hz) / peak, power);
            }
        }
        return SparseMatrix.of(rows);
    }

    /** Magnitude, up to a factor, of the filter centred on {@code centre} at a frequency. */
    private double response(double centre, double hz) {
        double erb = centre / EAR_Q + MIN_BANDWIDTH;
        double radius = Math.exp(-2 * Math.PI * ERB_FACTOR * erb / sampleRate);
        double angle = 2 * Math.PI * centre / sampleRate;
        double x = Math.cos(2 * Math.PI * hz / sampleRate);
        double y = Math.sin(2 * Math.PI * hz / sampleRate);
        double zeros = 1;
        for (double root : new double[] {Math.sqrt(3 + Math.pow(2, 1.5)), Math.sqrt(3 - Math.pow(2, 1.5))}) {
            double even = radius * Math.cos(angle);
            double odd = radius * root * Math.sin(angle);
            zeros *= Math.hypot(x - even - odd, y) * Math.hypot(x - even + odd, y);
        }
        double px = radius * Math.cos(angle);
        double py = radius * Math.sin(angle);
        double poles = Math.hypot(x - px, y - py) * Math.hypot(x - px, y + py);
        return zeros / Math.pow(poles, 4);
    }
}
