package etude.analysis.harmony;

import etude.signal.Frames;
import java.util.Arrays;

/** How much spectra rise over two frames: the sum over bins of what their compressed magnitudes gain. */
final class OnsetStrengths {

    private static final double COMPRESSION = 1000;

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
        for (int t = 0; t < spectra.count(); t++) {
            float[] next = new float[bins];
            for (int k = 0; k < bins; k++) {
                next[k] = (float) Math.log1p(scale * spectra.data()[t * bins + k]);
            }
            append(before.length == 0 ? 0 : rise(before, next));
            before = last;
            last = next;
        }
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
