package etude.analysis.pitch;

/**
 * The frames and lags of a search at one sample rate.
 *
 * @param frame samples that are compared
 * @param before samples from a frame's first to its centre
 * @param hop samples from frame to frame
 * @param shortest lag, samples
 * @param longest lag, samples
 */
record LagRange(int frame, int before, int hop, int shortest, int longest) {

    /** Two samples a period are the least that a digital signal can hold. */
    private static final int LEAST_LAG = 2;

    /** Hz: a fixed window and the same a period of this pitch later lie evenly about the frame's centre. */
    private static final double MIDDLE = 200;

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
        int longest = room + (int) Math.ceil(rate / fMin);
        if (kind == Difference.SILENCE_BEHIND) {
            longest = Math.min(longest, samples - 1);
        }
        if (longest < shortest + 2) {
            throw new IllegalArgumentException(
                    "At " + rate + " Hz frames of " + samples + " samples hold no pitch from "
                            + PitchChecks.words(fMin, fMax)
                            + "; search lower pitches, in longer frames, or in a sound of a higher"
                            + " sample rate.");
        }
        int before = samples / 2 + (kind == Difference.FIXED_WINDOW ? (int) Math.min(longest, rate / MIDDLE) / 2 : 0);
        return new LagRange(samples, before, step, shortest, longest);
    }

    /** Frames of a clip: one more than hops fit; frame t is centred on sample {@code t × hop}; none of an empty clip. */
    int count(int length) {
        return length == 0 ? 0 : 1 + length / hop;
    }

    /** Index of a frame's first sample. */
    long start(int t) {
        return (long) t * hop - before;
    }

    double[] times(int count, int rate) {
        double[] times = new double[count];
        for (int t = 0; t < count; t++) {
            times[t] = (double) t * hop / rate;
        }
        return times;
    }
}
