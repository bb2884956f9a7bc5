package etude.analysis.harmony;

import etude.signal.Frames;
import etude.signal.Logarithm;
import etude.signal.Parallel;
import java.util.Arrays;

/** How much spectra rise over two frames: the sum over bins of what their compressed magnitudes gain. */
final class OnsetStrengths {

    private static final double COMPRESSION = 1000;

    private static final int BLOCK = 32;
    private static final Logarithm LOGARITHM = new Logarithm(1, 1, 0, 0);

    private final float scale;
    private float[] before = new float[0];
    private float[] last = new float[0];
    private float[] strengths = new float[256];
    private int count;

    /**
     * Nothing yet.
     *
     * @param peak largest magnitude of the longer frames; that of these is smaller as their windows are
     */
    OnsetStrengths(float peak) {
        double share = (double) SpectrumPass.ONSETS.window() / SpectrumPass.HARMONY.window();
        this.scale = peak == 0 ? 0 : (float) (COMPRESSION / (peak * share));
    }

    void add(Frames spectra) {
        int bins = spectra.stride();
        float[][] compressed = new float[spectra.count()][bins];
        Parallel.blocks(spectra.count(), BLOCK, (from, to) -> {
            var scratch = new Logarithm.Scratch(bins);
            for (int t = from; t < to; t++) {
                compress(spectra.data(), t * bins, compressed[t], scratch);
            }
        });
        for (float[] next : compressed) {
            append(before.length == 0 ? 0 : rise(before, next));
            before = last;
            last = next;
        }
    }

    private void compress(float[] magnitudes, int at, float[] out, Logarithm.Scratch scratch) {
        for (int k = 0; k < out.length; k++) {
            out[k] = 1 + scale * magnitudes[at + k];
        }
        LOGARITHM.apply(out, 0, out, 0, out.length, scratch);
    }

    private static float rise(float[] from, float[] to) {
        double sum = 0;
        for (int k = 0; k < from.length; k++) {
            sum += Math.max(0, to[k] - from[k]);
        }
        return (float) sum;
    }

    private void append(float strength) {
        if (count == strengths.length) {
            strengths = Arrays.copyOf(strengths, 2 * count);
        }
        strengths[count] = strength;
        count++;
    }

    /** The strengths, each at the middle of the two frames it compares. */
    Frames frames() {
        float[] data = new float[count];
        System.arraycopy(strengths, Math.min(1, count), data, 0, Math.max(0, count - 1));
        return Frames.of(1, count, data);
    }
}
