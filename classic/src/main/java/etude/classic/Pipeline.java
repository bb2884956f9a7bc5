package etude.classic;

/**
 * Standardisation and what was learned behind it: raw vectors in, probabilities out.
 *
 * @param standardisation fitted to the examples that were learned from
 * @param fitted what was learned
 */
public record Pipeline(Standardisation standardisation, Fitted fitted) {

    /** Checks that they fit each other. */
    public Pipeline {
        if (fitted.dimensions() != 0 && fitted.dimensions() != standardisation.dimensions()) {
            throw new IllegalArgumentException("What was learned takes vectors of " + fitted.dimensions()
                    + " dimensions, the standardisation before it has " + standardisation.dimensions() + ".");
        }
    }

    /** Number of classes, or of tags. */
    public int classes() {
        return fitted.classes();
    }

    /**
     * How probable each class is.
     *
     * @param x a raw vector
     * @throws IllegalArgumentException if it has another length or a number that is not finite
     */
    public double[] probabilities(double[] x) {
        return fitted.probabilities(standardisation.apply(x));
    }

    /** The most probable class; the first of equals. */
    public int predict(double[] x) {
        return Vectors.largest(probabilities(x));
    }
}
