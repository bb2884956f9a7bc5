package etude.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
public final class ComplexFft {

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
            throw new IllegalArgumentException("The length of a Fourier transform is " + n + "; it must be at least 1.");
        }
        this.n = n;
        this.algorithm = Stockham.canFactor(n) ? new Stockham(n) : new Bluestein(n);
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

    /** Mixed-radix autosort transform: each pass goes from one pair of arrays to the other. */
    private static final class Stockham implements Algorithm {

        private static final Map<Integer, Pass[]> PLANS = new ConcurrentHashMap<>();

        private final int n;
        private final Pass[] passes;
        private final float[] scratchRe;
        private final float[] scratchIm;

        Stockham(int n) {
            this.n = n;
            this.passes = PLANS.computeIfAbsent(n, Stockham::plan);
            this.scratchRe = new float[n];
            this.scratchIm = new float[n];
        }

        static boolean canFactor(int n) {
            int rest = n;
            for (int prime : new int[] {2, 3, 5}) {
                while (rest % prime == 0) {
                    rest /= prime;
                }
            }
            return rest == 1;
        }

        private static Pass[] plan(int n) {
            var passes = new java.util.ArrayList<Pass>();
            int length = n;
            int stride = 1;
            while (length > 1) {
                int radix = length % 4 == 0 ? 4 : length % 2 == 0 ? 2 : length % 3 == 0 ? 3 : 5;
                passes.add(Pass.of(radix, length, stride));
                stride *= radix;
                length /= radix;
            }
            return passes.toArray(Pass[]::new);
        }

        @Override
        public void transform(float[] re, float[] im) {
            float[] fromRe = re;
            float[] fromIm = im;
            float[] toRe = scratchRe;
            float[] toIm = scratchIm;
            for (Pass pass : passes) {
                pass.run(fromRe, fromIm, toRe, toIm);
                float[] swapRe = fromRe;
                float[] swapIm = fromIm;
                fromRe = toRe;
                fromIm = toIm;
                toRe = swapRe;
                toIm = swapIm;
            }
            if (fromRe != re) {
                System.arraycopy(fromRe, 0, re, 0, n);
                System.arraycopy(fromIm, 0, im, 0, n);
            }
        }
    }

    /**
     * One pass of the autosort transform: {@code groups} twiddle groups of {@code stride} butterflies each. Twiddles are
     * stored group after group, the {@code radix - 1} factors of a group beside each other.
     */
    private abstract static class Pass {
        final int groups;
        final int stride;
        final float[] wr;
        final float[] wi;

        Pass(int radix, int length, int stride) {
            this.groups = length / radix;
            this.stride = stride;
            this.wr = new float[groups * (radix - 1)];
            this.wi = new float[groups * (radix - 1)];
            for (int p = 0; p < groups; p++) {
                for (int j = 1; j < radix; j++) {
                    double angle = -2 * Math.PI * ((long) p * j % length) / length;
                    wr[p * (radix - 1) + j - 1] = (float) Math.cos(angle);
                    wi[p * (radix - 1) + j - 1] = (float) Math.sin(angle);
                }
            }
        }

        static Pass of(int radix, int length, int stride) {
            return switch (radix) {
                case 4 -> new Radix4(length, stride);
                case 2 -> new Radix2(length, stride);
                case 3 -> new Radix3(length, stride);
                default -> new Radix5(length, stride);
            };
        }

        abstract void run(float[] xr, float[] xi, float[] yr, float[] yi);
    }

    private static final class Radix2 extends Pass {
        Radix2(int length, int stride) {
            super(2, length, stride);
        }

        @Override
        void run(float[] xr, float[] xi, float[] yr, float[] yi) {
            int s = stride;
            int half = s * groups;
            for (int p = 0; p < groups; p++) {
                float c = wr[p];
                float d = wi[p];
                int to = 2 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    float ar = xr[i];
                    float ai = xi[i];
                    float br = xr[i + half];
                    float bi = xi[i + half];
                    yr[to] = ar + br;
                    yi[to] = ai + bi;
                    float tr = ar - br;
                    float ti = ai - bi;
                    yr[to + s] = tr * c - ti * d;
                    yi[to + s] = tr * d + ti * c;
                }
            }
        }
    }

    private static final class Radix3 extends Pass {
        private static final float SIN = (float) (Math.sqrt(3) / 2);

        Radix3(int length, int stride) {
            super(3, length, stride);
        }

        @Override
        void run(float[] xr, float[] xi, float[] yr, float[] yi) {
            int s = stride;
            int third = s * groups;
            for (int p = 0; p < groups; p++) {
                float c1 = wr[2 * p];
                float d1 = wi[2 * p];
                float c2 = wr[2 * p + 1];
                float d2 = wi[2 * p + 1];
                int to = 3 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    float ar = xr[i];
                    float ai = xi[i];
                    float sumR = xr[i + third] + xr[i + 2 * third];
                    float sumI = xi[i + third] + xi[i + 2 * third];
                    float difR = SIN * (xr[i + third] - xr[i + 2 * third]);
                    float difI = SIN * (xi[i + third] - xi[i + 2 * third]);
                    yr[to] = ar + sumR;
                    yi[to] = ai + sumI;
                    float mr = ar - 0.5f * sumR;
                    float mi = ai - 0.5f * sumI;
                    float br = mr + difI;
                    float bi = mi - difR;
                    float cr = mr - difI;
                    float ci = mi + difR;
                    yr[to + s] = br * c1 - bi * d1;
                    yi[to + s] = br * d1 + bi * c1;
                    yr[to + 2 * s] = cr * c2 - ci * d2;
                    yi[to + 2 * s] = cr * d2 + ci * c2;
                }
            }
        }
    }

    private static final class Radix4 extends Pass {
        Radix4(int length, int stride) {
            super(4, length, stride);
        }

        @Override
        void run(float[] xr, float[] xi, float[] yr, float[] yi) {
            if (stride == 1) {
                first(xr, xi, yr, yi);
            } else {
                later(xr, xi, yr, yi);
            }
        }

        private void first(float[] xr, float[] xi, float[] yr, float[] yi) {
            int quarter = groups;
            for (int p = 0; p < quarter; p++) {
                butterfly(xr, xi, yr, yi, p, 4 * p, quarter, 1, wr[3 * p], wi[3 * p], wr[3 * p + 1], wi[3 * p + 1],
                        wr[3 * p + 2], wi[3 * p + 2]);
            }
        }

        private void later(float[] xr, float[] xi, float[] yr, float[] yi) {
            int s = stride;
            int quarter = s * groups;
            for (int p = 0; p < groups; p++) {
                float c1 = wr[3 * p];
                float d1 = wi[3 * p];
                float c2 = wr[3 * p + 1];
                float d2 = wi[3 * p + 1];
                float c3 = wr[3 * p + 2];
                float d3 = wi[3 * p + 2];
                int to = 4 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    butterfly(xr, xi, yr, yi, i, to, quarter, s, c1, d1, c2, d2, c3, d3);
                }
            }
        }

        private static void butterfly(
                float[] xr, float[] xi, float[] yr, float[] yi, int i, int to, int quarter, int s,
                float c1, float d1, float c2, float d2, float c3, float d3) {
            float ar = xr[i];
            float ai = xi[i];
            float br = xr[i + quarter];
            float bi = xi[i + quarter];
            float cr = xr[i + 2 * quarter];
            float ci = xi[i + 2 * quarter];
            float dr = xr[i + 3 * quarter];
            float di = xi[i + 3 * quarter];
            float acr = ar + cr;
            float aci = ai + ci;
            float amr = ar - cr;
            float ami = ai - ci;
            float bdr = br + dr;
            float bdi = bi + di;
            float bmr = br - dr;
            float bmi = bi - di;
            yr[to] = acr + bdr;
            yi[to] = aci + bdi;
            float r1 = amr + bmi;
            float i1 = ami - bmr;
            float r2 = acr - bdr;
            float i2 = aci - bdi;
            float r3 = amr - bmi;
            float i3 = ami + bmr;
            yr[to + s] = r1 * c1 - i1 * d1;
            yi[to + s] = r1 * d1 + i1 * c1;
            yr[to + 2 * s] = r2 * c2 - i2 * d2;
            yi[to + 2 * s] = r2 * d2 + i2 * c2;
            yr[to + 3 * s] = r3 * c3 - i3 * d3;
            yi[to + 3 * s] = r3 * d3 + i3 * c3;
        }
    }

    private static final class Radix5 extends Pass {
        private static final float C1 = (float) Math.cos(2 * Math.PI / 5);
        private static final float C2 = (float) Math.cos(4 * Math.PI / 5);
        private static final float S1 = (float) Math.sin(2 * Math.PI / 5);
        private static final float S2 = (float) Math.sin(4 * Math.PI / 5);

        Radix5(int length, int stride) {
            super(5, length, stride);
        }

        @Override
        void run(float[] xr, float[] xi, float[] yr, float[] yi) {
            int s = stride;
            int fifth = s * groups;
            for (int p = 0; p < groups; p++) {
                int to = 5 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    butterfly(xr, xi, yr, yi, i, to, fifth, 4 * p);
                }
            }
        }

        private void butterfly(float[] xr, float[] xi, float[] yr, float[] yi, int i, int to, int fifth, int w) {
            int s = stride;
            float ar = xr[i];
            float ai = xi[i];
            float p1r = xr[i + fifth] + xr[i + 4 * fifth];
            float p1i = xi[i + fifth] + xi[i + 4 * fifth];
            float m1r = xr[i + fifth] - xr[i + 4 * fifth];
            float m1i = xi[i + fifth] - xi[i + 4 * fifth];
            float p2r = xr[i + 2 * fifth] + xr[i + 3 * fifth];
            float p2i = xi[i + 2 * fifth] + xi[i + 3 * fifth];
            float m2r = xr[i + 2 * fifth] - xr[i + 3 * fifth];
            float m2i = xi[i + 2 * fifth] - xi[i + 3 * fifth];
            yr[to] = ar + p1r + p2r;
            yi[to] = ai + p1i + p2i;
            float e1r = ar + C1 * p1r + C2 * p2r;
            float e1i = ai + C1 * p1i + C2 * p2i;
            float e2r = ar + C2 * p1r + C1 * p2r;
            float e2i = ai + C2 * p1i + C1 * p2i;
            float o1r = S1 * m1r + S2 * m2r;
            float o1i = S1 * m1i + S2 * m2i;
            float o2r = S2 * m1r - S1 * m2r;
            float o2i = S2 * m1i - S1 * m2i;
            store(yr, yi, to + s, e1r + o1i, e1i - o1r, w);
            store(yr, yi, to + 2 * s, e2r + o2i, e2i - o2r, w + 1);
            store(yr, yi, to + 3 * s, e2r - o2i, e2i + o2r, w + 2);
            store(yr, yi, to + 4 * s, e1r - o1i, e1i + o1r, w + 3);
        }

        private void store(float[] yr, float[] yi, int to, float r, float i, int w) {
            yr[to] = r * wr[w] - i * wi[w];
            yi[to] = r * wi[w] + i * wr[w];
        }
    }

    /** Any length as a circular convolution with a chirp, whose length is a power of two. */
    private static final class Bluestein implements Algorithm {

        private final int n;
        private final int m;
        private final Stockham inner;
        private final float[] chirpRe;
        private final float[] chirpIm;
        private final float[] kernelRe;
        private final float[] kernelIm;
        private final float[] re;
        private final float[] im;

        Bluestein(int n) {
            this.n = n;
            this.m = Integer.highestOneBit(2 * n - 1) << 1;
            this.inner = new Stockham(m);
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
