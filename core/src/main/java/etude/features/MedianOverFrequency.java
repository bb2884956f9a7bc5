package etude.features;

import etude.signal.Padding;
import etude.signal.SelectionNetwork;

/**
 * The median of every frame over a window of bins. An even bin and the odd one above it share all bins but one each: the
 * two middle values of the shared ones serve both.
 */
final class MedianOverFrequency {

    private static final int LANES = 256;

    private final int half;
    private final int bins;
    private final SelectionNetwork network;
    private final float[] padded;
    private final float[][] phases;
    private final float[][] rows;

    /** A worker for one thread; the network selects the two middle ones of {@code 2 half} values. */
    MedianOverFrequency(SelectionNetwork network, int half, int bins) {
        this.network = network;
        this.half = half;
        this.bins = bins;
        int length = (bins + 1) / 2 * 2 + 2 * half;
        this.padded = new float[length];
        this.phases = new float[2][length / 2];
        this.rows = new float[2 * half][Math.min(LANES, (bins + 1) / 2)];
    }

    /** Medians of one frame. */
    void of(float[] data, int at, float[] median) {
        if (half == 0) {
            System.arraycopy(data, at, median, 0, bins);
            return;
        }
        pad(data, at);
        int pairs = (bins + 1) / 2;
        for (int from = 0; from < pairs; from += LANES) {
            int lanes = Math.min(LANES, pairs - from);
            for (int j = 0; j < 2 * half; j++) {
                System.arraycopy(phases[(j + 1) % 2], from + (j + 1) / 2, rows[j], 0, lanes);
            }
            network.select(rows, lanes);
            merge(from, lanes, median);
        }
    }

    /** Bin k stands at {@code padded[k + half]}; even and odd places apart in {@link #phases}. */
    private void pad(float[] data, int at) {
        System.arraycopy(data, at, padded, half, bins);
        for (int k = 0; k < half; k++) {
            padded[k] = data[at + Padding.SYMMETRIC.resolve(k - half, bins)];
        }
        for (int k = half + bins; k < padded.length; k++) {
            padded[k] = data[at + Padding.SYMMETRIC.resolve(k - half, bins)];
        }
        for (int i = 0; i < padded.length / 2; i++) {
            phases[0][i] = padded[2 * i];
            phases[1][i] = padded[2 * i + 1];
        }
    }

    private void merge(int from, int lanes, float[] median) {
        float[] low = rows[half - 1];
        float[] high = rows[half];
        for (int i = 0; i < lanes; i++) {
            int k = 2 * (from + i);
            median[k] = Math.max(low[i], Math.min(high[i], padded[k]));
            if (k + 1 < bins) {
                median[k + 1] = Math.max(low[i], Math.min(high[i], padded[k + 1 + 2 * half]));
            }
        }
    }
}
