package etude.features;

import etude.representation.OctaveBands;
import java.util.Arrays;

/** Mean of the largest and of the smallest values of bands of a spectrum: peaks of all bands, then valleys. */
final class BandExtremes implements FrameMap {

    private final OctaveBands.Band[] bands;
    private final int[] averaged;

    BandExtremes(OctaveBands.Band[] bands, double quantile) {
        this.bands = bands;
        this.averaged = new int[bands.length];
        for (int b = 0; b < bands.length; b++) {
            int size = bands[b].to() - bands[b].from();
            int share = (int) Math.max(1, Math.rint(quantile * bands[b].nominal()));
            averaged[b] = Math.min(size, share);
        }
    }

    @Override
    public int stride() {
        return 2 * bands.length;
    }

    @Override
    public Worker worker() {
        float[] kept = new float[Arrays.stream(averaged).max().orElse(1)];
        return (in, at, out, to) -> {
            for (int b = 0; b < bands.length; b++) {
                int from = at + bands[b].from();
                int end = at + bands[b].to();
                out[to + b] = largest(in, from, end, kept, averaged[b]);
                out[to + bands.length + b] = smallest(in, from, end, kept, averaged[b]);
            }
        };
    }

    /**
     * The mean of the {@code count} smallest values, kept in ascending order by insertion; from the upper end downwards, where
     * sounds are mostly weaker, so that few are inserted in vain.
     */
    private static float smallest(float[] in, int from, int to, float[] kept, int count) {
        Arrays.fill(kept, 0, count, Float.POSITIVE_INFINITY);
        float limit = Float.POSITIVE_INFINITY;
        for (int i = to - 1; i >= from; i--) {
            float x = in[i];
            if (x < limit) {
                int place = count - 1;
                while (place > 0 && kept[place - 1] > x) {
                    kept[place] = kept[place - 1];
                    place--;
                }
                kept[place] = x;
                limit = kept[count - 1];
            }
        }
        return mean(kept, count);
    }

    /** The mean of the {@code count} largest values, likewise in descending order and from the lower end upwards. */
    private static float largest(float[] in, int from, int to, float[] kept, int count) {
        Arrays.fill(kept, 0, count, Float.NEGATIVE_INFINITY);
        float limit = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float x = in[i];
            if (x > limit) {
                int place = count - 1;
                while (place > 0 && kept[place - 1] < x) {
                    kept[place] = kept[place - 1];
                    place--;
                }
                kept[place] = x;
                limit = kept[count - 1];
            }
        }
        return mean(kept, count);
    }

    private static float mean(float[] kept, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += kept[i];
        }
        return (float) (sum / count);
    }
}
