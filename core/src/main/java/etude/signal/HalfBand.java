package etude.signal;

/**
 * A low-pass filter by which a signal loses every other sample: a Kaiser-windowed half-band filter, whose taps at even
 * distances from the centre are zero. What lies below {@link #PASSBAND} of the new Nyquist frequency passes within
 * 1e-6; what would fold onto it is weaker by 120 dB.
 *
 * <p>Outputs stand exactly on the even samples of the input (no delay), and each is a sum in one written order, so that
 * it is the same to the bit wherever a computation begins.
 *
 * @see <a href="https://doi.org/10.1109/TCS.1987.1086033">Vaidyanathan, Nguyen, A "trick" for the design of FIR half-band
 *     filters, 1987</a>
 */
public final class HalfBand {

    /** End of the passband, as a fraction of the Nyquist frequency after halving. */
    public static final double PASSBAND = 0.85;

    private static final double ATTENUATION = 120;
    private static final float[] TAPS = design();

    /** Taps reach so many input samples to each side of an output. */
    public static final int REACH = 2 * TAPS.length - 1;

    /** Outputs that are computed together: what a loop over them reads stays in the nearest cache. */
    private static final int TILE = 512;

    private final float[] odd = new float[TILE + 2 * TAPS.length - 1];
    private final float[] sum = new float[TILE];
    private final float[][] row = new float[4][TILE];

    /** A filter with scratch memory of its own: one per thread. */
    public HalfBand() {}

    /** The taps at distances 1, 3, 5…; the centre tap is 1/2. A multiple of four in number. */
    private static float[] design() {
        double transition = Math.PI * (1 - PASSBAND);
        double order = (ATTENUATION - 8) / (2.285 * transition);
        int count = 4 * (int) Math.ceil((order / 2 + 1) / 2 / 4);
        double beta = 0.1102 * (ATTENUATION - 8.7);
        double reach = 2 * count;
        double[] taps = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int k = 2 * i + 1;
            double kaiser = bessel(beta * Math.sqrt(1 - (k / reach) * (k / reach))) / bessel(beta);
            taps[i] = Math.sin(Math.PI * k / 2) / (Math.PI * k) * kaiser;
            sum += 2 * taps[i];
        }
        float[] rounded = new float[count];
        for (int i = 0; i < count; i++) {
            rounded[i] = (float) (taps[i] * 0.5 / sum);
        }
        return rounded;
    }

    /** The modified Bessel function of order zero. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /**
     * Halves a rate.
     *
     * @param x input
     * @param at index of the input sample on which the first output stands; {@link #REACH} more are read on both sides
     * @param y receives the output from index 0
     * @param count number of outputs
     */
    public void halve(float[] x, int at, float[] y, int count) {
        for (int done = 0; done < count; done += TILE) {
            int some = Math.min(TILE, count - done);
            tile(x, at + 2 * done, some);
            System.arraycopy(sum, 0, y, done, some);
        }
    }

    /**
     * The transpose of {@link #halve}: every value of the lower rate is spread over the samples that it would have been
     * made from, and added to them.
     *
     * @param y values at the lower rate, from index 0
     * @param count number of values
     * @param x receives sums
     * @param at index of the sample on which the first value stands; {@link #REACH} more are written on both sides
     */
    public static void spread(float[] y, int count, float[] x, int at) {
        for (int m = 0; m < count; m++) {
            float value = y[m];
            int centre = at + 2 * m;
            x[centre] += 0.5f * value;
            for (int i = 0; i < TAPS.length; i++) {
                x[centre + 2 * i + 1] += TAPS[i] * value;
                x[centre - 2 * i - 1] += TAPS[i] * value;
            }
        }
    }

    private void tile(float[] x, int at, int count) {
        int pairs = TAPS.length;
        for (int m = 0; m < count; m++) {
            sum[m] = 0.5f * x[at + 2 * m];
        }
        for (int m = 0; m < count + 2 * pairs - 1; m++) {
            odd[m] = x[at - REACH + 2 * m];
        }
        for (int i = 0; i < pairs; i += 2) {
            System.arraycopy(odd, pairs + i, row[0], 0, count);
            System.arraycopy(odd, pairs - 1 - i, row[1], 0, count);
            System.arraycopy(odd, pairs + i + 1, row[2], 0, count);
            System.arraycopy(odd, pairs - 2 - i, row[3], 0, count);
            add(row[0], row[1], TAPS[i], row[2], row[3], TAPS[i + 1], sum, count);
        }
    }

    /** Two pairs of taps over all outputs, each from an array of its own: what compilers turn into vector instructions. */
    private static void add(float[] p, float[] q, float a, float[] r, float[] s, float b, float[] sum, int count) {
        for (int m = 0; m < count; m++) {
            sum[m] += a * (p[m] + q[m]) + b * (r[m] + s[m]);
        }
    }
}
