package etude.signal;

import org.jspecify.annotations.Nullable;

/**
 * The discrete Fourier transform of real sequences of any length, in single precision.
 *
 * <p>An even length runs as a complex transform of half the length. Spectra are {@code n/2 + 1} complex values from 0 Hz
 * to the Nyquist frequency, real and imaginary parts interleaved.
 *
 * <p>Many frames are transformed faster in lanes: {@link LaneFft}. An instance holds scratch memory: use one per thread.
 */
public final class Fft {

    private final int n;
    private final int half;
    private final Engine engine;

    /**
     * Prepares transforms of one length.
     *
     * @param n number of real samples, at least 1
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public Fft(int n) {
        if (n < 1) {
            throw new IllegalArgumentException(
                    "The length of a Fourier transform is " + n + "; it must be at least 1.");
        }
        this.n = n;
        this.half = n / 2;
        this.engine = n % 2 == 0 && Stockham.canFactor(half) ? new Halved(n) : new Full(n);
    }

    /** Number of real samples. */
    public int size() {
        return n;
    }

    /** Number of complex values in a spectrum, {@code n/2 + 1}. */
    public int bins() {
        return half + 1;
    }

    /**
     * Spectrum of {@code n} samples.
     *
     * @param x samples
     * @param at index of the first sample
     * @param window {@code n} factors for the samples, or null for none
     * @param spectrum receives {@code 2 (n/2 + 1)} values, real and imaginary part by turns
     * @param to index of the first value written
     */
    public void forward(float[] x, int at, float @Nullable [] window, float[] spectrum, int to) {
        engine.forward(x, at, window, spectrum, to);
    }

    /**
     * Samples of a spectrum, scaled so that the inverse of the forward transform is the identity. The imaginary parts at
     * 0 Hz and (for even lengths) at the Nyquist frequency are taken as zero.
     *
     * @param spectrum {@code n/2 + 1} complex values, interleaved
     * @param from index of the first value read
     * @param x receives {@code n} samples
     * @param at index of the first sample written
     */
    public void inverse(float[] spectrum, int from, float[] x, int at) {
        engine.inverse(spectrum, from, x, at);
    }

    private interface Engine {
        void forward(float[] x, int at, float @Nullable [] window, float[] spectrum, int to);

        void inverse(float[] spectrum, int from, float[] x, int at);
    }

    /** Even lengths: the samples by pairs as complex numbers, transformed at half the length and untangled. */
    private static final class Halved implements Engine {

        private final int half;
        private final Stockham stockham;
        private final float[] w;
        private final HalfSpectrum bridge;

        Halved(int n) {
            this.half = n / 2;
            this.stockham = new Stockham(half);
            this.w = stockham.work;
            this.bridge = HalfSpectrum.of(n);
        }

        @Override
        public void forward(float[] x, int at, float @Nullable [] window, float[] spectrum, int to) {
            if (window == null) {
                load(x, at, stockham.inputRe(), stockham.inputIm());
            } else {
                load(x, at, window, stockham.inputRe(), stockham.inputIm());
            }
            stockham.forward();
            bridge.untangle(w, stockham.outputRe(), stockham.outputIm(), spectrum, to);
        }

        private void load(float[] x, int at, int re, int im) {
            for (int k = 0; k < half; k++) {
                w[re + k] = x[at + 2 * k];
                w[im + k] = x[at + 2 * k + 1];
            }
        }

        private void load(float[] x, int at, float[] window, int re, int im) {
            for (int k = 0; k < half; k++) {
                w[re + k] = x[at + 2 * k] * window[2 * k];
                w[im + k] = x[at + 2 * k + 1] * window[2 * k + 1];
            }
        }

        @Override
        public void inverse(float[] spectrum, int from, float[] x, int at) {
            bridge.tangle(spectrum, from, w, stockham.inputRe(), stockham.inputIm());
            stockham.backward();
            int re = stockham.outputRe();
            int im = stockham.outputIm();
            float scale = 0.5f / half;
            for (int k = 0; k < half; k++) {
                x[at + 2 * k] = w[re + k] * scale;
                x[at + 2 * k + 1] = w[im + k] * scale;
            }
        }
    }

    /** Any length: the samples as complex numbers without imaginary part. */
    private static final class Full implements Engine {

        private final int n;
        private final ComplexFft complex;
        private final float[] re;
        private final float[] im;

        Full(int n) {
            this.n = n;
            this.complex = new ComplexFft(n);
            this.re = new float[n];
            this.im = new float[n];
        }

        @Override
        public void forward(float[] x, int at, float @Nullable [] window, float[] spectrum, int to) {
            for (int k = 0; k < n; k++) {
                re[k] = window == null ? x[at + k] : x[at + k] * window[k];
                im[k] = 0f;
            }
            complex.forward(re, im);
            for (int k = 0; k <= n / 2; k++) {
                spectrum[to + 2 * k] = re[k];
                spectrum[to + 2 * k + 1] = im[k];
            }
        }

        @Override
        public void inverse(float[] spectrum, int from, float[] x, int at) {
            re[0] = spectrum[from];
            im[0] = 0f;
            for (int k = 1; k <= n / 2; k++) {
                re[k] = spectrum[from + 2 * k];
                im[k] = 2 * k == n ? 0f : spectrum[from + 2 * k + 1];
                re[n - k] = re[k];
                im[n - k] = -im[k];
            }
            complex.inverse(re, im);
            System.arraycopy(re, 0, x, at, n);
        }
    }
}
