package etude.analysis.pitch;

/** The dips of a normalised difference function between two lags: where a frame resembles itself. One per thread. */
final class Dips {

    /** Samples: so long a lag is fine enough. */
    private static final double FINE = 100;

    /** How much finer lags may differ from the first guess. */
    private static final double NEAR = 0.06;

    private final int shortest;
    private final int longest;
    private final boolean deep;
    private final double[] lags;
    private final double[] heights;
    private int count;
    private int lowest;

    /**
     * Room for dips.
     *
     * @param shortest lag
     * @param longest lag
     * @param deep whether the height of a dip is that of the parabola through three values, instead of the least of them:
     *     dips at short lags are narrow and fall between samples
     */
    Dips(int shortest, int longest, boolean deep) {
        this.shortest = shortest;
        this.longest = longest;
        this.deep = deep;
        this.lags = new double[longest - shortest + 1];
        this.heights = new double[longest - shortest + 1];
    }

    /**
     * Finds the dips.
     *
     * @param d normalised differences, by lag
     * @param raw differences before they were normalised, whose dips lie truer
     */
    void find(double[] d, double[] raw) {
        count = 0;
        lowest = -1;
        for (int lag = shortest; lag <= longest; lag++) {
            if (falls(d, lag) && rises(d, lag)) {
                add(d, deep ? raw : d, lag);
            }
        }
    }

    /** For librosa the range's ends may be dips although the function goes on falling outside. */
    private boolean falls(double[] d, int lag) {
        return !deep && lag == shortest ? d[lag] < d[lag + 1] : d[lag] < d[lag - 1];
    }

    private boolean rises(double[] d, int lag) {
        return lag == longest ? !deep : d[lag] <= d[lag + 1];
    }

    private void add(double[] d, double[] shape, int lag) {
        double shift = 0;
        double height = d[lag];
        // In librosa the first lag of the range has no parabola, like the last.
        if ((deep || lag > shortest) && lag < longest) {
            double a = shape[lag + 1] + shape[lag - 1] - 2 * shape[lag];
            double b = (shape[lag + 1] - shape[lag - 1]) / 2;
            if (Math.abs(b) < Math.abs(a)) {
                shift = -b / a;
                height *= deep ? Math.max(0, 1 - b * b / (2 * a * shape[lag])) : 1;
            }
        }
        lags[count] = deep ? refine(shape, lag + shift) : lag + shift;
        heights[count] = height;
        if (lowest < 0 || height < heights[lowest]) {
            lowest = count;
        }
        count++;
    }

    /**
     * Few samples a period say little about its length, several periods say more: looks for the dip at twice, four times…
     * a short lag.
     */
    private double refine(double[] d, double lag) {
        double period = lag;
        for (int times = 2; period * times < FINE && period * times < longest - 1; times *= 2) {
            int at = (int) Math.rint(period * times);
            at = d[at - 1] < d[at] ? at - 1 : d[at + 1] < d[at] ? at + 1 : at;
            double a = d[at + 1] + d[at - 1] - 2 * d[at];
            double b = (d[at + 1] - d[at - 1]) / 2;
            double refined = (at - b / a) / times;
            if (!(Math.abs(b) < Math.abs(a) && Math.abs(refined - lag) < NEAR * lag)) {
                return period;
            }
            period = refined;
        }
        return period;
    }

    int count() {
        return count;
    }

    /** Samples, with fraction. */
    double lag(int dip) {
        return lags[dip];
    }

    double height(int dip) {
        return heights[dip];
    }

    /** The deepest dip, the first of equals; -1 where there is none. */
    int lowest() {
        return lowest;
    }
}
