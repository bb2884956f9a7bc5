package etude.signal;

/**
 * The discrete Fourier transform of complex sequences whose length is a power of two, in double precision, on split arrays:
 * for correlations and convolutions whose errors a measurement would show.
 *
 * <p>A Stockham autosort transform in steps of four: no bit reversal, each pass reads and writes in order. An instance holds
 * scratch memory: use one per thread.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970999">Van Loan, Computational Frameworks for the FFT, 1992, section 1.7</a>
 */
public final class DoubleFft {

    private final int n;
    private final double[] cos;
    private final double[] sin;
    private double[] re;
    private double[] im;
    private double[] nextRe;
    private double[] nextIm;

    /**
     * Prepares transforms of one length.
     *
     * @param n number of complex points, a power of two, at least 1
     * @throws IllegalArgumentException if it is none
     */
    public DoubleFft(int n) {
        if (Integer.bitCount(n) != 1 || n < 1) {
            throw new IllegalArgumentException(
                    "The length of a Fourier transform is " + n + "; it must be a power of two here.");
        }
        this.n = n;
        this.cos = new double[n];
        this.sin = new double[n];
        for (int k = 0; k < n; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / n);
            sin[k] = -Math.sin(2 * Math.PI * k / n);
        }
        this.re = new double[n];
        this.im = new double[n];
        this.nextRe = new double[n];
        this.nextIm = new double[n];
    }

    /** Number of complex points. */
    public int size() {
        return n;
    }

    /**
     * Transforms in place: {@code X[k] = sum over j of x[j] exp(-2 pi i j k / n)}.
     *
     * @param re real parts, the first {@code n} values are read and overwritten
     * @param im imaginary parts, likewise
     */
    public void forward(double[] re, double[] im) {
        System.arraycopy(re, 0, this.re, 0, n);
        System.arraycopy(im, 0, this.im, 0, n);
        transform();
        System.arraycopy(this.re, 0, re, 0, n);
        System.arraycopy(this.im, 0, im, 0, n);
    }

    /**
     * Transforms back in place, scaled by 1/n, so that {@code inverse(forward(x)) = x}.
     *
     * @param re real parts, the first {@code n} values are read and overwritten
     * @param im imaginary parts, likewise
     */
    public void inverse(double[] re, double[] im) {
        // Real and imaginary parts exchanged, which turns the direction round.
        forward(im, re);
        double scale = 1.0 / n;
        for (int i = 0; i < n; i++) {
            re[i] *= scale;
            im[i] *= scale;
        }
    }

    /** Passes over {@code x[k + width * j]}; after each, {@code width} neighbours more have been transformed together. */
    private void transform() {
        int width = 1;
        for (; n / width >= 4; width *= 4) {
            four(width, n / width / 4);
            swap();
        }
        if (n / width == 2) {
            two(width);
            swap();
        }
    }

    private void swap() {
        double[] r = re;
        double[] i = im;
        re = nextRe;
        im = nextIm;
        nextRe = r;
        nextIm = i;
    }

    private void two(int width) {
        for (int k = 0; k < width; k++) {
            nextRe[k] = re[k] + re[k + width];
            nextIm[k] = im[k] + im[k + width];
            nextRe[k + width] = re[k] - re[k + width];
            nextIm[k + width] = im[k] - im[k + width];
        }
    }

    private void four(int width, int groups) {
        for (int j = 0; j < groups; j++) {
            butterflies(width, j * width, groups * width, 4 * j * width);
        }
    }

    /**
     * Four inputs that lie {@code apart}, from {@code in} on, to four outputs beside each other, {@code width} of each; where
     * a group begins is also by how much it is turned.
     */
    private void butterflies(int width, int in, int apart, int out) {
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        double c1 = cos[in];
        double s1 = sin[in];
        double c2 = cos[2 * in];
        double s2 = sin[2 * in];
        double c3 = cos[3 * in];
        double s3 = sin[3 * in];
        for (int k = 0; k < width; k++) {
            int a = in + k;
            double sumR = xr[a] + xr[a + 2 * apart];
            double sumI = xi[a] + xi[a + 2 * apart];
            double gapR = xr[a] - xr[a + 2 * apart];
            double gapI = xi[a] - xi[a + 2 * apart];
            double oddR = xr[a + apart] + xr[a + 3 * apart];
            double oddI = xi[a + apart] + xi[a + 3 * apart];
            double turnR = xr[a + apart] - xr[a + 3 * apart];
            double turnI = xi[a + apart] - xi[a + 3 * apart];
            int b = out + k;
            yr[b] = sumR + oddR;
            yi[b] = sumI + oddI;
            double r = gapR + turnI;
            double i = gapI - turnR;
            yr[b + width] = r * c1 - i * s1;
            yi[b + width] = r * s1 + i * c1;
            r = sumR - oddR;
            i = sumI - oddI;
            yr[b + 2 * width] = r * c2 - i * s2;
            yi[b + 2 * width] = r * s2 + i * c2;
            r = gapR - turnI;
            i = gapI + turnR;
            yr[b + 3 * width] = r * c3 - i * s3;
            yi[b + 3 * width] = r * s3 + i * c3;
        }
    }
}
