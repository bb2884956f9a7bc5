package etude.signal;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Transforms of many frames whose length is a power of two: the arithmetic that a Java compiler turns into vector
 * instructions.
 *
 * <p>A loop is vectorised where all its arrays are read and written by the very same index ({@code a[l]} beside
 * {@code b[from + l]} is not); what stands elsewhere is copied first. A butterfly adds and multiplies whole rows by scalar twiddles. Butterflies are radix 2 with the twiddle first
 * (decimation in time), each a loop over four arrays, which is as large a loop as the compiler of Java 17 vectorises; four
 * of them, two stages on four rows, make one method, so that the rows are still in the nearest cache for the second stage,
 * and so that the method is too large to be inlined: within nests of loops the compiler gives up. The order is depth
 * first, so that parts of a transform are finished before they leave the cache.
 */
final class PowerOfTwoLanes extends LaneFft {

    /** Samples of a hop that are turned at a time. */
    private static final int TURNED = 8;

    private final int half;

    /** The rows in bit-reversed order: pair p of samples stands in row p. */
    private final float[][] reversedRe;

    private final float[][] reversedIm;
    private final Plan plan;

    /** Samples a hop apart, side by side, for {@link #TURNED} places within a hop; longer when frames overlap more. */
    private float[][] turned = new float[TURNED][0];

    private final float[] sum;

    /** What all transforms of a length share. */
    private static final class Plan {

        private static final Map<Integer, Plan> BY_LENGTH = new ConcurrentHashMap<>();

        /** {@code exp(-2 pi i k / n)} for {@code k} to {@code n/2}. */
        final float[] cos;

        final float[] sin;
        final int[] reversed;

        Plan(int n) {
            int half = n / 2;
            this.cos = new float[half + 1];
            this.sin = new float[half + 1];
            this.reversed = new int[half];
            for (int k = 0; k <= half; k++) {
                cos[k] = (float) Math.cos(2 * Math.PI * k / n);
                sin[k] = (float) -Math.sin(2 * Math.PI * k / n);
            }
            int bits = Integer.numberOfTrailingZeros(half);
            for (int i = 0; i < half; i++) {
                reversed[i] = Integer.reverse(i) >>> 32 - bits;
            }
        }
    }

    PowerOfTwoLanes(int n, int lanes) {
        super(n, lanes);
        this.half = n / 2;
        this.sum = new float[lanes];
        this.reversedRe = new float[half][];
        this.reversedIm = new float[half][];
        this.plan = Plan.BY_LENGTH.computeIfAbsent(n, Plan::new);
        for (int p = 0; p < half; p++) {
            reversedRe[p] = re[plan.reversed[p]];
            reversedIm[p] = im[plan.reversed[p]];
        }
    }

    static boolean suits(int n) {
        return n >= 16 && n <= 1 << 15 && Integer.bitCount(n) == 1;
    }

    @Override
    public void forward(float[] x, int at, int hop, int count, float @Nullable [] window) {
        load(x, at, hop, count, window);
        transform(re, im, 0, half);
        ends(re[0], im[0], re[half], im[half]);
        middle(re[half / 2], im[half / 2]);
        for (int k = 1; k < half / 2; k++) {
            untangle(re[k], im[k], re[half - k], im[half - k], plan.cos[k], plan.sin[k]);
        }
    }

    @Override
    public void inverse() {
        inverseEnds(re[0], im[0], re[half]);
        middle(re[half / 2], im[half / 2]);
        for (int k = 1; k < half / 2; k++) {
            tangle(re[k], im[k], re[half - k], im[half - k], plan.cos[k], -plan.sin[k]);
        }
        // Real and imaginary parts exchanged, which turns the direction round.
        transform(reversedIm, reversedRe, 0, half);
    }

    @Override
    public void samples(int count, float[][] rows) {
        float scale = 0.5f / half;
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(row(i), 0, rows[i], 0, count);
            multiply(rows[i], count, scale);
        }
    }

    /** The row in which sample i of all frames stands before a transform and after an inverse. */
    private float[] row(int i) {
        return (i & 1) == 0 ? reversedRe[i / 2] : reversedIm[i / 2];
    }

    @Override
    public void add(int count, float @Nullable [] window, float[] x, int at, int hop) {
        float scale = 0.5f / half;
        if (overlapping(hop)) {
            addOverlapping(count, window, scale, x, at, hop);
            return;
        }
        for (int p = 0; p < half; p += 4) {
            add(
                    reversedRe[p],
                    reversedIm[p],
                    reversedRe[p + 1],
                    reversedIm[p + 1],
                    reversedRe[p + 2],
                    reversedIm[p + 2],
                    reversedRe[p + 3],
                    reversedIm[p + 3],
                    count,
                    window,
                    2 * p,
                    scale,
                    x,
                    at + 2 * p,
                    hop);
        }
    }

    private void load(float[] x, int at, int hop, int count, float @Nullable [] window) {
        if (hop == 1) {
            for (int i = 0; i < n; i++) {
                System.arraycopy(x, at + i, row(i), 0, count);
                multiply(row(i), count, factor(window, i, 0.5f));
            }
        } else if (overlapping(hop)) {
            loadOverlapping(x, at, hop, count, window);
        } else {
            loadEach(x, at, hop, count, window);
        }
        for (int k = 0; count < lanes && k < half; k++) {
            Arrays.fill(re[k], count, lanes, 0f);
            Arrays.fill(im[k], count, lanes, 0f);
        }
    }

    /** Whether frames share samples, and places within a hop can be taken by so many. */
    private boolean overlapping(int hop) {
        return hop % TURNED == 0 && hop <= half;
    }

    private float[][] turned(int wide) {
        if (turned[0].length < wide) {
            turned = new float[TURNED][wide];
        }
        return turned;
    }

    /**
     * A sample stands in several frames, at places a hop apart: samples a hop apart are laid side by side once, which looks
     * at one after the other, and stand in each of their rows in the same order.
     */
    private void loadOverlapping(float[] x, int at, int hop, int count, float @Nullable [] window) {
        for (int place = 0; place < hop; place += TURNED) {
            int wide = count + (n - 1 - place) / hop;
            float[][] side = turned(wide);
            turn(x, at + place, hop, wide, side);
            for (int i = place, shift = 0; i < n; i += hop, shift++) {
                lay(side, shift, i / 2, count, window);
            }
        }
    }

    private void addOverlapping(int count, float @Nullable [] window, float scale, float[] x, int at, int hop) {
        for (int place = 0; place < hop; place += TURNED) {
            int wide = count + (n - 1 - place) / hop;
            float[][] side = turned(wide);
            for (float[] sum : side) {
                Arrays.fill(sum, 0, wide, 0f);
            }
            for (int i = place, shift = 0; i < n; i += hop, shift++) {
                gather(side, shift, i / 2, count, window, scale);
            }
            addTurned(side, wide, x, at + place, hop);
        }
    }

    private static void multiply(float[] row, int count, float factor) {
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
    }

    /** Eight rows in one method: too large to be inlined, so that its loops are vectorised. */
    private void lay(float[][] side, int shift, int p, int count, float @Nullable [] window) {
        float[] row = reversedRe[p];
        System.arraycopy(side[0], shift, row, 0, count);
        float factor = factor(window, 2 * p, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedIm[p];
        System.arraycopy(side[1], shift, row, 0, count);
        factor = factor(window, 2 * p + 1, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedRe[p + 1];
        System.arraycopy(side[2], shift, row, 0, count);
        factor = factor(window, 2 * p + 2, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedIm[p + 1];
        System.arraycopy(side[3], shift, row, 0, count);
        factor = factor(window, 2 * p + 3, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedRe[p + 2];
        System.arraycopy(side[4], shift, row, 0, count);
        factor = factor(window, 2 * p + 4, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedIm[p + 2];
        System.arraycopy(side[5], shift, row, 0, count);
        factor = factor(window, 2 * p + 5, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedRe[p + 3];
        System.arraycopy(side[6], shift, row, 0, count);
        factor = factor(window, 2 * p + 6, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
        row = reversedIm[p + 3];
        System.arraycopy(side[7], shift, row, 0, count);
        factor = factor(window, 2 * p + 7, 0.5f);
        for (int l = 0; l < count; l++) {
            row[l] *= factor;
        }
    }

    private void gather(float[][] side, int shift, int p, int count, float @Nullable [] window, float scale) {
        float[] sum = this.sum;
        float[] row = reversedRe[p];
        System.arraycopy(side[0], shift, sum, 0, count);
        float factor = factor(window, 2 * p, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[0], shift, count);
        row = reversedIm[p];
        System.arraycopy(side[1], shift, sum, 0, count);
        factor = factor(window, 2 * p + 1, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[1], shift, count);
        row = reversedRe[p + 1];
        System.arraycopy(side[2], shift, sum, 0, count);
        factor = factor(window, 2 * p + 2, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[2], shift, count);
        row = reversedIm[p + 1];
        System.arraycopy(side[3], shift, sum, 0, count);
        factor = factor(window, 2 * p + 3, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[3], shift, count);
        row = reversedRe[p + 2];
        System.arraycopy(side[4], shift, sum, 0, count);
        factor = factor(window, 2 * p + 4, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[4], shift, count);
        row = reversedIm[p + 2];
        System.arraycopy(side[5], shift, sum, 0, count);
        factor = factor(window, 2 * p + 5, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[5], shift, count);
        row = reversedRe[p + 3];
        System.arraycopy(side[6], shift, sum, 0, count);
        factor = factor(window, 2 * p + 6, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[6], shift, count);
        row = reversedIm[p + 3];
        System.arraycopy(side[7], shift, sum, 0, count);
        factor = factor(window, 2 * p + 7, scale);
        for (int l = 0; l < count; l++) {
            sum[l] += row[l] * factor;
        }
        System.arraycopy(sum, 0, side[7], shift, count);
    }

    private static void turn(float[] x, int at, int hop, int wide, float[][] side) {
        float[] a = side[0];
        float[] b = side[1];
        float[] c = side[2];
        float[] d = side[3];
        float[] e = side[4];
        float[] f = side[5];
        float[] g = side[6];
        float[] h = side[7];
        for (int l = 0, s = at; l < wide; l++, s += hop) {
            a[l] = x[s];
            b[l] = x[s + 1];
            c[l] = x[s + 2];
            d[l] = x[s + 3];
            e[l] = x[s + 4];
            f[l] = x[s + 5];
            g[l] = x[s + 6];
            h[l] = x[s + 7];
        }
    }

    private static void addTurned(float[][] side, int wide, float[] x, int at, int hop) {
        float[] a = side[0];
        float[] b = side[1];
        float[] c = side[2];
        float[] d = side[3];
        float[] e = side[4];
        float[] f = side[5];
        float[] g = side[6];
        float[] h = side[7];
        for (int l = 0, s = at; l < wide; l++, s += hop) {
            x[s] += a[l];
            x[s + 1] += b[l];
            x[s + 2] += c[l];
            x[s + 3] += d[l];
            x[s + 4] += e[l];
            x[s + 5] += f[l];
            x[s + 6] += g[l];
            x[s + 7] += h[l];
        }
    }

    private void loadEach(float[] x, int at, int hop, int count, float @Nullable [] window) {
        for (int p = 0; p < half; p += 4) {
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
                    reversedIm[p + 1],
                    reversedRe[p + 2],
                    reversedIm[p + 2],
                    reversedRe[p + 3],
                    reversedIm[p + 3]);
        }
    }

    /** Even samples become real parts, odd ones imaginary; at half their size, which saves the untangling a factor. */
    private static void load(
            float[] x,
            int at,
            int hop,
            int count,
            float @Nullable [] window,
            int from,
            float[] ar,
            float[] ai,
            float[] br,
            float[] bi,
            float[] cr,
            float[] ci,
            float[] dr,
            float[] di) {
        float w0 = factor(window, from, 0.5f);
        float w1 = factor(window, from + 1, 0.5f);
        float w2 = factor(window, from + 2, 0.5f);
        float w3 = factor(window, from + 3, 0.5f);
        float w4 = factor(window, from + 4, 0.5f);
        float w5 = factor(window, from + 5, 0.5f);
        float w6 = factor(window, from + 6, 0.5f);
        float w7 = factor(window, from + 7, 0.5f);
        for (int l = 0, s = at; l < count; l++, s += hop) {
            ar[l] = x[s] * w0;
            ai[l] = x[s + 1] * w1;
            br[l] = x[s + 2] * w2;
            bi[l] = x[s + 3] * w3;
            cr[l] = x[s + 4] * w4;
            ci[l] = x[s + 5] * w5;
            dr[l] = x[s + 6] * w6;
            di[l] = x[s + 7] * w7;
        }
    }

    private static float factor(float @Nullable [] window, int i, float scale) {
        return window == null ? scale : scale * window[i];
    }

    private static void add(
            float[] ar,
            float[] ai,
            float[] br,
            float[] bi,
            float[] cr,
            float[] ci,
            float[] dr,
            float[] di,
            int count,
            float @Nullable [] window,
            int from,
            float scale,
            float[] x,
            int at,
            int hop) {
        float w0 = factor(window, from, scale);
        float w1 = factor(window, from + 1, scale);
        float w2 = factor(window, from + 2, scale);
        float w3 = factor(window, from + 3, scale);
        float w4 = factor(window, from + 4, scale);
        float w5 = factor(window, from + 5, scale);
        float w6 = factor(window, from + 6, scale);
        float w7 = factor(window, from + 7, scale);
        for (int l = 0, s = at; l < count; l++, s += hop) {
            x[s] += ar[l] * w0;
            x[s + 1] += ai[l] * w1;
            x[s + 2] += br[l] * w2;
            x[s + 3] += bi[l] * w3;
            x[s + 4] += cr[l] * w4;
            x[s + 5] += ci[l] * w5;
            x[s + 6] += dr[l] * w6;
            x[s + 7] += di[l] * w7;
        }
    }

    /** Transforms {@code size} rows from {@code base} on, from bit-reversed to natural order, two stages at a time. */
    private void transform(float[][] re, float[][] im, int base, int size) {
        if (size == 2) {
            two(re[base], im[base], re[base + 1], im[base + 1]);
            return;
        }
        int h = size / 4;
        for (int part = 0; part < 4 && h > 1; part++) {
            transform(re, im, base + part * h, h);
        }
        int step = half / size;
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
                    2 * j * step + half / 2);
        }
    }

    private static void two(float[] ar, float[] ai, float[] br, float[] bi) {
        for (int l = 0; l < ar.length; l++) {
            float pr = ar[l];
            float pi = ai[l];
            float qr = br[l];
            float qi = bi[l];
            ar[l] = pr + qr;
            ai[l] = pi + qi;
            br[l] = pr - qr;
            bi[l] = pi - qi;
        }
    }

    private void four(
            float[] ar,
            float[] ai,
            float[] br,
            float[] bi,
            float[] cr,
            float[] ci,
            float[] dr,
            float[] di,
            int first,
            int second,
            int third) {
        float c1 = plan.cos[first];
        float d1 = plan.sin[first];
        float c2 = plan.cos[second];
        float d2 = plan.sin[second];
        float c3 = plan.cos[third];
        float d3 = plan.sin[third];
        for (int l = 0; l < ar.length; l++) {
            float qr = br[l];
            float qi = bi[l];
            float pr = ar[l];
            float pi = ai[l];
            float tr = qr * c1 - qi * d1;
            float ti = qr * d1 + qi * c1;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            br[l] = pr - tr;
            bi[l] = pi - ti;
        }
        for (int l = 0; l < cr.length; l++) {
            float qr = dr[l];
            float qi = di[l];
            float pr = cr[l];
            float pi = ci[l];
            float tr = qr * c1 - qi * d1;
            float ti = qr * d1 + qi * c1;
            cr[l] = pr + tr;
            ci[l] = pi + ti;
            dr[l] = pr - tr;
            di[l] = pi - ti;
        }
        for (int l = 0; l < ar.length; l++) {
            float qr = cr[l];
            float qi = ci[l];
            float pr = ar[l];
            float pi = ai[l];
            float tr = qr * c2 - qi * d2;
            float ti = qr * d2 + qi * c2;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            cr[l] = pr - tr;
            ci[l] = pi - ti;
        }
        for (int l = 0; l < br.length; l++) {
            float qr = dr[l];
            float qi = di[l];
            float pr = br[l];
            float pi = bi[l];
            float tr = qr * c3 - qi * d3;
            float ti = qr * d3 + qi * c3;
            br[l] = pr + tr;
            bi[l] = pi + ti;
            dr[l] = pr - tr;
            di[l] = pi - ti;
        }
    }

    /** From cells k and half - k of the half transform to the spectrum's: even part, odd part, and how they combine. */
    private static void untangle(float[] ar, float[] ai, float[] br, float[] bi, float c, float d) {
        for (int l = 0; l < ar.length; l++) {
            float pr = ar[l];
            float pi = ai[l];
            float qr = br[l];
            float qi = bi[l];
            ar[l] = pr + qr;
            ai[l] = pi - qi;
            br[l] = pi + qi;
            bi[l] = qr - pr;
        }
        for (int l = 0; l < ar.length; l++) {
            float qr = br[l];
            float qi = bi[l];
            float pr = ar[l];
            float pi = ai[l];
            float tr = qr * c - qi * d;
            float ti = qr * d + qi * c;
            ar[l] = pr + tr;
            ai[l] = pi + ti;
            br[l] = pr - tr;
            bi[l] = ti - pi;
        }
    }

    /** From bins k and half - k of the spectrum to twice the half transform. */
    private static void tangle(float[] ar, float[] ai, float[] br, float[] bi, float c, float d) {
        for (int l = 0; l < ar.length; l++) {
            float pr = ar[l];
            float pi = ai[l];
            float qr = br[l];
            float qi = bi[l];
            ar[l] = pr + qr;
            ai[l] = pi - qi;
            br[l] = pr - qr;
            bi[l] = pi + qi;
        }
        for (int l = 0; l < ar.length; l++) {
            float qr = br[l];
            float qi = bi[l];
            float pr = ar[l];
            float pi = ai[l];
            float tr = qr * c - qi * d;
            float ti = qr * d + qi * c;
            ar[l] = pr - ti;
            ai[l] = pi + tr;
            br[l] = pr + ti;
            bi[l] = tr - pi;
        }
    }

    private static void ends(float[] re, float[] im, float[] lastRe, float[] lastIm) {
        for (int l = 0; l < re.length; l++) {
            float even = re[l];
            float odd = im[l];
            re[l] = 2 * (even + odd);
            im[l] = 0f;
            lastRe[l] = 2 * (even - odd);
            lastIm[l] = 0f;
        }
    }

    private static void inverseEnds(float[] re, float[] im, float[] lastRe) {
        for (int l = 0; l < re.length; l++) {
            float first = re[l];
            float last = lastRe[l];
            re[l] = first + last;
            im[l] = first - last;
        }
    }

    /** The bin that is its own partner. */
    private static void middle(float[] re, float[] im) {
        for (int l = 0; l < re.length; l++) {
            re[l] = 2 * re[l];
            im[l] = -2 * im[l];
        }
    }
}
