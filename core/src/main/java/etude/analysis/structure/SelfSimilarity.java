package etude.analysis.structure;

/**
 * How alike any two moments of a sound are: a symmetric matrix. Immutable by contract: the array is shared, not copied.
 *
 * @param values 0 (nothing in common) to 1 (the same), {@code [moment][moment]}
 * @param times when each moment begins, seconds, with the end of the last one: one more than there are moments
 */
public record SelfSimilarity(float[][] values, double[] times) {

    /** Moments. */
    public int size() {
        return values.length;
    }
}
