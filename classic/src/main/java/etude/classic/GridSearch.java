package etude.classic;

import java.util.List;

/**
 * Chooses the candidate of the highest cross-validated accuracy, the first of equals, and fits it to all examples. The folds
 * are within the examples that are given: used in a {@link CrossValidation} this is nested, and nothing of the tested fold is
 * seen. To learn from unlabelled examples too, let candidates be {@link SelfTraining}.
 *
 * @param candidates at least one
 * @param folds number of inner folds; groups stay together
 */
public record GridSearch(List<? extends Learner> candidates, int folds) implements Learner {

    /** Copies the list. */
    public GridSearch {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("There are no candidates to choose from; name at least one.");
        }
    }

    /**
     * What was found.
     *
     * @param best number of the chosen candidate
     * @param accuracies cross-validated, one a candidate; empty where there was only one
     * @param pipeline the chosen one, fitted to all examples
     */
    public record Result(int best, double[] accuracies, Pipeline pipeline) {}

    /** Searches. */
    public Result search(Examples examples, long seed) {
        double[] accuracies = candidates.size() == 1 ? new double[0] : accuracies(examples, seed);
        int best = candidates.size() == 1 ? 0 : Vectors.largest(accuracies);
        return new Result(best, accuracies, candidates.get(best).fit(examples, seed));
    }

    private double[] accuracies(Examples examples, long seed) {
        Folds inner = Folds.of(examples, folds, seed);
        return candidates.stream()
                .mapToDouble(candidate ->
                        CrossValidation.of(candidate, examples, inner, seed).accuracy())
                .toArray();
    }

    @Override
    public Pipeline fit(Examples examples, long seed) {
        return search(examples, seed).pipeline();
    }
}
