package etude.resynthesis;

import etude.representation.Stft;
import etude.signal.LaneFft;
import etude.signal.Parallel;
import java.util.Arrays;

/**
 * The sum of overlapping frames: blocks of frames are added up each for itself, by any threads, and blocks are added in
 * their order. Blocks have a fixed size, so that the bits do not depend on the number of threads.
 */
final class OverlapAdd {

    /** Blocks come in multiples of so many, which two or four threads share evenly. */
    private static final int SHARES = 4;

    private static final int SAMPLES = 1 << 15;

    /** Samples that are added up in the nearest cache, in arrays read by the very same index, as vectorised loops want it. */
    private static final int TILE = 1 << 11;

    private final Stft stft;
    private final float[] window;
    private final int count;
    private final int block;
    private final float[][] sums;

    OverlapAdd(Stft stft, int count) {
        this.stft = stft;
        this.window = stft.windowValues();
        this.count = count;
        int most = LaneFft.bestLanes(stft.nFft());
        int blocks = (count + most - 1) / most;
        int shared = (blocks + SHARES - 1) / SHARES * SHARES;
        this.block = Math.max(1, count == 0 ? 1 : (count + shared - 1) / shared);
        this.sums = new float[(count + block - 1) / block][];
        for (int b = 0; b < sums.length; b++) {
            int frames = Math.min(block, count - b * block);
            sums[b] = new float[Math.addExact(Math.multiplyExact(frames - 1, stft.hop()), stft.nFft())];
        }
    }

    /** Frames in a block. */
    int block() {
        return block;
    }

    /** Number of blocks. */
    int blocks() {
        return sums.length;
    }

    /** Adds up the block of frames that begins at {@code from}, whose spectra stand in the lanes of a transform. */
    void take(LaneFft spectra, int from) {
        float[] sum = sums[from / block];
        Arrays.fill(sum, 0f);
        spectra.inverse();
        spectra.add(Math.min(block, count - from), window, sum, 0, stft.hop());
    }

    /**
     * Adds up the blocks.
     *
     * @param scale factors for {@code length} samples
     * @param sound receives the samples
     * @param at index of the first sample written
     */
    void sum(float[] scale, int length, float[] sound, int at) {
        Parallel.blocks(length, SAMPLES, (from, to) -> {
            float[] sum = new float[TILE];
            float[] part = new float[TILE];
            for (int first = from; first < to; first += TILE) {
                int some = Math.min(TILE, to - first);
                Arrays.fill(sum, 0f);
                for (int b = 0; b < sums.length; b++) {
                    int start = first - b * block * stft.hop() + InverseStft.before(stft);
                    add(sums[b], start, some, part, sum);
                }
                System.arraycopy(scale, first, part, 0, some);
                multiply(sum, part);
                System.arraycopy(sum, 0, sound, at + first, some);
            }
        });
    }

    /** Adds what a block has of a tile, which begins at the block's sample {@code start}. */
    private static void add(float[] block, int start, int some, float[] part, float[] sum) {
        int from = Math.max(0, -start);
        int to = Math.min(some, block.length - start);
        if (from < to) {
            System.arraycopy(block, start + from, part, from, to - from);
            for (int i = from; i < to; i++) {
                sum[i] += part[i];
            }
        }
    }

    private static void multiply(float[] x, float[] by) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= by[i];
        }
    }
}
