package etude.features;

import etude.signal.Padding;
import etude.signal.SelectionNetwork;

/**
 * The median of every bin over a window of frames. Two neighbouring windows share all frames but one each: the two middle
 * values of the shared ones serve both.
 */
final class MedianOverTime {

    private static final int LANES = 256;

    private final int half;
    private final int bins;
    private final SelectionNetwork network;
    private final float[][] rows;
    private final float[] low;
    private final float[] high;
    private int sharedBy = -2;

    /** A worker for one thread; the network selects the two middle ones of {@code 2 half} values. */
    MedianOverTime(SelectionNetwork network, int half, int bins) {
        this.network = network;
        this.half = half;
        this.bins = bins;
        this.rows = new float[2 * half][Math.min(LANES, bins)];
        this.low = new float[bins];
        this.high = new float[bins];
    }

    /** Medians of the window around frame t. */
    void at(Stage.Clip clip, int t, float[] median) {
        if (half == 0) {
            System.arraycopy(clip.data(), clip.at(t), median, 0, bins);
            return;
        }
        boolean second = sharedBy == t - 1;
        if (!second) {
            share(clip, t);
        }
        clamp(clip.data(), frame(clip, second ? t + half : t - half), median);
        sharedBy = second ? -2 : t;
    }

    private static int frame(Stage.Clip clip, int index) {
        return clip.at(Padding.SYMMETRIC.resolve(index, clip.end()));
    }

    /** The two middle values of the frames that the windows around t and t + 1 share. */
    private void share(Stage.Clip clip, int t) {
        for (int from = 0; from < bins; from += LANES) {
            int lanes = Math.min(LANES, bins - from);
            for (int j = 0; j < 2 * half; j++) {
                System.arraycopy(clip.data(), frame(clip, t - half + 1 + j) + from, rows[j], 0, lanes);
            }
            network.select(rows, lanes);
            System.arraycopy(rows[half - 1], 0, low, from, lanes);
            System.arraycopy(rows[half], 0, high, from, lanes);
        }
    }

    private void clamp(float[] data, int at, float[] median) {
        for (int k = 0; k < bins; k++) {
            median[k] = Math.max(low[k], Math.min(high[k], data[at + k]));
        }
    }
}
