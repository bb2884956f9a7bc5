package etude.signal;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fourier transforms of several real frames at once, for lengths that are powers of two from 512: the arithmetic that a
 * Java compiler turns into vector instructions.
 *
 * <p>A transform of {@code m = n/2} complex points runs as a matrix of {@code rows × columns} (Bailey's four-step
 * algorithm): transforms along the columns, a twiddle factor for each cell, a transposition, transforms along the other
 * side. All butterflies add and multiply whole rows, which are Java arrays of their own with the cells of all frames side by
 * side, so that every loop is long, contiguous and free of aliasing. Cells of different frames never mix: a frame's
 * result does not depend on its neighbours.
 *
 * @see <a href="https://doi.org/10.1007/BF00162341">Bailey, FFTs in external or hierarchical memory, 1990</a>
 */
final class LaneFft {

    /** Values in a row that make a loop worth vectorising. */
    private static final int LANES = 256;

    /** Real and imaginary twiddles by number of points. */
    private static final Map<Integer, float[][]> TWIDDLES = new ConcurrentHashMap<>();

    private final int half;
    private final int frames;
    private final Side first;
    private final Side second;
    private final float[] twiddleRe;
    private final float[] twiddleIm;
    private final HalfSpectrum bridge;

    /** One frame, real parts first, imaginary parts not a power of two behind them (see {@link Stockham}). */
    private final float[] frame;

    private final int imaginary;

    LaneFft(int n) {
        this.half = n / 2;
        int columns = columns(n);
        int rows = half / columns;
        this.frames = frames(n);
        this.first = new Side(rows, frames * columns);
        this.second = new Side(columns, frames * rows);
        float[][] twiddles = TWIDDLES.computeIfAbsent(half, key -> twiddles(rows, columns));
        this.twiddleRe = twiddles[0];
        this.twiddleIm = twiddles[1];
        this.bridge = HalfSpectrum.of(n);
        this.imaginary = half + 32;
        this.frame = new float[imaginary + half];
    }

    private static float[][] twiddles(int rows, int columns) {
        float[][] twiddles = new float[2][rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double angle = -2 * Math.PI * ((long) r * c) / (rows * columns);
                twiddles[0][c * rows + r] = (float) Math.cos(angle);
                twiddles[1][c * rows + r] = (float) Math.sin(angle);
            }
        }
        return twiddles;
    }

    static boolean suits(int n) {
        return n >= 512 && Integer.bitCount(n) == 1;
    }

    private static int columns(int n) {
        return 1 << (Integer.numberOfTrailingZeros(n) - 1) / 2;
    }

    /** Frames of {@code n} samples that are transformed together. */
    static int frames(int n) {
        return Math.max(1, LANES / columns(n));
    }

    /** Frames that are transformed together. */
    int frames() {
        return frames;
    }

    /** Transforms up to {@link #frames} frames, whose spectra can be asked for until the next call. */
    void forward(float[] x, int at, int hop, int count, float @Nullable [] window) {
        clearUnused(count);
        for (int r = 0; r < first.size; r++) {
            for (int f = 0; f < count; f++) {
                loadRow(first.re[r], first.im[r], f * second.size, x, at + f * hop, window, 2 * r * second.size);
            }
        }
        first.transform(first.re, first.im);
        transpose();
        second.transform(second.re, second.im);
    }

    /** Writes the spectrum of a frame of the last call. */
    void spectrum(int f, float[] spectrum, int to) {
        gather(f);
        bridge.untangle(frame, 0, imaginary, spectrum, to);
    }

    /** Transforms up to {@link #frames} spectra back; see {@link Fft#inverse(float[], int, int, float[], int, int)}. */
    void inverse(float[] spectrum, int from, int count, float[] x, int at, int hop) {
        clearUnused(count);
        for (int f = 0; f < count; f++) {
            bridge.tangle(spectrum, from + f * 2 * (half + 1), frame, 0, imaginary);
            scatterExchanged(f);
        }
        first.transform(first.re, first.im);
        transpose();
        second.transform(second.re, second.im);
        float scale = 0.5f / half;
        for (int f = 0; f < count; f++) {
            for (int k2 = 0; k2 < second.size; k2++) {
                // Re and im stand exchanged, which turned the direction round.
                storeRow(
                        second.re(k2),
                        second.im(k2),
                        f * first.size,
                        first.size,
                        x,
                        at + f * hop + 2 * k2 * first.size,
                        scale);
            }
        }
    }

    private void clearUnused(int count) {
        if (count < frames) {
            for (int r = 0; r < first.size; r++) {
                Arrays.fill(first.re[r], count * second.size, first.re[r].length, 0f);
                Arrays.fill(first.im[r], count * second.size, first.im[r].length, 0f);
            }
        }
    }

    /** Even samples become real parts, odd ones imaginary; four pairs at a time. */
    private void loadRow(float[] re, float[] im, int to, float[] x, int at, float @Nullable [] window, int offset) {
        if (window == null) {
            for (int i = 0, s = at + offset; i < second.size; i++, s += 2) {
                re[to + i] = x[s];
                im[to + i] = x[s + 1];
            }
            return;
        }
        for (int i = to, s = at + offset, w = offset; i < to + second.size; i += 4, s += 8, w += 8) {
            re[i] = x[s] * window[w];
            im[i] = x[s + 1] * window[w + 1];
            re[i + 1] = x[s + 2] * window[w + 2];
            im[i + 1] = x[s + 3] * window[w + 3];
            re[i + 2] = x[s + 4] * window[w + 4];
            im[i + 2] = x[s + 5] * window[w + 5];
            re[i + 3] = x[s + 6] * window[w + 6];
            im[i + 3] = x[s + 7] * window[w + 7];
        }
    }

    private static void storeRow(float[] odd, float[] even, int from, int count, float[] x, int at, float scale) {
        for (int i = from, s = at; i < from + count; i += 4, s += 8) {
            x[s] = even[i] * scale;
            x[s + 1] = odd[i] * scale;
            x[s + 2] = even[i + 1] * scale;
            x[s + 3] = odd[i + 1] * scale;
            x[s + 4] = even[i + 2] * scale;
            x[s + 5] = odd[i + 2] * scale;
            x[s + 6] = even[i + 3] * scale;
            x[s + 7] = odd[i + 3] * scale;
        }
    }

    /** From the rows of the first side to those of the second, four columns at a time, with a twiddle for each cell. */
    private void transpose() {
        for (int c = 0; c < second.size; c += 4) {
            for (int r = 0; r < first.size; r++) {
                transposeCells(c, r, first.re(r), first.im(r));
            }
        }
    }

    private void transposeCells(int c, int r, float[] re, float[] im) {
        transposePair(re, im, c, r, second.re[c], second.im[c], second.re[c + 1], second.im[c + 1]);
        transposePair(re, im, c + 2, r, second.re[c + 2], second.im[c + 2], second.re[c + 3], second.im[c + 3]);
    }

    private void transposePair(float[] re, float[] im, int c, int r, float[] ar, float[] ai, float[] br, float[] bi) {
        int rows = first.size;
        int columns = second.size;
        float cr = twiddleRe[c * rows + r];
        float ci = twiddleIm[c * rows + r];
        float dr = twiddleRe[(c + 1) * rows + r];
        float di = twiddleIm[(c + 1) * rows + r];
        for (int f = 0, i = r, j = c; f < frames; f++, i += rows, j += columns) {
            float xr = re[j];
            float xi = im[j];
            ar[i] = xr * cr - xi * ci;
            ai[i] = xr * ci + xi * cr;
            float yr = re[j + 1];
            float yi = im[j + 1];
            br[i] = yr * dr - yi * di;
            bi[i] = yr * di + yi * dr;
        }
    }

    /** Writes the squared magnitudes of a frame of the last call. */
    void powers(int f, float[] powers, int to) {
        gather(f);
        bridge.powers(frame, 0, imaginary, powers, to);
    }

    /** Collects a frame: bin {@code k1 + rows k2} stands in row k2 at k1. */
    private void gather(int f) {
        int rows = first.size;
        for (int k2 = 0; k2 < second.size; k2++) {
            System.arraycopy(second.re(k2), f * rows, frame, k2 * rows, rows);
            System.arraycopy(second.im(k2), f * rows, frame, imaginary + k2 * rows, rows);
        }
    }

    /** Lays a frame out on the first side, real and imaginary parts exchanged: value {@code r columns + c} in row r at c. */
    private void scatterExchanged(int f) {
        int columns = second.size;
        for (int r = 0; r < first.size; r++) {
            System.arraycopy(frame, r * columns, first.im[r], f * columns, columns);
            System.arraycopy(frame, imaginary + r * columns, first.re[r], f * columns, columns);
        }
    }

    /** One side of the matrix: {@code size} rows, transformed across the rows in place, which leaves them bit-reversed. */
    private static final class Side {

        final int size;
        final float[][] re;
        final float[][] im;
        private final int[] reversed;
        private final float[] cos;
        private final float[] sin;

        Side(int size, int lanes) {
            this.size = size;
            this.re = new float[size][lanes];
            this.im = new float[size][lanes];
            this.reversed = new int[size];
            this.cos = new float[size / 2];
            this.sin = new float[size / 2];
            int log = Integer.numberOfTrailingZeros(size);
            for (int i = 0; i < size; i++) {
                reversed[i] = Integer.reverse(i) >>> 32 - log;
            }
            for (int i = 0; i < size / 2; i++) {
                cos[i] = (float) Math.cos(2 * Math.PI * i / size);
                sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
            }
        }

        /** Real parts of transformed row k. */
        float[] re(int k) {
            return re[reversed[k]];
        }

        /** Imaginary parts of transformed row k. */
        float[] im(int k) {
            return im[reversed[k]];
        }

        void transform(float[][] re, float[][] im) {
            for (int h = size / 2; h >= 1; h /= 2) {
                for (int block = 0; block < size; block += 2 * h) {
                    for (int j = 0; j < h; j++) {
                        int a = block + j;
                        int b = a + h;
                        butterfly(re[a], im[a], re[b], im[b], j * (size / 2 / h));
                    }
                }
            }
        }

        private void butterfly(float[] ar, float[] ai, float[] br, float[] bi, int twiddle) {
            if (twiddle == 0) {
                plain(ar, ai, br, bi);
            } else if (4 * twiddle == size) {
                quarterTurn(ar, ai, br, bi);
            } else {
                turned(ar, ai, br, bi, cos[twiddle], sin[twiddle]);
            }
        }

        // The loops run to the length of their first array and read all four values before writing one: the form that
        // the
        // compiler is known to vectorise.

        private static void plain(float[] ar, float[] ai, float[] br, float[] bi) {
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

        private static void quarterTurn(float[] ar, float[] ai, float[] br, float[] bi) {
            for (int l = 0; l < ar.length; l++) {
                float pr = ar[l];
                float pi = ai[l];
                float qr = br[l];
                float qi = bi[l];
                ar[l] = pr + qr;
                ai[l] = pi + qi;
                br[l] = pi - qi;
                bi[l] = qr - pr;
            }
        }

        private static void turned(float[] ar, float[] ai, float[] br, float[] bi, float c, float d) {
            for (int l = 0; l < ar.length; l++) {
                float pr = ar[l];
                float pi = ai[l];
                float qr = br[l];
                float qi = bi[l];
                float tr = pr - qr;
                float ti = pi - qi;
                ar[l] = pr + qr;
                ai[l] = pi + qi;
                br[l] = tr * c - ti * d;
                bi[l] = tr * d + ti * c;
            }
        }
    }
}
