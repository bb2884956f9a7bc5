package etude.signal;

/**
 * Between frames (a frame's values beside each other) and lanes (a cell of all frames beside each other, in a row of its
 * own): transpositions of eight rows at a time, so that what is read and written of a frame lies in one cache line.
 */
public final class Lanes {

    private static final int TILE = 8;

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
                    count,
                    out,
                    to + k,
                    bins);
        }
        for (int k = tiles; k < bins; k++) {
            write(rows[k], count, out, to + k, bins);
        }
    }

    /** As {@link #toFrames}, of complex values: real and imaginary parts of a frame by turns. */
    public static void toFrames(float[][] re, float[][] im, int bins, int count, float[] out, int to) {
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
                    count,
                    out,
                    to + 2 * k,
                    2 * bins);
        }
        for (int k = tiles; k < bins; k++) {
            write(re[k], count, out, to + 2 * k, 2 * bins);
            write(im[k], count, out, to + 2 * k + 1, 2 * bins);
        }
    }

    private static void write(float[] row, int count, float[] out, int to, int stride) {
        for (int l = 0, o = to; l < count; l++, o += stride) {
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
            int count,
            float[] out,
            int to,
            int stride) {
        for (int l = 0, o = to; l < count; l++, o += stride) {
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
        int tiles = bins - bins % TILE;
        for (int k = 0; k < tiles; k += TILE) {
            read(
                    in,
                    at + k,
                    stride,
                    count,
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
            read(in, at + k, stride, count, rows[k]);
        }
    }

    /** As {@link #fromFrames}, of complex values, real and imaginary parts of a frame by turns. */
    public static void fromFrames(float[] in, int at, int stride, int count, int bins, float[][] re, float[][] im) {
        int tiles = bins - bins % (TILE / 2);
        for (int k = 0; k < tiles; k += TILE / 2) {
            read(
                    in,
                    at + 2 * k,
                    stride,
                    count,
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
            read(in, at + 2 * k, stride, count, re[k]);
            read(in, at + 2 * k + 1, stride, count, im[k]);
        }
    }

    private static void read(float[] in, int at, int stride, int count, float[] row) {
        for (int l = 0, i = at; l < count; l++, i += stride) {
            row[l] = in[i];
        }
    }

    private static void read(
            float[] in,
            int at,
            int stride,
            int count,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float[] f,
            float[] g,
            float[] h) {
        for (int l = 0, i = at; l < count; l++, i += stride) {
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
