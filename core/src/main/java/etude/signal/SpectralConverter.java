package etude.signal;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Filters by Fourier transforms while a rate rises by a whole number or falls by one: overlap-save convolution of the
 * filter's phases. A fall by D cuts the input into its D residue sequences, whose filtered spectra are added; a rise by U
 * gives U outputs for each input, whose spectra are those of the input times a filter each.
 *
 * <p>Blocks stand on a fixed grid that begins at the clip's first sample. A block is always computed as a whole, from the
 * same inputs by the same operations, so that no grouping into calls changes a bit.
 *
 * @see <a href="https://doi.org/10.1145/1464182.1464209">Stockham, High-speed convolution and correlation, 1966</a>
 */
final class SpectralConverter implements RateConverter {

    private static final int SMALLEST = 2048;

    /** Blocks that are transformed together: enough for long loops, few enough to share a clip among threads. */
    private static final int MOST_BLOCKS = 32;

    private final int up;
    private final int down;
    private final int size;
    private final int reach;
    private final int before;
    private final int step;
    private final int group;
    private final float[][][] filters;
    private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

    /**
     * Filters and converts by {@code up} or by {@code 1 / down}, of which one is 1.
     *
     * @param slower the slower rate, whose Nyquist frequency ends the passband, as a part of the input's rate
     */
    SpectralConverter(int up, int down, double slower) {
        this.up = up;
        this.down = down;
        int half = (int) Math.ceil(SincKernel.SHARP.halfWidth() / slower);
        this.before = Math.floorDiv(1 - half, down);
        this.reach = Math.floorDiv(half, down);
        int taps = reach - before + 1;
        this.size = Math.max(SMALLEST, Integer.highestOneBit(6 * taps - 1) * 2);
        this.step = size - taps + 1;
        this.group = Math.min(MOST_BLOCKS, LaneFft.bestLanes(size));
        this.filters = new float[up][down][];
        Parallel.blocks(up, 1, (from, to) -> {
            for (int phase = from; phase < to; phase++) {
                design(phase, SincKernel.SHARP.weights((double) phase / up, half, slower), half);
            }
        });
    }

    private void design(int phase, float[] weights, int half) {
        float[][] taps = new float[down][size];
        for (int j = 0; j < weights.length; j++) {
            int s = j - half + 1;
            taps[Math.floorMod(s, down)][Math.floorDiv(s, down) - before] = weights[j];
        }
        Fft fft = new Fft(size);
        for (int residue = 0; residue < down; residue++) {
            float[] spectrum = new float[2 * fft.bins()];
            fft.forward(taps[residue], 0, null, spectrum, 0);
            filters[phase][residue] = spectrum;
        }
    }

    @Override
    public long ready(long known) {
        return Math.max(0, Math.floorDiv(known / down - reach, step)) * step * up;
    }

    @Override
    public long oldest(long next) {
        return (Math.floorDiv(Math.floorDiv(next, up), step) * step + before) * down;
    }

    @Override
    public int blockSize() {
        return group * step * up;
    }

    @Override
    public void run(float[] x, long start, int length, long first, int count, float[] out, int to) {
        long from = Math.floorDiv(Math.floorDiv(first, up), step);
        long until = Math.floorDiv(Math.floorDiv(first + count - 1, up), step) + 1;
        Workspace space = idle.poll();
        if (space == null) {
            space = new Workspace();
        }
        for (long block = from; block < until; block += group) {
            int some = (int) Math.min(group, until - block);
            space.convolve(x, start, length, block * step, some);
            for (int b = 0; b < some; b++) {
                for (int phase = 0; phase < up; phase++) {
                    write(space.results[phase], b * size, (block + b) * step * up + phase, first, count, out, to);
                }
            }
        }
        idle.add(space);
    }

    /** Copies the outputs of a block that are wanted; the first one's number is {@code number}. */
    private void write(float[] y, int at, long number, long first, int count, float[] out, int to) {
        int begin = (int) Math.max(0, Math.floorDiv(first - number + up - 1, up));
        int end = (int) Math.min(step, Math.floorDiv(first + count - number + up - 1, up));
        int place = (int) (to + number + (long) begin * up - first);
        if (up == 1) {
            if (end > begin) {
                System.arraycopy(y, at + begin, out, place, end - begin);
            }
            return;
        }
        for (int i = begin; i < end; i++, place += up) {
            out[place] = y[at + i];
        }
    }

    /** What a thread needs to convolve a group of blocks, side by side. */
    private final class Workspace {

        final LaneFft there = LaneFft.of(size, group);
        final LaneFft back = LaneFft.of(size, group);
        final float[] stretch = new float[((group - 1) * step + size) * down];
        final float[] residues = new float[stretch.length / down];
        final float[][] results = new float[up][group * size];

        /** Fills {@link #results} with blocks from step {@code from} on. */
        void convolve(float[] x, long start, int length, long from, int blocks) {
            Arrays.fill(stretch, 0);
            RateConverter.copy(x, start, length, (from + before) * down, stretch, stretch.length);
            for (int m = 0; m < down; m++) {
                there.forward(residue(m), 0, step, blocks, null);
                for (int phase = 0; phase < up; phase++) {
                    correlate(filters[phase][m], m == 0);
                    if (m == down - 1) {
                        back.inverse();
                        Arrays.fill(results[phase], 0f);
                        back.add(blocks, null, results[phase], 0, size);
                    }
                }
            }
        }

        private float[] residue(int m) {
            if (down == 1) {
                return stretch;
            }
            for (int i = 0, j = m; i < residues.length; i++, j += down) {
                residues[i] = stretch[j];
            }
            return residues;
        }

        private void correlate(float[] h, boolean first) {
            for (int k = 0; k < there.re().length; k++) {
                float[] xr = there.re()[k];
                float[] xi = there.im()[k];
                float[] yr = back.re()[k];
                float[] yi = back.im()[k];
                if (first) {
                    Arrays.fill(yr, 0f);
                    Arrays.fill(yi, 0f);
                }
                addProduct(xr, xi, h[2 * k], h[2 * k + 1], yr, yi);
            }
        }
    }

    private static void addProduct(float[] xr, float[] xi, float c, float d, float[] yr, float[] yi) {
        for (int l = 0; l < yr.length; l++) {
            float re = xr[l];
            float im = xi[l];
            yr[l] += re * c + im * d;
            yi[l] += im * c - re * d;
        }
    }
}
