package etude.metrics;

import java.util.Arrays;

/**
 * How well the tempo of a piece is found.
 *
 * <p>Conventions. Listeners tap at one of two tempi; a reference has both, in beats per minute, and how strongly the
 * first is felt against the second (its weight). An estimate has two as well; one that is 0 counts as none. A tempo of
 * the reference is found if one of the estimate lies within {@code tolerance} times the reference's.
 *
 * @see "M. F. McKinney, D. Moelants, M. E. P. Davies, A. Klapuri: Evaluation of audio beat tracking and music tempo
 *     extraction algorithms, Journal of New Music Research 36(1), 2007"
 */
public final class TempoMetrics {

    /** Part of the reference's tempo by which an estimate may differ. */
    public static final double TOLERANCE = 0.08;

    private TempoMetrics() {}

    /** All figures with the usual tolerance. */
    public static Scores evaluate(double[] reference, double weight, double[] estimate) {
        return evaluate(reference, weight, estimate, TOLERANCE);
    }

    /**
     * All figures.
     *
     * @param reference two tempi, beats per minute, not both 0
     * @param weight of the first, 0 to 1; the second has what is left of 1
     * @param estimate two tempi, beats per minute
     * @param tolerance part of the reference's tempo by which an estimate may differ, 0 to 1, inclusive
     * @return {@code One-correct} and {@code Both-correct} are 0 or 1
     * @throws IllegalArgumentException if there are not two tempi, or one is negative or not finite
     */
    public static Scores evaluate(double[] reference, double weight, double[] estimate, double tolerance) {
        boolean[] hits = hits(reference, estimate, tolerance);
        Require.within("The weight of the reference's first tempo", weight, 0, 1);
        double pScore = (hits[0] ? weight : 0) + (hits[1] ? 1 - weight : 0);
        return new ScoreSheet("tempo")
                .with("tolerance", tolerance, "of the reference's tempo")
                .put("P-score", pScore)
                .put("One-correct", hits[0] || hits[1] ? 1 : 0)
                .put("Both-correct", hits[0] && hits[1] ? 1 : 0)
                .scores();
    }

    /** Which of the reference's two tempi are found. */
    public static boolean[] hits(double[] reference, double[] estimate, double tolerance) {
        tempi("reference", reference);
        tempi("estimate", estimate);
        Require.within("tolerance", tolerance, 0, 1);
        if (reference[0] == 0 && reference[1] == 0) {
            throw new IllegalArgumentException("Both tempi of the reference are 0; at least one must be positive.");
        }
        return new boolean[] {hit(reference[0], estimate, tolerance), hit(reference[1], estimate, tolerance)};
    }

    private static boolean hit(double tempo, double[] estimate, double tolerance) {
        return tempo > 0 && Arrays.stream(estimate).anyMatch(other -> Math.abs(tempo - other) / tempo <= tolerance);
    }

    private static void tempi(String whose, double[] tempi) {
        if (tempi.length != 2) {
            throw new IllegalArgumentException("The " + whose + " has " + tempi.length
                    + " tempi; it needs two, the slower and the faster (0 where there is only one).");
        }
        for (double tempo : tempi) {
            if (!(tempo >= 0 && tempo < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A tempo of the " + whose + " is " + tempo
                        + " beats per minute; it must be a positive number, or 0 for none.");
            }
        }
    }
}
