package etude.analysis.pitch;

/**
 * The frames and lags of a search at one sample rate.
 *
 * @param frame samples in a frame
 * @param hop samples from frame to frame
 * @param shortest lag, samples
 * @param longest lag, samples
 */
record LagRange(int frame, int hop, int shortest, int longest) {

    /** Two samples a period are the least that a digital signal can hold. */
    private static final int LEAST_LAG = 2;

    /**
     * The lags of a range of pitch.
     *
     * @throws IllegalArgumentException if no lag is left at this rate
     */
    static LagRange of(double fMin, double fMax, double frame, double hop, Difference kind, boolean deep, int rate) {
        int samples = Math.max(8, (int) Math.round(frame * rate));
        int step = Math.max(1, (int) Math.round(hop * rate));
        int shortest = Math.max(LEAST_LAG, (int) Math.floor(rate / fMax));
        // A deep dip at the lowest pitch is one that rises again behind it.
        int room = deep ? 1 : 0;
        int longest = (int) Math.min(room + Math.ceil(rate / fMin), DifferenceFunction.Shape.longest(kind, samples));
        if (longest < shortest + 2) {
            throw new IllegalArgumentException(
                    "At " + rate + " Hz frames of " + samples + " samples hold no pitch from "
                            + PitchChecks.words(fMin, fMax)
                            + "; search lower pitches, in longer frames, or in a sound of a higher"
                            + " sample rate.");
        }
        return new LagRange(samples, step, shortest, longest);
    }

    /** Frames of a clip: one more than hops fit; frame t is centred on sample {@code t × hop}; none of an empty clip. */
    int count(int length) {
        return length == 0 ? 0 : 1 + length / hop;
    }

    /** Index of a frame's first sample. */
    long start(int t) {
        return (long) t * hop - frame / 2;
    }

    double[] times(int count, int rate) {
        double[] times = new double[count];
        for (int t = 0; t < count; t++) {
            times[t] = (double) t * hop / rate;
        }
        return times;
    }
}
