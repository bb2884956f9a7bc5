package etude.annotation;

/**
 * One pitch over time. Immutable by contract: the arrays are shared, not copied.
 *
 * <p>A frame may have a frequency although it is taken for unvoiced (what it would be if there were a pitch); metrics of
 * melodies use it.
 */
public final class PitchTrack {

    private final double[] times;
    private final double[] frequencies;
    private final double[] voicing;

    /**
     * A track.
     *
     * @param times of the frames, seconds, ascending; handed over
     * @param frequencies Hz, 0 where none is known; handed over
     * @param voicing probability that there is a pitch, 0 to 1 (where only a decision is known, 0 or 1); handed over
     * @throws IllegalArgumentException if the lengths differ or a number is outside its range
     */
    public PitchTrack(double[] times, double[] frequencies, double[] voicing) {
        if (frequencies.length != times.length || voicing.length != times.length) {
            throw new IllegalArgumentException("A pitch track has " + times.length + " times, " + frequencies.length
                    + " frequencies and " + voicing.length + " voicings; it needs as many of each.");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || (i > 0 && times[i] < times[i - 1])) {
                throw new IllegalArgumentException(
                        "Frame " + i + " is at " + times[i] + " s; times must be finite and ascending.");
            }
            if (!(frequencies[i] >= 0 && frequencies[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Frame " + i + " has " + frequencies[i]
                        + " Hz; it must be a positive number, or 0 where there is none.");
            }
            if (!(voicing[i] >= 0 && voicing[i] <= 1)) {
                throw new IllegalArgumentException(
                        "Frame " + i + " is voiced by " + voicing[i] + "; it must be from 0 to 1.");
            }
        }
        this.times = times;
        this.frequencies = frequencies;
        this.voicing = voicing;
    }

    /** A track whose frames are voiced where they have a frequency. */
    public static PitchTrack of(double[] times, double[] frequencies) {
        double[] voicing = new double[frequencies.length];
        for (int i = 0; i < voicing.length; i++) {
            voicing[i] = frequencies[i] > 0 ? 1 : 0;
        }
        return new PitchTrack(times, frequencies, voicing);
    }

    /** Frames. */
    public int count() {
        return times.length;
    }

    /** Times of the frames, seconds: shared, to be read only. */
    public double[] times() {
        return times;
    }

    /** Hz, 0 where none is known: shared, to be read only. */
    public double[] frequencies() {
        return frequencies;
    }

    /** Probability that there is a pitch: shared, to be read only. */
    public double[] voicing() {
        return voicing;
    }

    /** Whether a frame is taken for voiced: it has a frequency, and there is more likely a pitch than none. */
    public boolean voiced(int frame) {
        return frequencies[frame] > 0 && voicing[frame] >= 0.5;
    }

    /** The frequency of a frame that is taken for voiced, Hz; 0 for others. */
    public double frequency(int frame) {
        return voiced(frame) ? frequencies[frame] : 0;
    }
}
