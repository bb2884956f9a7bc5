package etude.signal;

import org.jspecify.annotations.Nullable;

/**
 * The discrete Fourier transform of real sequences of any length, in single precision.
 *
 * <p>An even length runs as a complex transform of half the length. Spectra are {@code n/2 + 1} complex values from 0 Hz
 * to the Nyquist frequency, real and imaginary parts interleaved.
 *
 * <p>An instance holds scratch memory: use one per thread.
 */
public final class Fft {

    private final int n;
    private final int half;
    private final boolean even;
    private final ComplexFft complex;
    private final float[] re;
    private final float[] im;
    private final float[] cos;
    private final float[] sin;

    /**
     * Prepares transforms of one length.
     *
     * @param n number of real samples, at least 1
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public Fft(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("The length of a Fourier transform is " + n + "; it must be at least 1.");
        }
        this.n = n;
        this.half = n / 2;
        this.even = n % 2 == 0;
        int size = even ? half : n;
        this.complex = new ComplexFft(size);
        this.re = new float[size];
        this.im = new float[size];
        this.cos = new float[half / 2 + 1];
        this.sin = new float[half / 2 + 1];
        for (int k = 0; k < cos.length; k++) {
            cos[k] = (float) Math.cos(2 * Math.PI * k / n);
            sin[k] = (float) Math.sin(2 * Math.PI * k / n);
        }
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
        if (even) {
            loadPairs(x, at, window);
            complex.forward(re, im);
            untangle(spectrum, to);
        } else {
            loadSingles(x, at, window);
            complex.forward(re, im);
            for (int k = 0; k <= half; k++) {
                spectrum[to + 2 * k] = re[k];
                spectrum[to + 2 * k + 1] = im[k];
            }
        }
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
        float scale = 1f / n;
        if (even) {
            tangle(spectrum, from);
            complex.inverseUnscaled(re, im);
            for (int k = 0; k < half; k++) {
                x[at + 2 * k] = re[k] * scale;
                x[at + 2 * k + 1] = im[k] * scale;
            }
        } else {
            mirror(spectrum, from);
            complex.inverseUnscaled(re, im);
            for (int k = 0; k < n; k++) {
                x[at + k] = re[k] * scale;
            }
        }
    }

    private void loadPairs(float[] x, int at, float @Nullable [] window) {
        if (window == null) {
            for (int k = 0; k < half; k++) {
                re[k] = x[at + 2 * k];
                im[k] = x[at + 2 * k + 1];
            }
        } else {
            for (int k = 0; k < half; k++) {
                re[k] = x[at + 2 * k] * window[2 * k];
                im[k] = x[at + 2 * k + 1] * window[2 * k + 1];
            }
        }
    }

    private void loadSingles(float[] x, int at, float @Nullable [] window) {
        for (int k = 0; k < n; k++) {
            re[k] = window == null ? x[at + k] : x[at + k] * window[k];
            im[k] = 0f;
        }
    }

    /** From the transform of even + i odd samples to the spectrum of all samples. */
    private void untangle(float[] out, int to) {
        out[to] = re[0] + im[0];
        out[to + 1] = 0f;
        out[to + 2 * half] = re[0] - im[0];
        out[to + 2 * half + 1] = 0f;
        for (int k = 1; k <= half - k; k++) {
            int m = half - k;
            float er = 0.5f * (re[k] + re[m]);
            float ei = 0.5f * (im[k] - im[m]);
            float or = 0.5f * (im[k] + im[m]);
            float oi = 0.5f * (re[m] - re[k]);
            float tr = or * cos[k] + oi * sin[k];
            float ti = oi * cos[k] - or * sin[k];
            out[to + 2 * k] = er + tr;
            out[to + 2 * k + 1] = ei + ti;
            out[to + 2 * m] = er - tr;
            out[to + 2 * m + 1] = ti - ei;
        }
    }

    private void tangle(float[] s, int from) {
        re[0] = s[from] + s[from + 2 * half];
        im[0] = s[from] - s[from + 2 * half];
        for (int k = 1; k <= half - k; k++) {
            int m = half - k;
            float ar = s[from + 2 * k];
            float ai = s[from + 2 * k + 1];
            float br = s[from + 2 * m];
            float bi = s[from + 2 * m + 1];
            float er = ar + br;
            float ei = ai - bi;
            float dr = ar - br;
            float di = ai + bi;
            float or = dr * cos[k] - di * sin[k];
            float oi = dr * sin[k] + di * cos[k];
            re[k] = er - oi;
            im[k] = ei + or;
            re[m] = er + oi;
            im[m] = or - ei;
        }
    }

    private void mirror(float[] s, int from) {
        re[0] = s[from];
        im[0] = 0f;
        for (int k = 1; k <= half; k++) {
            re[k] = s[from + 2 * k];
            im[k] = s[from + 2 * k + 1];
            re[n - k] = re[k];
            im[n - k] = -im[k];
        }
    }
}
