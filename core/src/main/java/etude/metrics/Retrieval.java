package etude.metrics;

/**
 * How much of what was found is right, and how much of what is right was found.
 *
 * @param precision part of the estimate that is right, 0 to 1
 * @param recall part of the reference that was found, 0 to 1
 * @param fMeasure their weighted harmonic mean, 0 to 1; 0 where both are 0
 * @see "C. J. van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979, chapter 7"
 */
public record Retrieval(double precision, double recall, double fMeasure) {

    /** Nothing found, or nothing to find. */
    public static final Retrieval NONE = new Retrieval(0, 0, 0);

    /** Of a precision and a recall; {@code beta} above 1 gives recall more weight. */
    public static Retrieval of(double precision, double recall, double beta) {
        if (precision == 0 && recall == 0) {
            return NONE;
        }
        double square = beta * beta;
        return new Retrieval(precision, recall, (1 + square) * precision * recall / (square * precision + recall));
    }

    /** Of {@code matched} pairs among so many things in the reference and in the estimate; none if either is empty. */
    public static Retrieval ofCounts(int matched, int reference, int estimate, double beta) {
        if (reference == 0 || estimate == 0) {
            return NONE;
        }
        return of((double) matched / estimate, (double) matched / reference, beta);
    }
}
