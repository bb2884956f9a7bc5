package etude.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Stockham autosort Fourier transform of a length whose prime factors are 2, 3 and 5, on four regions of one work array:
 * real and imaginary parts, twice, between which the passes go to and fro.
 *
 * <p>One array, because the distance of the regions matters: were they a multiple of 4 KiB apart, the processor would take
 * loads from one for stores to another and wait.
 */
final class Stockham {

    private static final Map<Integer, List<Pass>> PLANS = new ConcurrentHashMap<>();

    private final List<Pass> passes;
    private final int region;

    /** Where a caller writes what is to be transformed, and reads the result. */
    final float[] work;

    Stockham(int n) {
        this.passes = PLANS.computeIfAbsent(n, Stockham::plan);
        this.region = n < 128 ? n + 8 : (n + 127) / 128 * 128 + 32;
        this.work = new float[4 * region];
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

    private static List<Pass> plan(int n) {
        var passes = new ArrayList<Pass>();
        int length = n;
        int stride = 1;
        while (length > 1) {
            int radix = length % 4 == 0 ? 4 : length % 2 == 0 ? 2 : length % 3 == 0 ? 3 : 5;
            passes.add(Pass.of(radix, length, stride));
            stride *= radix;
            length /= radix;
        }
        return List.copyOf(passes);
    }

    /** Index in {@link #work} of the real parts to be transformed; the imaginary parts start at {@link #inputIm}. */
    int inputRe() {
        return 0;
    }

    /** Index of the imaginary parts to be transformed. */
    int inputIm() {
        return region;
    }

    /** Index of the transformed real parts, known beforehand: an odd number of passes ends in the other two regions. */
    int outputRe() {
        return passes.size() % 2 * 2 * region;
    }

    /** Index of the transformed imaginary parts. */
    int outputIm() {
        return outputRe() + region;
    }

    /** Transforms what stands at the input; the input is destroyed. */
    void forward() {
        run(0, region, 2 * region, 3 * region);
    }

    /** Transforms with the opposite sign, unscaled: exchanging real and imaginary part turns one direction into the other. */
    void backward() {
        run(region, 0, 3 * region, 2 * region);
    }

    private void run(int xr, int xi, int yr, int yi) {
        boolean there = true;
        for (Pass pass : passes) {
            if (there) {
                pass.run(work, xr, xi, yr, yi);
            } else {
                pass.run(work, yr, yi, xr, xi);
            }
            there = !there;
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

        abstract void run(float[] w, int xr, int xi, int yr, int yi);
    }

    private static final class Radix2 extends Pass {
        Radix2(int length, int stride) {
            super(2, length, stride);
        }

        @Override
        void run(float[] w, int xr, int xi, int yr, int yi) {
            int s = stride;
            int half = s * groups;
            for (int p = 0; p < groups; p++) {
                float c = wr[p];
                float d = wi[p];
                int to = 2 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    float ar = w[xr + i];
                    float ai = w[xi + i];
                    float br = w[xr + i + half];
                    float bi = w[xi + i + half];
                    w[yr + to] = ar + br;
                    w[yi + to] = ai + bi;
                    float tr = ar - br;
                    float ti = ai - bi;
                    w[yr + to + s] = tr * c - ti * d;
                    w[yi + to + s] = tr * d + ti * c;
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
        void run(float[] w, int xr, int xi, int yr, int yi) {
            int s = stride;
            int third = s * groups;
            for (int p = 0; p < groups; p++) {
                float c1 = wr[2 * p];
                float d1 = wi[2 * p];
                float c2 = wr[2 * p + 1];
                float d2 = wi[2 * p + 1];
                int to = 3 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    float ar = w[xr + i];
                    float ai = w[xi + i];
                    float sumR = w[xr + i + third] + w[xr + i + 2 * third];
                    float sumI = w[xi + i + third] + w[xi + i + 2 * third];
                    float difR = SIN * (w[xr + i + third] - w[xr + i + 2 * third]);
                    float difI = SIN * (w[xi + i + third] - w[xi + i + 2 * third]);
                    w[yr + to] = ar + sumR;
                    w[yi + to] = ai + sumI;
                    float mr = ar - 0.5f * sumR;
                    float mi = ai - 0.5f * sumI;
                    float br = mr + difI;
                    float bi = mi - difR;
                    float cr = mr - difI;
                    float ci = mi + difR;
                    w[yr + to + s] = br * c1 - bi * d1;
                    w[yi + to + s] = br * d1 + bi * c1;
                    w[yr + to + 2 * s] = cr * c2 - ci * d2;
                    w[yi + to + 2 * s] = cr * d2 + ci * c2;
                }
            }
        }
    }

    /**
     * Four at a time: where most of the time goes, so the butterfly is written out for the four shapes of its loop, each of
     * which the compiler can free of bounds checks: side by side at stride 1, one flat loop at small strides, a loop along
     * the stride at large ones, and without twiddles in the last pass.
     */
    private static final class Radix4 extends Pass {

        /** Strides up to this run as one flat loop, whose twiddles are repeated for every butterfly. */
        private static final int FLAT = 32;

        private final float[] c1;
        private final float[] d1;
        private final float[] c2;
        private final float[] d2;
        private final float[] c3;
        private final float[] d3;

        Radix4(int length, int stride) {
            super(4, length, stride);
            c1 = column(wr, 0);
            d1 = column(wi, 0);
            c2 = column(wr, 1);
            d2 = column(wi, 1);
            c3 = column(wr, 2);
            d3 = column(wi, 2);
        }

        private float[] column(float[] twiddles, int column) {
            int repeat = stride <= FLAT ? stride : 1;
            float[] values = new float[groups * repeat];
            for (int i = 0; i < values.length; i++) {
                values[i] = twiddles[i / repeat * 3 + column];
            }
            return values;
        }

        @Override
        void run(float[] w, int xr, int xi, int yr, int yi) {
            if (groups == 1) {
                last(w, xr, xi, yr, yi, stride);
            } else if (stride == 1) {
                first(w, xr, xi, yr, yi, groups);
            } else if (stride <= FLAT) {
                flat(w, xr, xi, yr, yi, stride, stride * groups);
            } else {
                for (int p = 0; p < groups; p++) {
                    int from = p * stride;
                    along(w, xr + from, xi + from, yr + 4 * from, yi + 4 * from, p);
                }
            }
        }

        private void first(float[] w, int xr, int xi, int yr, int yi, int quarter) {
            for (int p = 0; p < quarter; p++) {
                float ar = w[xr + p];
                float ai = w[xi + p];
                float br = w[xr + p + quarter];
                float bi = w[xi + p + quarter];
                float cr = w[xr + p + 2 * quarter];
                float ci = w[xi + p + 2 * quarter];
                float dr = w[xr + p + 3 * quarter];
                float di = w[xi + p + 3 * quarter];
                float acr = ar + cr;
                float aci = ai + ci;
                float amr = ar - cr;
                float ami = ai - ci;
                float bdr = br + dr;
                float bdi = bi + di;
                float bmr = br - dr;
                float bmi = bi - di;
                w[yr + 4 * p] = acr + bdr;
                w[yi + 4 * p] = aci + bdi;
                float r1 = amr + bmi;
                float i1 = ami - bmr;
                w[yr + 4 * p + 1] = r1 * c1[p] - i1 * d1[p];
                w[yi + 4 * p + 1] = r1 * d1[p] + i1 * c1[p];
                float r2 = acr - bdr;
                float i2 = aci - bdi;
                w[yr + 4 * p + 2] = r2 * c2[p] - i2 * d2[p];
                w[yi + 4 * p + 2] = r2 * d2[p] + i2 * c2[p];
                float r3 = amr - bmi;
                float i3 = ami + bmr;
                w[yr + 4 * p + 3] = r3 * c3[p] - i3 * d3[p];
                w[yi + 4 * p + 3] = r3 * d3[p] + i3 * c3[p];
            }
        }

        private void flat(float[] w, int xr, int xi, int yr, int yi, int s, int quarter) {
            int mask = -s;
            for (int i = 0; i < quarter; i++) {
                int to = i + 3 * (i & mask);
                float ar = w[xr + i];
                float ai = w[xi + i];
                float br = w[xr + i + quarter];
                float bi = w[xi + i + quarter];
                float cr = w[xr + i + 2 * quarter];
                float ci = w[xi + i + 2 * quarter];
                float dr = w[xr + i + 3 * quarter];
                float di = w[xi + i + 3 * quarter];
                float acr = ar + cr;
                float aci = ai + ci;
                float amr = ar - cr;
                float ami = ai - ci;
                float bdr = br + dr;
                float bdi = bi + di;
                float bmr = br - dr;
                float bmi = bi - di;
                w[yr + to] = acr + bdr;
                w[yi + to] = aci + bdi;
                float r1 = amr + bmi;
                float i1 = ami - bmr;
                w[yr + to + s] = r1 * c1[i] - i1 * d1[i];
                w[yi + to + s] = r1 * d1[i] + i1 * c1[i];
                float r2 = acr - bdr;
                float i2 = aci - bdi;
                w[yr + to + 2 * s] = r2 * c2[i] - i2 * d2[i];
                w[yi + to + 2 * s] = r2 * d2[i] + i2 * c2[i];
                float r3 = amr - bmi;
                float i3 = ami + bmr;
                w[yr + to + 3 * s] = r3 * c3[i] - i3 * d3[i];
                w[yi + to + 3 * s] = r3 * d3[i] + i3 * c3[i];
            }
        }

        private void along(float[] w, int xr, int xi, int yr, int yi, int p) {
            along(w, xr, xi, yr, yi, stride, stride * groups, c1[p], d1[p], c2[p], d2[p], c3[p], d3[p]);
        }

        private static void along(
                float[] w,
                int xr,
                int xi,
                int yr,
                int yi,
                int s,
                int quarter,
                float c1,
                float d1,
                float c2,
                float d2,
                float c3,
                float d3) {
            for (int i = 0; i < s; i++) {
                float ar = w[xr + i];
                float ai = w[xi + i];
                float br = w[xr + i + quarter];
                float bi = w[xi + i + quarter];
                float cr = w[xr + i + 2 * quarter];
                float ci = w[xi + i + 2 * quarter];
                float dr = w[xr + i + 3 * quarter];
                float di = w[xi + i + 3 * quarter];
                float acr = ar + cr;
                float aci = ai + ci;
                float amr = ar - cr;
                float ami = ai - ci;
                float bdr = br + dr;
                float bdi = bi + di;
                float bmr = br - dr;
                float bmi = bi - di;
                w[yr + i] = acr + bdr;
                w[yi + i] = aci + bdi;
                float r1 = amr + bmi;
                float i1 = ami - bmr;
                w[yr + i + s] = r1 * c1 - i1 * d1;
                w[yi + i + s] = r1 * d1 + i1 * c1;
                float r2 = acr - bdr;
                float i2 = aci - bdi;
                w[yr + i + 2 * s] = r2 * c2 - i2 * d2;
                w[yi + i + 2 * s] = r2 * d2 + i2 * c2;
                float r3 = amr - bmi;
                float i3 = ami + bmr;
                w[yr + i + 3 * s] = r3 * c3 - i3 * d3;
                w[yi + i + 3 * s] = r3 * d3 + i3 * c3;
            }
        }

        private static void last(float[] w, int xr, int xi, int yr, int yi, int s) {
            for (int i = 0; i < s; i++) {
                float ar = w[xr + i];
                float ai = w[xi + i];
                float br = w[xr + i + s];
                float bi = w[xi + i + s];
                float cr = w[xr + i + 2 * s];
                float ci = w[xi + i + 2 * s];
                float dr = w[xr + i + 3 * s];
                float di = w[xi + i + 3 * s];
                float acr = ar + cr;
                float aci = ai + ci;
                float amr = ar - cr;
                float ami = ai - ci;
                float bdr = br + dr;
                float bdi = bi + di;
                float bmr = br - dr;
                float bmi = bi - di;
                w[yr + i] = acr + bdr;
                w[yi + i] = aci + bdi;
                w[yr + i + s] = amr + bmi;
                w[yi + i + s] = ami - bmr;
                w[yr + i + 2 * s] = acr - bdr;
                w[yi + i + 2 * s] = aci - bdi;
                w[yr + i + 3 * s] = amr - bmi;
                w[yi + i + 3 * s] = ami + bmr;
            }
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
        void run(float[] w, int xr, int xi, int yr, int yi) {
            int s = stride;
            int fifth = s * groups;
            for (int p = 0; p < groups; p++) {
                int to = 5 * p * s;
                for (int i = p * s, end = i + s; i < end; i++, to++) {
                    butterfly(w, xr, xi, yr, yi, i, to, fifth, 4 * p);
                }
            }
        }

        private void butterfly(float[] w, int xr, int xi, int yr, int yi, int i, int to, int fifth, int at) {
            int s = stride;
            float ar = w[xr + i];
            float ai = w[xi + i];
            float p1r = w[xr + i + fifth] + w[xr + i + 4 * fifth];
            float p1i = w[xi + i + fifth] + w[xi + i + 4 * fifth];
            float m1r = w[xr + i + fifth] - w[xr + i + 4 * fifth];
            float m1i = w[xi + i + fifth] - w[xi + i + 4 * fifth];
            float p2r = w[xr + i + 2 * fifth] + w[xr + i + 3 * fifth];
            float p2i = w[xi + i + 2 * fifth] + w[xi + i + 3 * fifth];
            float m2r = w[xr + i + 2 * fifth] - w[xr + i + 3 * fifth];
            float m2i = w[xi + i + 2 * fifth] - w[xi + i + 3 * fifth];
            w[yr + to] = ar + p1r + p2r;
            w[yi + to] = ai + p1i + p2i;
            float e1r = ar + C1 * p1r + C2 * p2r;
            float e1i = ai + C1 * p1i + C2 * p2i;
            float e2r = ar + C2 * p1r + C1 * p2r;
            float e2i = ai + C2 * p1i + C1 * p2i;
            float o1r = S1 * m1r + S2 * m2r;
            float o1i = S1 * m1i + S2 * m2i;
            float o2r = S2 * m1r - S1 * m2r;
            float o2i = S2 * m1i - S1 * m2i;
            store(w, yr + to + s, yi + to + s, e1r + o1i, e1i - o1r, at);
            store(w, yr + to + 2 * s, yi + to + 2 * s, e2r + o2i, e2i - o2r, at + 1);
            store(w, yr + to + 3 * s, yi + to + 3 * s, e2r - o2i, e2i + o2r, at + 2);
            store(w, yr + to + 4 * s, yi + to + 4 * s, e1r - o1i, e1i + o1r, at + 3);
        }

        private void store(float[] w, int re, int im, float r, float i, int at) {
            w[re] = r * wr[at] - i * wi[at];
            w[im] = r * wi[at] + i * wr[at];
        }
    }
}
