package etude.classic;

import etude.signal.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a learner says of examples that it did not learn from.
 *
 * @param truth class of each example; -1 where unknown
 * @param folds in which each was tested
 * @param probabilities of each class for each example; an empty row for one that was never tested
 */
public record CrossValidation(int[] truth, Folds folds, double[][] probabilities) {

    /**
     * Fits once a fold to all other folds, and tests. Folds are computed on all cores; the numbers do not depend on how many
     * there are.
     *
     * @throws IllegalArgumentException if the folds are of other examples, or those of a fold cannot be learned from
     */
    public static CrossValidation of(Learner learner, Examples examples, Folds folds, long seed) {
        if (folds.of().length != examples.size()) {
            throw new IllegalArgumentException(
                    "The folds are of " + folds.of().length + " examples; there are " + examples.size() + ".");
        }
        double[][] probabilities = new double[examples.size()][0];
        Parallel.blocks(folds.count(), 1, (from, to) -> {
            for (int fold = from; fold < to; fold++) {
                test(learner, examples, folds, fold, seed, probabilities);
            }
        });
        return new CrossValidation(examples.y(), folds, probabilities);
    }

    private static void test(
            Learner learner, Examples examples, Folds folds, int fold, long seed, double[][] probabilities) {
        Pipeline pipeline = learner.fit(learned(examples, folds, fold), seed + fold);
        for (int i : folds.test(fold)) {
            probabilities[i] = pipeline.probabilities(examples.x()[i]);
        }
    }

    private static Examples learned(Examples examples, Folds folds, int fold) {
        try {
            return examples.of(folds.train(fold)).requireClasses();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Without fold " + fold + " of " + folds.count() + ", too little is left: " + e.getMessage(), e);
        }
    }

    /** The most probable class of each example; -1 for one that was never tested. */
    public int[] predictions() {
        return Arrays.stream(probabilities)
                .mapToInt(row -> row.length == 0 ? -1 : Vectors.largest(row))
                .toArray();
    }

    /** Share of the tested examples whose class was found, from 0 to 1. */
    public double accuracy() {
        return share(IntStream.range(0, truth.length).filter(i -> folds.of()[i] >= 0));
    }

    /** The same of each fold. */
    public double[] accuracies() {
        return IntStream.range(0, folds.count())
                .mapToDouble(fold -> share(Arrays.stream(folds.test(fold))))
                .toArray();
    }

    /** Mean over the classes of the share that was found: rare classes count like frequent ones. */
    public double balancedAccuracy() {
        int[] found = predictions();
        return IntStream.range(0, Arrays.stream(truth).max().orElse(0) + 1)
                .mapToObj(k -> IntStream.range(0, truth.length)
                        .filter(i -> truth[i] == k && found[i] >= 0)
                        .mapToDouble(i -> found[i] == k ? 1 : 0)
                        .average())
                .filter(java.util.OptionalDouble::isPresent)
                .mapToDouble(java.util.OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
    }

    private double share(IntStream examples) {
        int[] found = predictions();
        return examples.mapToDouble(i -> found[i] == truth[i] ? 1 : 0).average().orElse(0);
    }
}
