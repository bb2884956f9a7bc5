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

    private static final int GROUPS = 4;

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
        this.group = Math.min(MOST_BLOCKS, Fft.batch(size));
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
        return GROUPS * group * step * up;
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

    /** What a thread needs to convolve a group of blocks. */
    private final class Workspace {

        final Fft fft = new Fft(size);
        final int bins = 2 * fft.bins();
        final float[] stretch = new float[((group - 1) * step + size) * down];
        final float[] residues = new float[stretch.length / down];
        final float[][] spectra = new float[up][group * bins];
        final float[][] results = new float[up][group * size];

        /** Fills {@link #results} with blocks from step {@code from} on. */
        void convolve(float[] x, long start, int length, long from, int blocks) {
            Arrays.fill(stretch, 0);
            RateConverter.copy(x, start, length, (from + before) * down, stretch, stretch.length);
            for (int m = 0; m < down; m++) {
                int residue = m;
                fft.forward(
                        residue(m), 0, step, blocks, null, (block, spectrum) -> take(residue, block * bins, spectrum));
            }
            for (int phase = 0; phase < up; phase++) {
                fft.inverse(spectra[phase], 0, blocks, results[phase], 0, size);
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

        private void take(int residue, int at, float[] spectrum) {
            for (int phase = 0; phase < up; phase++) {
                if (residue == 0) {
                    correlate(spectrum, filters[phase][0], spectra[phase], at);
                } else {
                    correlateAndAdd(spectrum, filters[phase][residue], spectra[phase], at);
                }
            }
        }
    }

    private static void correlate(float[] x, float[] h, float[] y, int at) {
        for (int i = 0; i < x.length - 1; i += 2) {
            y[at + i] = x[i] * h[i] + x[i + 1] * h[i + 1];
            y[at + i + 1] = x[i + 1] * h[i] - x[i] * h[i + 1];
        }
    }

    private static void correlateAndAdd(float[] x, float[] h, float[] y, int at) {
        for (int i = 0; i < x.length - 1; i += 2) {
            y[at + i] += x[i] * h[i] + x[i + 1] * h[i + 1];
            y[at + i + 1] += x[i + 1] * h[i] - x[i] * h[i + 1];
        }
    }
}
