package etude.signal;

import java.util.Arrays;

/**
 * The magnitudes of the Fourier transforms of many real frames side by side in double precision, for figures that look at a
 * spectrum's smallest values: single precision leaves noise 140 dB below the largest one.
 *
 * <p>As in {@link LaneFft}, a cell of all frames is a row and a frame is a lane: {@link PowerOfTwoLanes} says why the loops
 * look as they do. An even length whose half is a power of two runs as a complex transform of half the length; every other
 * length goes through Bluestein's chirp transform. An instance holds its rows: use one per thread.
 *
 * @see <a href="https://doi.org/10.1109/TAU.1970.1162132">Bluestein, A linear filtering approach to the DFT, 1970</a>
 */
public final class PreciseFft {

    private final int n;
    private final int size;
    private final int lanes;
    private final boolean halved;
    private final double[][] re;
    private final double[][] im;

    /** The rows in bit-reversed order, which is the order of what goes into a transform. */
    private final double[][] reversedRe;

    private final double[][] reversedIm;

    /** {@code exp(-2 pi i k / (2 size))}. */
    private final double[] cos;

    private final double[] sin;
    private final float[][] magnitudes;
    private final double[] chirpCos;
    private final double[] chirpSin;
    private final double[] kernelRe;
    private final double[] kernelIm;

    /**
     * Prepares transforms.
     *
     * @param n number of real samples in a frame, at least 2
     * @param lanes number of frames side by side, at least 1
     */
    public PreciseFft(int n, int lanes) {
        if (n < 2 || lanes < 1) {
            throw new IllegalArgumentException("The length of a Fourier transform is " + n
                    + "; it must be at least 2. There are " + lanes + " lanes; there must be at least 1.");
        }
        this.n = n;
        this.lanes = lanes;
        this.halved = Integer.bitCount(n) == 1 && n > 2;
        this.size = halved ? n / 2 : Integer.highestOneBit(2 * n - 1) << 1;
        this.re = new double[size][lanes];
        this.im = new double[size][lanes];
        this.reversedRe = reversed(re);
        this.reversedIm = reversed(im);
        this.cos = new double[size + 1];
        this.sin = new double[size + 1];
        for (int k = 0; k <= size; k++) {
            cos[k] = Math.cos(Math.PI * k / size);
            sin[k] = -Math.sin(Math.PI * k / size);
        }
        this.magnitudes = new float[n / 2 + 1][lanes];
        int chirp = halved ? 0 : n;
        this.chirpCos = new double[chirp];
        this.chirpSin = new double[chirp];
        for (int k = 0; k < chirp; k++) {
            double angle = Math.PI * ((long) k * k % (2L * n)) / n;
            chirpCos[k] = Math.cos(angle);
            chirpSin[k] = Math.sin(angle);
        }
        this.kernelRe = new double[halved ? 0 : size];
        this.kernelIm = new double[kernelRe.length];
        if (!halved) {
            kernel();
        }
    }

    /** Lanes that are best for frames of {@code n} samples: long loops, while the rows stay in a core's cache. */
    public static int bestLanes(int n) {
        return Math.max(4, Math.min(64, (1 << 17) / n));
    }

    private static double[][] reversed(double[][] rows) {
        int bits = Integer.numberOfTrailingZeros(rows.length);
        double[][] reversed = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            reversed[i] = rows[bits == 0 ? 0 : Integer.reverse(i) >>> 32 - bits];
        }
        return reversed;
    }

    /** The transform of the chirp that Bluestein's convolution multiplies with, computed in the first lane. */
    private void kernel() {
        for (int k = 0; k < n; k++) {
            for (int place : new int[] {k, (size - k) % size}) {
                reversedRe[place][0] = chirpCos[k] / size;
                reversedIm[place][0] = chirpSin[k] / size;
            }
        }
        transform(re, im, 0, size);
        for (int k = 0; k < size; k++) {
            kernelRe[k] = re[k][0];
            kernelIm[k] = im[k][0];
        }
    }

    /**
     * Magnitudes of the spectra of frames.
     *
     * @param x samples
     * @param at index of the first frame's first sample
     * @param hop samples from one frame's first sample to the next one's
     * @param count number of frames, at most the number of lanes; the other lanes transform silence
     * @param window {@code n} factors for the samples
     * @return {@code (n/2 + 1, lanes)} values, to be used until the next call
     */
    public float[][] magnitudes(float[] x, int at, int hop, int count, double[] window) {
        clear(count);
        if (halved) {
            half(x, at, hop, count, window);
        } else {
            bluestein(x, at, hop, count, window);
        }
        return magnitudes;
    }

    private void clear(int count) {
        int from = halved ? count : 0;
        for (int k = 0; k < size && from < lanes; k++) {
            Arrays.fill(re[k], from, lanes, 0);
            Arrays.fill(im[k], from, lanes, 0);
        }
    }

    private void half(float[] x, int at, int hop, int count, double[] window) {
        for (int p = 0; p < size; p += 2) {
            load(
                    x,
                    at + 2 * p,
                    hop,
                    count,
                    window,
                    2 * p,
                    reversedRe[p],
                    reversedIm[p],
                    reversedRe[p + 1],
                    reversedIm[p + 1]);
        }
        transform(re, im, 0, size);
        ends(re[0], im[0], magnitudes[0], magnitudes[size]);
        middle(re[size / 2], im[size / 2], magnitudes[size / 2]);
        for (int k = 1; k < size / 2; k++) {
            untangle(re[k], im[k], re[size - k], im[size - k], cos[k], sin[k]);
            magnitude(re[k], im[k], magnitudes[k]);
            magnitude(re[size - k], im[size - k], magnitudes[size - k]);
        }
    }

    private static void load(
            float[] x,
            int at,
            int hop,
            int count,
            double[] window,
            int from,
            double[] ar,
            double[] ai,
            double[] br,
            double[] bi) {
        double w0 = 0.5 * window[from];
        double w1 = 0.5 * window[from + 1];
        double w2 = 0.5 * window[from + 2];
        double w3 = 0.5 * window[from + 3];
        for (int l = 0, s = at; l < count; l++, s += hop) {
            ar[l] = x[s] * w0;
            ai[l] = x[s + 1] * w1;
            br[l] = x[s + 2] * w2;
            bi[l] = x[s + 3] * w3;
        }
    }

    private void bluestein(float[] x, int at, int hop, int count, double[] window) {
        for (int k = 0; k < n; k++) {
            double[] r = reversedRe[k];
            double[] i = reversedIm[k];
            for (int l = 0, s = at + k; l < count; l++, s += hop) {
                double sample = x[s] * window[k];
                r[l] = sample * chirpCos[k];
                i[l] = -sample * chirpSin[k];
            }
        }
        transform(re, im, 0, size);
        for (int k = 0; k < size; k++) {
            turn(re[k], im[k], kernelRe[k], kernelIm[k]);
        }
        // Real and imaginary parts exchanged, which turns the direction round.
        transform(reversedIm, reversedRe, 0, size);
        for (int k = 0; k <= n / 2; k++) {
            magnitude(reversedRe[k], reversedIm[k], magnitudes[k]);
        }
    }

    /** Transforms {@code size} rows from {@code base} on, from bit-reversed to natural order, two stages at a time. */
    private void transform(double[][] re, double[][] im, int base, int size) {
        if (size == 2) {
            two(re[base], im[base], re[base + 1], im[base + 1]);
            return;
        }
        int h = size / 4;
        for (int part = 0; part < 4 && h > 1; part++) {
            transform(re, im, base + part * h, h);
        }
        int step = this.size / size;
        for (int j = 0; j < h; j++) {
            int a = base + j;
            four(
                    re[a],
                    im[a],
                    re[a + h],
                    im[a + h],
                    re[a + 2 * h],
                    im[a + 2 * h],
                    re[a + 3 * h],
                    im[a + 3 * h],
                    4 * j * step,
                    2 * j * step,
                    2 * j * step + this.size / 2);
        }
    }

    private static void two(double[] ar, double[] ai, double[] br, double[] bi) {
        for (int l = 0; l < ar.length; l++) {
            double pr = ar[l];
            double pi = ai[l];
            double qr = br[l];
            double qi = bi[l];
            ar[l] = pr + qr;
            ai[l] = pi + qi;
            br[l] = pr - qr;
            bi[l] = pi - qi;
        }
    }

    private void four(
            double[] ar,
            double[] ai,
            double[] br,
            double[] bi,
            double[] cr,
            double[] ci,
            double[] dr,
            double[] di,
            int first,
            int second,
            int third) {
        double c1 = cos[first];
        double d1 = sin[first];
        double c2 = cos[second];
        double d2 = sin[second];
        double c3 = cos[third];
        double d3 = sin[third];
        for (int l = 0; l < ar.length; l++) {
            double qr = br[l];
            double qi = bi[l];
            double pr = ar[l];
            double pi = ai[l];
            double tr = qr * c1 - qi * d1;
            double ti = qr * d1 + qi * c1;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            br[l] = pr - tr;
            bi[l] = pi - ti;
        }
        for (int l = 0; l < cr.length; l++) {
            double qr = dr[l];
            double qi = di[l];
            double pr = cr[l];
            double pi = ci[l];
            double tr = qr * c1 - qi * d1;
            double ti = qr * d1 + qi * c1;
            cr[l] = pr + tr;
            ci[l] = pi + ti;
            dr[l] = pr - tr;
            di[l] = pi - ti;
        }
        for (int l = 0; l < ar.length; l++) {
            double qr = cr[l];
            double qi = ci[l];
            double pr = ar[l];
            double pi = ai[l];
            double tr = qr * c2 - qi * d2;
            double ti = qr * d2 + qi * c2;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            cr[l] = pr - tr;
            ci[l] = pi - ti;
        }
        for (int l = 0; l < br.length; l++) {
            double qr = dr[l];
            double qi = di[l];
            double pr = br[l];
            double pi = bi[l];
            double tr = qr * c3 - qi * d3;
            double ti = qr * d3 + qi * c3;
            br[l] = pr + tr;
            bi[l] = pi + ti;
            dr[l] = pr - tr;
            di[l] = pi - ti;
        }
    }

    /** From cells k and size - k of the half transform to the spectrum's: even part, odd part, and how they combine. */
    private static void untangle(double[] ar, double[] ai, double[] br, double[] bi, double c, double d) {
        for (int l = 0; l < ar.length; l++) {
            double pr = ar[l];
            double pi = ai[l];
            double qr = br[l];
            double qi = bi[l];
            ar[l] = pr + qr;
            ai[l] = pi - qi;
            br[l] = pi + qi;
            bi[l] = qr - pr;
        }
        for (int l = 0; l < ar.length; l++) {
            double qr = br[l];
            double qi = bi[l];
            double pr = ar[l];
            double pi = ai[l];
            double tr = qr * c - qi * d;
            double ti = qr * d + qi * c;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            br[l] = pr - tr;
            bi[l] = ti - pi;
        }
    }

    private static void ends(double[] re, double[] im, float[] first, float[] last) {
        for (int l = 0; l < re.length; l++) {
            first[l] = (float) Math.abs(2 * (re[l] + im[l]));
            last[l] = (float) Math.abs(2 * (re[l] - im[l]));
        }
    }

    /** The bin that is its own partner. */
    private static void middle(double[] re, double[] im, float[] magnitudes) {
        magnitude(re, im, magnitudes);
        for (int l = 0; l < magnitudes.length; l++) {
            magnitudes[l] *= 2;
        }
    }

    private static void turn(double[] re, double[] im, double c, double d) {
        for (int l = 0; l < re.length; l++) {
            double x = re[l];
            double y = im[l];
            re[l] = x * c - y * d;
            im[l] = x * d + y * c;
        }
    }

    /** In two loops, because only the first one is vectorised. */
    private static void magnitude(double[] re, double[] im, float[] magnitudes) {
        for (int l = 0; l < re.length; l++) {
            double x = re[l];
            double y = im[l];
            re[l] = Math.sqrt(x * x + y * y);
        }
        for (int l = 0; l < re.length; l++) {
            magnitudes[l] = (float) re[l];
        }
    }
}
