package etude.nn;

import etude.network.Weights;

/**
 * All that a {@link Learner} and its network must know to go on as if they had never stopped: parameters and statistics to the
 * bit, and what the optimiser remembers of past gradients. The random numbers of dropout are not part of it; start them anew
 * by {@link Engine#reseed} where the learner stops and where it goes on.
 *
 * @param steps taken so far
 * @param tensors by kind and name: {@code parameter.NAME}, {@code mean.NAME}, {@code squares.NAME}; to be stored as they are
 */
public record LearningState(long steps, Weights tensors) {

    static final String PARAMETER = "parameter.";
    static final String[] MEMORIES = {"mean.", "squares."};

    /** Checks the range. */
    public LearningState {
        if (steps < 0) {
            throw new IllegalArgumentException("A learner cannot have taken " + steps + " steps.");
        }
    }
}
