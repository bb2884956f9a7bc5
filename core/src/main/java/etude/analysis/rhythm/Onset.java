package etude.analysis.rhythm;

/**
 * A sound begins.
 *
 * @param time seconds, at least 0
 * @param strength how much begins, in the unit of the detection function; positive
 */
public record Onset(double time, double strength) {

    /** Checks the ranges. */
    public Onset {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY) || !(strength > 0)) {
            throw new IllegalArgumentException("An onset is at " + time + " s with strength " + strength
                    + "; the time must be finite and at least 0, the strength positive.");
        }
    }
}
