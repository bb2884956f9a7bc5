package etude.signal;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Conversion by a ratio of small numbers: the positions of outputs between inputs repeat, so there is one row of weights
 * for each of them. Outputs of equal weights are computed together: inputs are laid out so that what they look at stands
 * side by side, and the inner loop runs over neighbours.
 */
final class PolyphaseConverter implements RateConverter {

    private static final int LAYOUT = 1 << 17;

    /** Loops as long as a multiple of this leave nothing over when they are vectorised. */
    private static final int VECTORS = 64;

    private final int up;
    private final int down;
    private final int half;
    private final Reach reach;
    private final int repeat;
    private final int outputs;
    private final int inputs;
    private final int periods;
    private final float[][] weights;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /**
     * Converts by {@code up / down}, which have no common divisor.
     *
     * @param kernel the filter
     * @param speed the filter's time from input to input
     */
    PolyphaseConverter(int up, int down, SincKernel kernel, double speed) {
        this.up = up;
        this.down = down;
        this.half = (int) Math.ceil(kernel.halfWidth() / speed);
        this.reach = new Reach(up, down, half);
        this.repeat = (2 * half + down - 1) / down;
        this.outputs = up * repeat;
        this.inputs = down * repeat;
        this.periods = periods(LAYOUT / (inputs + 2 * half));
        this.weights = new float[up][];
        Parallel.blocks(up, 16, (from, to) -> {
            for (int phase = from; phase < to; phase++) {
                double fraction = (double) ((long) phase * down % up) / up;
                weights[phase] = kernel.weights(fraction, half, speed);
            }
        });
    }

    private static int periods(int room) {
        return room >= VECTORS ? Math.min(256, room / VECTORS * VECTORS) : Math.max(8, room);
    }

    @Override
    public long ready(long known) {
        return reach.ready(known);
    }

    @Override
    public long oldest(long next) {
        return reach.oldest(next);
    }

    @Override
    public int blockSize() {
        return periods * outputs;
    }

    @Override
    public void run(float[] x, long start, int length, long first, int count, float[] out, int to) {
        long end = first + count;
        int most = (int) Math.min(periods, (count - 1) / outputs + 2);
        Workspace space = idle.poll();
        if (space == null || space.sums.length < most) {
            space = new Workspace(most);
        }
        for (long k = first / outputs; k * outputs < end; k += most) {
            int wide = (int) Math.min(most, (end - k * outputs + outputs - 1) / outputs);
            layOut(x, start, length, k * inputs - half + 1, space, wide);
            block(space, k, wide, first, end, out, to);
        }
        idle.add(space);
    }

    /** Row {@code u}, column {@code k} receives input {@code from + k × inputs + u}. */
    private void layOut(float[] x, long start, int length, long from, Workspace space, int wide) {
        float[][] rows = space.rows;
        float[] stretch = space.stretch;
        int needed = (wide - 1) * inputs + rows.length;
        Arrays.fill(stretch, 0, needed, 0);
        RateConverter.copy(x, start, length, from, stretch, needed);
        for (int u = 0; u < rows.length; u++) {
            float[] row = rows[u];
            if (u < inputs) {
                for (int k = 0; k < wide; k++) {
                    row[k] = stretch[k * inputs + u];
                }
            } else {
                System.arraycopy(rows[u - inputs], 1, row, 0, wide - 1);
                row[wide - 1] = stretch[(wide - 1) * inputs + u];
            }
        }
    }

    /** Outputs of {@code wide} periods from period {@code k} on, as far as they are wanted. */
    private void block(Workspace space, long k, int wide, long first, long end, float[] out, int to) {
        float[] sums = space.sums;
        for (int phase = 0; phase < outputs; phase++) {
            int from = k * outputs + phase < first ? 1 : 0;
            int until = (k + wide - 1) * outputs + phase >= end ? wide - 1 : wide;
            if (from < until) {
                filter(weights[phase % up], space.rows, (int) ((long) phase * down / up), sums, wide);
                int at = (int) (to + (k + from) * outputs + phase - first);
                for (int i = from; i < until; i++, at += outputs) {
                    out[at] = sums[i];
                }
            }
        }
    }

    private static void filter(float[] w, float[][] rows, int first, float[] sums, int count) {
        Arrays.fill(sums, 0, count, 0);
        for (int j = 0; j < w.length; j += 4) {
            int u = first + j;
            if (j + 4 <= w.length) {
                add(w[j], w[j + 1], w[j + 2], w[j + 3], rows[u], rows[u + 1], rows[u + 2], rows[u + 3], sums, count);
            } else {
                add(w[j], w[j + 1], 0, 0, rows[u], rows[u + 1], rows[u], rows[u], sums, count);
            }
        }
    }

    /** The inner loop: one index for all arrays, which is what the compiler needs to use the machine's vectors. */
    private static void add(
            float a, float b, float c, float d, float[] p, float[] q, float[] r, float[] s, float[] sums, int count) {
        for (int k = 0; k < count; k++) {
            sums[k] += (a * p[k] + b * q[k]) + (c * r[k] + d * s[k]);
        }
    }

    /** What a thread needs for so many periods at once. */
    private final class Workspace {

        final float[][] rows;
        final float[] stretch;
        final float[] sums;

        Workspace(int wide) {
            this.rows = new float[inputs + 2 * half][wide];
            this.stretch = new float[Math.addExact(Math.multiplyExact(wide - 1, inputs), rows.length)];
            this.sums = new float[wide];
        }
    }
}
