package etude.signal;

/**
 * The discrete Fourier transform of complex sequences of any length, in single precision, on split arrays.
 *
 * <p>Lengths whose prime factors are 2, 3 and 5 run as a Stockham autosort transform (radix 4, 2, 3, 5: no bit reversal,
 * every pass reads and writes in order); every other length goes through Bluestein's chirp transform. Twiddle factors
 * are computed in double precision and shared between instances.
 *
 * <p>An instance holds scratch memory: use one per thread.
 *
 * @see <a href="https://doi.org/10.1109/TAU.1970.1162132">Bluestein, A linear filtering approach to the DFT, 1970</a>
 */
final class ComplexFft {

    private final int n;
    private final Algorithm algorithm;

    /**
     * Prepares transforms of one length.
     *
     * @param n number of complex points, at least 1
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public ComplexFft(int n) {
        if (n < 1) {
            throw new IllegalArgumentException(
                    "The length of a Fourier transform is " + n + "; it must be at least 1.");
        }
        this.n = n;
        this.algorithm = Stockham.canFactor(n) ? new Direct(n) : new Bluestein(n);
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
    public void forward(float[] re, float[] im) {
        algorithm.transform(re, im);
    }

    /**
     * Transforms back in place, scaled by 1/n, so that {@code inverse(forward(x)) = x}.
     *
     * @param re real parts, the first {@code n} values are read and overwritten
     * @param im imaginary parts, likewise
     */
    public void inverse(float[] re, float[] im) {
        inverseUnscaled(re, im);
        float scale = 1f / n;
        for (int i = 0; i < n; i++) {
            re[i] *= scale;
            im[i] *= scale;
        }
    }

    /** The inverse without its factor 1/n: exchanging real and imaginary part turns one direction into the other. */
    void inverseUnscaled(float[] re, float[] im) {
        algorithm.transform(im, re);
    }

    private interface Algorithm {
        void transform(float[] re, float[] im);
    }

    /** A length with factors 2, 3 and 5. */
    private static final class Direct implements Algorithm {

        private final int n;
        private final Stockham stockham;

        Direct(int n) {
            this.n = n;
            this.stockham = new Stockham(n);
        }

        @Override
        public void transform(float[] re, float[] im) {
            System.arraycopy(re, 0, stockham.work, stockham.inputRe(), n);
            System.arraycopy(im, 0, stockham.work, stockham.inputIm(), n);
            stockham.forward();
            System.arraycopy(stockham.work, stockham.outputRe(), re, 0, n);
            System.arraycopy(stockham.work, stockham.outputIm(), im, 0, n);
        }
    }

    /** Any length as a circular convolution with a chirp, whose length is a power of two. */
    private static final class Bluestein implements Algorithm {

        private final int n;
        private final int m;
        private final Direct inner;
        private final float[] chirpRe;
        private final float[] chirpIm;
        private final float[] kernelRe;
        private final float[] kernelIm;
        private final float[] re;
        private final float[] im;

        Bluestein(int n) {
            this.n = n;
            this.m = Integer.highestOneBit(2 * n - 1) << 1;
            this.inner = new Direct(m);
            this.chirpRe = new float[n];
            this.chirpIm = new float[n];
            this.kernelRe = new float[m];
            this.kernelIm = new float[m];
            this.re = new float[m];
            this.im = new float[m];
            for (int k = 0; k < n; k++) {
                double angle = Math.PI * ((long) k * k % (2L * n)) / n;
                chirpRe[k] = (float) Math.cos(angle);
                chirpIm[k] = (float) -Math.sin(angle);
                kernelRe[k] = chirpRe[k] / m;
                kernelIm[k] = -chirpIm[k] / m;
                if (k > 0) {
                    kernelRe[m - k] = kernelRe[k];
                    kernelIm[m - k] = kernelIm[k];
                }
            }
            inner.transform(kernelRe, kernelIm);
        }

        @Override
        public void transform(float[] xr, float[] xi) {
            for (int k = 0; k < n; k++) {
                re[k] = xr[k] * chirpRe[k] - xi[k] * chirpIm[k];
                im[k] = xr[k] * chirpIm[k] + xi[k] * chirpRe[k];
            }
            java.util.Arrays.fill(re, n, m, 0f);
            java.util.Arrays.fill(im, n, m, 0f);
            inner.transform(re, im);
            for (int k = 0; k < m; k++) {
                float r = re[k] * kernelRe[k] - im[k] * kernelIm[k];
                im[k] = re[k] * kernelIm[k] + im[k] * kernelRe[k];
                re[k] = r;
            }
            inner.transform(im, re);
            for (int k = 0; k < n; k++) {
                xr[k] = re[k] * chirpRe[k] - im[k] * chirpIm[k];
                xi[k] = re[k] * chirpIm[k] + im[k] * chirpRe[k];
            }
        }
    }
}
