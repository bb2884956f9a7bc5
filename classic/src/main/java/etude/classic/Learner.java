package etude.classic;

/**
 * Whatever makes a pipeline of examples: {@link Fitting}, {@link GridSearch}, {@link SelfTraining}. Everything that is fitted,
 * standardisation and choice of parameters included, is fitted to these examples alone.
 */
@FunctionalInterface
public interface Learner {

    /**
     * Learns.
     *
     * @param examples raw
     * @param seed of all chance in it
     * @throws IllegalArgumentException if there is only one class, or one without a labelled example
     */
    Pipeline fit(Examples examples, long seed);
}
