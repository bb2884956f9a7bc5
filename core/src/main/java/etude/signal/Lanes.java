package etude.signal;

/**
 * Between frames (a frame's values beside each other) and lanes (a cell of all frames beside each other, in a row of its
 * own): transpositions of eight rows at a time, so that what is read and written of a frame lies in one cache line.
 */
public final class Lanes {

    private static final int TILE = 8;

    /** Frames at a time: each lies in a page of its own, and a processor knows few pages at once. */
    private static final int PAGES = 32;

    private Lanes() {}

    /**
     * Writes rows as frames.
     *
     * @param rows {@code (bins, lanes)}
     * @param bins number of rows that are written
     * @param count number of lanes that are written
     * @param out receives {@code count} frames of {@code bins} values
     * @param to index of the first value written
     */
    public static void toFrames(float[][] rows, int bins, int count, float[] out, int to) {
        for (int first = 0; first < count; first += PAGES) {
            someToFrames(rows, bins, first, Math.min(count, first + PAGES), out, to + first * bins);
        }
    }

    private static void someToFrames(float[][] rows, int bins, int first, int end, float[] out, int to) {
        int tiles = bins - bins % TILE;
        for (int k = 0; k < tiles; k += TILE) {
            write(
                    rows[k],
                    rows[k + 1],
                    rows[k + 2],
                    rows[k + 3],
                    rows[k + 4],
                    rows[k + 5],
                    rows[k + 6],
                    rows[k + 7],
                    first,
                    end,
                    out,
                    to + k,
                    bins);
        }
        for (int k = tiles; k < bins; k++) {
            write(rows[k], first, end, out, to + k, bins);
        }
    }

    /** As {@link #toFrames}, of complex values: real and imaginary parts of a frame by turns. */
    public static void toFrames(float[][] re, float[][] im, int bins, int count, float[] out, int to) {
        for (int first = 0; first < count; first += PAGES) {
            someToFrames(re, im, bins, first, Math.min(count, first + PAGES), out, to + 2 * first * bins);
        }
    }

    private static void someToFrames(float[][] re, float[][] im, int bins, int first, int end, float[] out, int to) {
        int tiles = bins - bins % (TILE / 2);
        for (int k = 0; k < tiles; k += TILE / 2) {
            write(
                    re[k],
                    im[k],
                    re[k + 1],
                    im[k + 1],
                    re[k + 2],
                    im[k + 2],
                    re[k + 3],
                    im[k + 3],
                    first,
                    end,
                    out,
                    to + 2 * k,
                    2 * bins);
        }
        for (int k = tiles; k < bins; k++) {
            write(re[k], first, end, out, to + 2 * k, 2 * bins);
            write(im[k], first, end, out, to + 2 * k + 1, 2 * bins);
        }
    }

    private static void write(float[] row, int first, int end, float[] out, int to, int stride) {
        for (int l = first, o = to; l < end; l++, o += stride) {
            out[o] = row[l];
        }
    }

    private static void write(
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h,
            int first,
            int end,
            float[] out,
            int to,
            int stride) {
        for (int l = first, o = to; l < end; l++, o += stride) {
            out[o] = a[l];
            out[o + 1] = b[l];
            out[o + 2] = c[l];
            out[o + 3] = d[l];
            out[o + 4] = e[l];
            out[o + 5] = f[l];
            out[o + 6] = g[l];
            out[o + 7] = h[l];
        }
    }

    /**
     * Reads frames into rows.
     *
     * @param in {@code count} frames
     * @param at index of the first frame's first value
     * @param stride from one frame's first value to the next one's
     * @param count number of frames
     * @param bins number of values of a frame that are read
     * @param rows receives {@code (bins, lanes)} values
     */
    public static void fromFrames(float[] in, int at, int stride, int count, int bins, float[][] rows) {
        for (int first = 0; first < count; first += PAGES) {
            someFromFrames(in, at + first * stride, stride, first, Math.min(count, first + PAGES), bins, rows);
        }
    }

    private static void someFromFrames(float[] in, int at, int stride, int first, int end, int bins, float[][] rows) {
        int tiles = bins - bins % TILE;
        for (int k = 0; k < tiles; k += TILE) {
            read(
                    in,
                    at + k,
                    stride,
                    first,
                    end,
                    rows[k],
                    rows[k + 1],
                    rows[k + 2],
                    rows[k + 3],
                    rows[k + 4],
                    rows[k + 5],
                    rows[k + 6],
                    rows[k + 7]);
        }
        for (int k = tiles; k < bins; k++) {
            read(in, at + k, stride, first, end, rows[k]);
        }
    }

    /** As {@link #fromFrames}, of complex values, real and imaginary parts of a frame by turns. */
    public static void fromFrames(float[] in, int at, int stride, int count, int bins, float[][] re, float[][] im) {
        for (int first = 0; first < count; first += PAGES) {
            someFromFrames(in, at + first * stride, stride, first, Math.min(count, first + PAGES), bins, re, im);
        }
    }

    private static void someFromFrames(
            float[] in, int at, int stride, int first, int end, int bins, float[][] re, float[][] im) {
        int tiles = bins - bins % (TILE / 2);
        for (int k = 0; k < tiles; k += TILE / 2) {
            read(
                    in,
                    at + 2 * k,
                    stride,
                    first,
                    end,
                    re[k],
                    im[k],
                    re[k + 1],
                    im[k + 1],
                    re[k + 2],
                    im[k + 2],
                    re[k + 3],
                    im[k + 3]);
        }
        for (int k = tiles; k < bins; k++) {
            read(in, at + 2 * k, stride, first, end, re[k]);
            read(in, at + 2 * k + 1, stride, first, end, im[k]);
        }
    }

    private static void read(float[] in, int at, int stride, int first, int end, float[] row) {
        for (int l = first, i = at; l < end; l++, i += stride) {
            row[l] = in[i];
        }
    }

    private static void read(
            float[] in,
            int at,
            int stride,
            int first,
            int end,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h) {
        for (int l = first, i = at; l < end; l++, i += stride) {
            a[l] = in[i];
            b[l] = in[i + 1];
            c[l] = in[i + 2];
            d[l] = in[i + 3];
            e[l] = in[i + 4];
            f[l] = in[i + 5];
            g[l] = in[i + 6];
            h[l] = in[i + 7];
        }
    }
}
