package etude.symbolic;

/**
 * A time signature, from its place on.
 *
 * @param quarter from when on, in quarter notes from the start
 * @param beats of a bar, positive
 * @param unit what a beat is: 4 for a quarter note, 8 for an eighth
 */
public record Meter(double quarter, int beats, int unit) {

    /** Checks the ranges. */
    public Meter {
        if (!(quarter >= 0 && quarter < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A meter begins at quarter " + quarter + "; it must be at least 0.");
        }
        if (beats < 1 || unit < 1) {
            throw new IllegalArgumentException(
                    "The meter is " + beats + "/" + unit + "; both numbers must be positive.");
        }
    }

    /** Length of a bar in quarter notes. */
    public double bar() {
        return 4.0 * beats / unit;
    }
}
