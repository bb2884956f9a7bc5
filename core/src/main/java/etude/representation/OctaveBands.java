package etude.representation;

/**
 * Bands of an octave each, above one band from 0 Hz to {@code fMin}: {@code count + 1} bands, the last of which reaches
 * to the highest bin. Each band also takes the bin below its first one, and gives its last bin away, as librosa cuts them.
 *
 * @param fMin upper edge of the lowest band, Hz
 * @param count number of octaves
 */
public record OctaveBands(double fMin, int count) {

    /** Checks the ranges. */
    public OctaveBands {
        Checks.positive("fMin", fMin);
        Checks.atLeast("count", count, 1);
    }

    /** librosa's bands: six octaves above 200 Hz. */
    public static final OctaveBands LIBROSA = new OctaveBands(200, 6);

    /** Edges in Hz, {@code count + 2} of them. */
    public double[] edges() {
        double[] edges = new double[count + 2];
        for (int k = 0; k <= count; k++) {
            edges[k + 1] = fMin * Math.pow(2, k);
        }
        return edges;
    }

    /** A band of bins from {@code from} to {@code to} (exclusive); {@code nominal} bins count for its quantile. */
    public record Band(int from, int to, int nominal) {}

    /**
     * The bands over bins at frequencies.
     *
     * @param frequencies Hz, ascending
     * @throws IllegalArgumentException if a band has no bins
     */
    public Band[] over(double[] frequencies) {
        double[] edges = edges();
        Band[] bands = new Band[count + 1];
        for (int k = 0; k <= count; k++) {
            int from = firstAbove(frequencies, edges[k], true);
            int end = firstAbove(frequencies, edges[k + 1], false);
            if (from >= end) {
                throw new IllegalArgumentException("Band " + k + ", " + edges[k] + " to " + edges[k + 1]
                        + " Hz, has no bin among frequencies up to " + frequencies[frequencies.length - 1]
                        + " Hz; choose a lower fMin, fewer bands or a longer transform.");
            }
            int low = k > 0 ? from - 1 : from;
            int high = k == count ? frequencies.length : end;
            int to = k < count ? high - 1 : high;
            bands[k] = new Band(low, Math.max(to, low + 1), high - low);
        }
        return bands;
    }

    private static int firstAbove(double[] frequencies, double hz, boolean inclusive) {
        int k = 0;
        while (k < frequencies.length && (inclusive ? frequencies[k] < hz : frequencies[k] <= hz)) {
            k++;
        }
        return k;
    }
}
