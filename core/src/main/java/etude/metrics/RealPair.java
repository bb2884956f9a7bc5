package etude.metrics;

import etude.signal.DoubleFft;

/** Fourier transforms of two real sequences at once, as the real and the imaginary part of one; use one per thread. */
final class RealPair {

    private final int n;
    private final DoubleFft fft;

    /** The two sequences, {@code n} values each, before {@link #forward} and after {@link #inverse}. */
    final double[] first;

    final double[] second;

    RealPair(int n) {
        this.n = n;
        this.fft = new DoubleFft(n);
        this.first = new double[n];
        this.second = new double[n];
    }

    /** Values of half a spectrum: from 0 to the Nyquist frequency. */
    static int bins(int n) {
        return n / 2 + 1;
    }

    /** Overwrites the sequences and hands out the spectra of both. */
    void forward(Spectrum one, Spectrum two) {
        fft.forward(first, second);
        for (int k = 0; k <= n / 2; k++) {
            int mirrored = (n - k) & (n - 1);
            double r = first[k];
            double i = second[k];
            double s = first[mirrored];
            double j = second[mirrored];
            one.re[k] = 0.5 * (r + s);
            one.im[k] = 0.5 * (i - j);
            two.re[k] = 0.5 * (i + j);
            two.im[k] = 0.5 * (s - r);
        }
    }

    /** The sequences that two spectra are of. */
    void inverse(Spectrum one, Spectrum two) {
        for (int k = 0; k <= n / 2; k++) {
            int mirrored = (n - k) & (n - 1);
            first[k] = one.re[k] - two.im[k];
            second[k] = one.im[k] + two.re[k];
            if (mirrored != k) {
                first[mirrored] = one.re[k] + two.im[k];
                second[mirrored] = two.re[k] - one.im[k];
            }
        }
        fft.inverse(first, second);
    }
}
