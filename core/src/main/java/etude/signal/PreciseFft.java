package etude.signal;

import java.util.Arrays;

/**
 * The magnitudes of the Fourier transform of real sequences in double precision, for figures that look at a spectrum's
 * smallest values: single precision leaves noise 140 dB below the largest one.
 *
 * <p>An even length whose half is a power of two runs as a complex transform of half the length; every other length goes
 * through Bluestein's chirp transform. An instance holds scratch memory: use one per thread.
 *
 * @see <a href="https://doi.org/10.1109/TAU.1970.1162132">Bluestein, A linear filtering approach to the DFT, 1970</a>
 */
public final class PreciseFft {

    private final int n;
    private final boolean halved;
    private final PowerOfTwo transform;
    private final double[] re;
    private final double[] im;
    private final double[] cos;
    private final double[] sin;
    private final double[] kernelRe;
    private final double[] kernelIm;

    /**
     * Prepares transforms of one length.
     *
     * @param n number of real samples, at least 2
     */
    public PreciseFft(int n) {
        if (n < 2) {
            throw new IllegalArgumentException(
                    "The length of a Fourier transform is " + n + "; it must be at least 2.");
        }
        this.n = n;
        this.halved = Integer.bitCount(n) == 1;
        this.transform = new PowerOfTwo(halved ? n / 2 : Integer.highestOneBit(2 * n - 1) << 1);
        this.re = new double[transform.n];
        this.im = new double[transform.n];
        this.cos = new double[halved ? n / 2 + 1 : n];
        this.sin = new double[cos.length];
        for (int k = 0; k < cos.length; k++) {
            double angle = halved ? 2 * Math.PI * k / n : Math.PI * ((long) k * k % (2L * n)) / n;
            cos[k] = Math.cos(angle);
            sin[k] = Math.sin(angle);
        }
        this.kernelRe = new double[halved ? 0 : transform.n];
        this.kernelIm = new double[kernelRe.length];
        if (!halved) {
            chirp();
        }
    }

    private void chirp() {
        int m = transform.n;
        for (int k = 0; k < n; k++) {
            kernelRe[k] = cos[k] / m;
            kernelIm[k] = sin[k] / m;
            if (k > 0) {
                kernelRe[m - k] = kernelRe[k];
                kernelIm[m - k] = kernelIm[k];
            }
        }
        transform.forward(kernelRe, kernelIm);
    }

    /**
     * Magnitudes of the spectrum of {@code n} samples.
     *
     * @param x samples
     * @param at index of the first sample
     * @param window {@code n} factors for the samples
     * @param magnitudes receives {@code n/2 + 1} values
     * @param to index of the first value written
     */
    public void magnitudes(float[] x, int at, double[] window, float[] magnitudes, int to) {
        if (halved) {
            half(x, at, window, magnitudes, to);
        } else {
            bluestein(x, at, window, magnitudes, to);
        }
    }

    private void half(float[] x, int at, double[] window, float[] out, int to) {
        int half = n / 2;
        for (int k = 0; k < half; k++) {
            re[k] = x[at + 2 * k] * window[2 * k];
            im[k] = x[at + 2 * k + 1] * window[2 * k + 1];
        }
        transform.forward(re, im);
        out[to] = (float) Math.abs(re[0] + im[0]);
        out[to + half] = (float) Math.abs(re[0] - im[0]);
        for (int k = 1; k <= half - k; k++) {
            int m = half - k;
            double er = 0.5 * (re[k] + re[m]);
            double ei = 0.5 * (im[k] - im[m]);
            double or = 0.5 * (im[k] + im[m]);
            double oi = 0.5 * (re[m] - re[k]);
            double tr = or * cos[k] + oi * sin[k];
            double ti = oi * cos[k] - or * sin[k];
            out[to + k] = magnitude(er + tr, ei + ti);
            out[to + m] = magnitude(er - tr, ti - ei);
        }
    }

    private void bluestein(float[] x, int at, double[] window, float[] out, int to) {
        int m = transform.n;
        Arrays.fill(re, n, m, 0);
        Arrays.fill(im, n, m, 0);
        for (int k = 0; k < n; k++) {
            double sample = x[at + k] * window[k];
            re[k] = sample * cos[k];
            im[k] = -sample * sin[k];
        }
        transform.forward(re, im);
        for (int k = 0; k < m; k++) {
            double r = re[k] * kernelRe[k] - im[k] * kernelIm[k];
            im[k] = re[k] * kernelIm[k] + im[k] * kernelRe[k];
            re[k] = r;
        }
        transform.forward(im, re);
        for (int k = 0; k <= n / 2; k++) {
            out[to + k] = magnitude(re[k], im[k]);
        }
    }

    private static float magnitude(double re, double im) {
        return (float) Math.sqrt(re * re + im * im);
    }

    /** A Stockham autosort transform: passes of radix 4, and one of radix 2 where the exponent is odd. */
    private static final class PowerOfTwo {

        /** Butterflies under one twiddle that make a loop of their own worth while. */
        private static final int LONG = 16;

        private final int n;
        private final double[] cos;
        private final double[] sin;
        private final double[] workRe;
        private final double[] workIm;

        PowerOfTwo(int n) {
            this.n = n;
            this.cos = new double[n];
            this.sin = new double[n];
            this.workRe = new double[n];
            this.workIm = new double[n];
            for (int k = 0; k < n; k++) {
                cos[k] = Math.cos(2 * Math.PI * k / n);
                sin[k] = -Math.sin(2 * Math.PI * k / n);
            }
        }

        void forward(double[] re, double[] im) {
            double[] xr = re;
            double[] xi = im;
            double[] yr = workRe;
            double[] yi = workIm;
            int stride = 1;
            for (int length = n; length > 1; ) {
                int radix = length % 4 == 0 ? 4 : 2;
                if (radix == 4) {
                    four(xr, xi, yr, yi, length / 4, stride);
                } else {
                    two(xr, xi, yr, yi, stride);
                }
                stride *= radix;
                length /= radix;
                double[] swapRe = xr;
                double[] swapIm = xi;
                xr = yr;
                xi = yi;
                yr = swapRe;
                yi = swapIm;
            }
            if (xr != re) {
                System.arraycopy(xr, 0, re, 0, n);
                System.arraycopy(xi, 0, im, 0, n);
            }
        }

        /** The last pass, whose twiddles are 1. */
        private void two(double[] xr, double[] xi, double[] yr, double[] yi, int s) {
            for (int i = 0; i < s; i++) {
                yr[i] = xr[i] + xr[i + s];
                yi[i] = xi[i] + xi[i + s];
                yr[i + s] = xr[i] - xr[i + s];
                yi[i + s] = xi[i] - xi[i + s];
            }
        }

        private void four(double[] xr, double[] xi, double[] yr, double[] yi, int groups, int s) {
            int quarter = groups * s;
            if (s < LONG) {
                for (int i = 0; i < quarter; i++) {
                    int w = i & -s;
                    butterfly(
                            xr,
                            xi,
                            yr,
                            yi,
                            i,
                            i + 3 * w,
                            quarter,
                            s,
                            cos[w],
                            sin[w],
                            cos[2 * w],
                            sin[2 * w],
                            cos[3 * w],
                            sin[3 * w]);
                }
                return;
            }
            for (int p = 0; p < groups; p++) {
                int w = p * s;
                double c1 = cos[w];
                double d1 = sin[w];
                double c2 = cos[2 * w];
                double d2 = sin[2 * w];
                double c3 = cos[3 * w];
                double d3 = sin[3 * w];
                for (int i = w, o = 4 * w; i < w + s; i++, o++) {
                    butterfly(xr, xi, yr, yi, i, o, quarter, s, c1, d1, c2, d2, c3, d3);
                }
            }
        }

        private static void butterfly(
                double[] xr,
                double[] xi,
                double[] yr,
                double[] yi,
                int i,
                int o,
                int quarter,
                int s,
                double c1,
                double d1,
                double c2,
                double d2,
                double c3,
                double d3) {
            double acr = xr[i] + xr[i + 2 * quarter];
            double aci = xi[i] + xi[i + 2 * quarter];
            double amr = xr[i] - xr[i + 2 * quarter];
            double ami = xi[i] - xi[i + 2 * quarter];
            double bdr = xr[i + quarter] + xr[i + 3 * quarter];
            double bdi = xi[i + quarter] + xi[i + 3 * quarter];
            double bmr = xr[i + quarter] - xr[i + 3 * quarter];
            double bmi = xi[i + quarter] - xi[i + 3 * quarter];
            double r1 = amr + bmi;
            double i1 = ami - bmr;
            double r2 = acr - bdr;
            double i2 = aci - bdi;
            double r3 = amr - bmi;
            double i3 = ami + bmr;
            yr[o] = acr + bdr;
            yi[o] = aci + bdi;
            yr[o + s] = r1 * c1 - i1 * d1;
            yi[o + s] = r1 * d1 + i1 * c1;
            yr[o + 2 * s] = r2 * c2 - i2 * d2;
            yi[o + 2 * s] = r2 * d2 + i2 * c2;
            yr[o + 3 * s] = r3 * c3 - i3 * d3;
            yi[o + 3 * s] = r3 * d3 + i3 * c3;
        }
    }
}
