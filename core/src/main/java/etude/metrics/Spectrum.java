package etude.metrics;

import java.util.Arrays;

/** Half the spectrum of a real sequence. */
final class Spectrum {

    final double[] re;
    final double[] im;

    Spectrum(int bins) {
        this.re = new double[bins];
        this.im = new double[bins];
    }

    void clear() {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
    }

    /** Adds {@code a * b}. */
    void addProduct(Spectrum a, Spectrum b) {
        add(a, b, 1);
    }

    /** Adds {@code conj(a) * b}. */
    void addCorrelation(Spectrum a, Spectrum b) {
        add(a, b, -1);
    }

    private void add(Spectrum a, Spectrum b, double sign) {
        double[] ar = a.re;
        double[] ai = a.im;
        double[] br = b.re;
        double[] bi = b.im;
        for (int k = 0; k < re.length; k++) {
            double i = sign * ai[k];
            re[k] += ar[k] * br[k] - i * bi[k];
            im[k] += ar[k] * bi[k] + i * br[k];
        }
    }
}
