package etude.classic;

import etude.signal.Parallel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores of examples by fits that did not learn from them: what sureness is measured by. */
final class HeldOut {

    private static final int FOLDS = 3;

    private HeldOut() {}

    /** A fit. */
    interface Fit<F> {
        F of(Examples examples);
    }

    /** Scores by a fit. */
    interface Score<F> {
        double[] of(F fit, double[] z);
    }

    /**
     * The scores of each example.
     *
     * @param whole fitted to all examples: used where a class has too few examples to be divided
     */
    static <F> double[][] scores(Examples examples, F whole, Fit<F> fit, Score<F> score, long seed) {
        Optional<Folds> folds = folds(examples, seed);
        double[][] scores = new double[examples.size()][];
        if (folds.isEmpty()) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = score.of(whole, examples.x()[i]);
            }
            return scores;
        }
        Parallel.blocks(FOLDS, 1, (from, to) -> {
            for (int fold = from; fold < to; fold++) {
                F part = fit.of(examples.of(folds.get().train(fold)));
                for (int i : folds.get().test(fold)) {
                    scores[i] = score.of(part, examples.x()[i]);
                }
            }
        });
        return scores;
    }

    /** Folds without which each class remains. */
    private static Optional<Folds> folds(Examples examples, long seed) {
        if (Arrays.stream(examples.counts()).min().orElse(0) < FOLDS
                || Arrays.stream(examples.groups()).distinct().count() < FOLDS) {
            return Optional.empty();
        }
        Folds folds = Folds.of(examples, FOLDS, seed);
        boolean whole = IntStream.range(0, FOLDS)
                .allMatch(fold ->
                        Arrays.stream(examples.of(folds.train(fold)).counts()).allMatch(count -> count > 0));
        return whole ? Optional.of(folds) : Optional.empty();
    }
}
