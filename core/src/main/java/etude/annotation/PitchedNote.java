package etude.annotation;

/**
 * A note as it was heard: unlike a note of a score its pitch may lie between the keys.
 *
 * @param onset seconds, finite
 * @param offset seconds, at least {@code onset}
 * @param frequency Hz, positive
 * @param velocity 0 to 127; NaN where it is not known
 */
public record PitchedNote(double onset, double offset, double frequency, double velocity) {

    /** Checks the ranges. */
    public PitchedNote {
        if (!Double.isFinite(onset) || !Double.isFinite(offset) || offset < onset) {
            throw new IllegalArgumentException("A note sounds from " + onset + " s to " + offset
                    + " s; both must be finite numbers, the second not before the first.");
        }
        if (!(frequency > 0 && frequency < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A note has " + frequency + " Hz; it must be a positive number.");
        }
        if (velocity < 0 || velocity > 127) {
            throw new IllegalArgumentException(
                    "A note's velocity is " + velocity + "; it must be from 0 to 127, or NaN where it is not known.");
        }
    }

    /** A note whose velocity is not known. */
    public static PitchedNote of(double onset, double offset, double frequency) {
        return new PitchedNote(onset, offset, frequency, Double.NaN);
    }

    /** Seconds. */
    public double duration() {
        return offset - onset;
    }

    /** Its pitch as a MIDI number with fraction, 69 at 440 Hz. */
    public double midi() {
        return 69 + 12 * Math.log(frequency / 440) / Math.log(2);
    }
}
