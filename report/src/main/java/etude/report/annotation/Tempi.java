package etude.report.annotation;

/**
 * Two tempi that people tap to a piece, as MIREX asks for them.
 *
 * @param first beats per minute, usually the slower; 0 for none
 * @param second beats per minute; 0 for none
 * @param weight how much of the people tap to the first, 0 to 1; the others tap to the second
 */
public record Tempi(double first, double second, double weight) {

    /** Checks the ranges. */
    public Tempi {
        if (!(first >= 0 && first < Double.POSITIVE_INFINITY) || !(second >= 0 && second < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The tempi are " + first + " and " + second
                    + " beats per minute; they must be positive, or 0 for none.");
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "The weight of the first tempo is " + weight + "; it must be from 0 to 1.");
        }
    }

    /** One tempo, beats per minute, that everybody taps to. */
    public static Tempi of(double tempo) {
        return new Tempi(tempo, 0, 1);
    }

    /** Both, for metrics. */
    public double[] both() {
        return new double[] {first, second};
    }
}
