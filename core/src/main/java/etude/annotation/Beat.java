package etude.annotation;

/**
 * A beat.
 *
 * @param time seconds, finite
 * @param position its number in the bar, 1 the downbeat; 0 where that is not known
 */
public record Beat(double time, int position) {

    /** Checks the ranges. */
    public Beat {
        if (!Double.isFinite(time)) {
            throw new IllegalArgumentException("A beat is at " + time + " s; it must be a finite number.");
        }
        if (position < 0) {
            throw new IllegalArgumentException(
                    "A beat is number " + position + " of its bar; it must be at least 1, or 0 where it is not known.");
        }
    }

    /** Whether a bar begins here. */
    public boolean downbeat() {
        return position == 1;
    }
}
