package etude.analysis.polyphony;

import etude.analysis.salience.SpectrumFrames;

/**
 * Brings the bands of a spectrum nearer to one level, so that the timbre of a voice says less than its pitch: section 2.1 of
 * Klapuri. One per thread.
 */
final class Whitening {

    private static final int BANDS = 30;
    private static final double TINY = 1e-30;

    private final int bins;
    private final double exponent;
    private final int[] bands;
    private final float[] shares;
    private final double[] weights = new double[BANDS + 2];
    private final double[] sums = new double[BANDS + 2];
    private final double[] gains = new double[BANDS + 2];

    /**
     * Prepares for spectra of a grid.
     *
     * @param bins that are whitened, from 0 Hz
     * @param exponent of a band's level that is left
     */
    Whitening(SpectrumFrames.Grid grid, int bins, double exponent) {
        this.bins = bins;
        this.exponent = exponent;
        this.bands = new int[bins];
        this.shares = new float[bins];
        for (int k = 0; k < bins; k++) {
            double place = place(k * grid.step());
            bands[k] = (int) place;
            shares[k] = (float) (place - bands[k]);
            weights[bands[k]] += 1 - shares[k];
            weights[bands[k] + 1] += shares[k];
        }
    }

    /** Number of the band whose centre a frequency is, with fraction: the scale of critical bands. */
    private static double place(double hz) {
        return Math.min(BANDS, 21.4 * Math.log10(hz / 229 + 1));
    }

    /** Amplitudes from powers. */
    void whiten(float[] powers, float[] amplitudes) {
        java.util.Arrays.fill(sums, 0);
        for (int k = 0; k < bins; k++) {
            sums[bands[k]] += (1 - shares[k]) * powers[k];
            sums[bands[k] + 1] += shares[k] * powers[k];
        }
        for (int b = 0; b < sums.length; b++) {
            gains[b] = sums[b] > TINY ? Math.pow(sums[b] / weights[b], 0.5 * (exponent - 1)) : 0;
        }
        int k = 0;
        while (k < bins) {
            int end = k + 1;
            while (end < bins && bands[end] == bands[k]) {
                end++;
            }
            scale(powers, amplitudes, k, end, (float) gains[bands[k]], (float) gains[bands[k] + 1]);
            k = end;
        }
    }

    private void scale(float[] powers, float[] amplitudes, int from, int to, float below, float above) {
        for (int k = from; k < to; k++) {
            amplitudes[k] = (float) Math.sqrt(powers[k]) * (below + shares[k] * (above - below));
        }
    }
}
