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
            Arrays.fill(sound, at + from, at + to, 0f);
            for (int b = 0; b < sums.length; b++) {
                int start = b * block * stft.hop() - InverseStft.before(stft);
                int first = Math.max(from, start);
                int count = Math.min(to, start + sums[b].length) - first;
                add(sums[b], first - start, count, sound, at + first);
            }
            for (int i = from; i < to; i++) {
                sound[at + i] *= scale[i];
            }
        });
    }

    private static void add(float[] x, int from, int count, float[] y, int to) {
        for (int i = 0; i < count; i++) {
            y[to + i] += x[from + i];
        }
    }
}
