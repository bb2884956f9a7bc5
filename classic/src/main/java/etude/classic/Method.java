package etude.classic;

/** A way to learn, with all its numbers. See {@link Methods} for their names in recipes. */
public sealed interface Method
        permits LogisticRegression, LinearSvm, RbfSvm, NearestNeighbours, GaussianMixtures, Perceptron {

    /**
     * Learns to tell classes apart.
     *
     * @param examples standardised; unlabelled ones are left out
     * @param classWeights what a mistake in each class costs, positive: 1 each, or see {@link ClassWeights}
     * @param seed of all chance in it: the same examples and seed give the same numbers
     * @throws IllegalArgumentException if there is only one class, or one without a labelled example
     */
    Fitted fit(Examples examples, double[] classWeights, long seed);

    /** As {@link #fit(Examples, double[], long)}, all classes counting the same. */
    default Fitted fit(Examples examples, long seed) {
        return fit(examples, ClassWeights.EQUAL.of(examples), seed);
    }
}
