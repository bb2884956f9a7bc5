package etude.metrics;

/**
 * How well the onsets of notes are found.
 *
 * <p>Conventions. Onsets are ascending times in seconds. An estimated onset is right if it lies within a window around
 * an onset of the reference; each onset counts once, by a largest matching. If one of the two has no onsets, all
 * figures are 0.
 *
 * @see "S. Böck, F. Krebs, M. Schedl: Evaluating the online capabilities of onset detection methods, ISMIR 2012"
 */
public final class OnsetMetrics {

    /** How far apart onsets may lie, seconds. */
    public static final double WINDOW = 0.05;

    private OnsetMetrics() {}

    /** All figures with the usual window. */
    public static Scores evaluate(double[] reference, double[] estimate) {
        return evaluate(reference, estimate, WINDOW);
    }

    /**
     * All figures.
     *
     * @param reference seconds, ascending
     * @param estimate seconds, ascending
     * @param window how far apart onsets may lie, seconds, inclusive
     * @throws IllegalArgumentException if times are negative, not finite or do not ascend
     */
    public static Scores evaluate(double[] reference, double[] estimate, double window) {
        Retrieval onsets = retrieval(reference, estimate, window);
        return new ScoreSheet("onset")
                .with("window", window, "s")
                .put("F-measure", onsets.fMeasure())
                .put("Precision", onsets.precision())
                .put("Recall", onsets.recall())
                .scores();
    }

    /** Precision, recall and F-measure, as in {@link #evaluate(double[], double[], double)}. */
    public static Retrieval retrieval(double[] reference, double[] estimate, double window) {
        Require.events("reference", "onset", reference);
        Require.events("estimate", "onset", estimate);
        Require.notNegative("window", window);
        return EventMatching.retrieval(reference, estimate, window, 1);
    }
}
