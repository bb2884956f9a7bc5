package etude.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns from unlabelled examples too: fits to the labelled ones, takes its own answer for those of which it is sure, fits
 * again, and so on. Worth trying where labels are few; where the model is wrong and sure of it, it confirms itself.
 *
 * @param learner what is fitted in each round
 * @param threshold how probable a class must be to be taken for the label, above 0.5, at most 1
 * @param rounds of labelling, at the most
 * @see <a href="https://aclanthology.org/P95-1026/">Yarowsky, Unsupervised word sense disambiguation rivaling supervised
 *     methods, 1995</a>
 */
public record SelfTraining(Learner learner, double threshold, int rounds) implements Learner {

    /** Checks the ranges. */
    public SelfTraining {
        if (!(threshold > 0.5 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold is " + threshold
                    + "; it must be above 0.5 and at most 1: a label is taken only where the model is sure.");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("There are " + rounds + " rounds; at least 1 is needed.");
        }
    }

    /**
     * What came of it.
     *
     * @param pipeline fitted to the labelled examples and those it labelled
     * @param adopted numbers of the examples that were labelled in each round; the last round may have found none
     * @param labels of all examples: given, adopted or -1
     */
    public record Result(Pipeline pipeline, List<int[]> adopted, int[] labels) {}

    /** Learns, and tells what it labelled. */
    public Result train(Examples examples, long seed) {
        int[] labels = examples.y().clone();
        Pipeline pipeline = learner.fit(examples, seed);
        List<int[]> adopted = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int[] sure = adopt(pipeline, examples.x(), labels);
            adopted.add(sure);
            if (sure.length == 0) {
                break;
            }
            pipeline = learner.fit(
                    new Examples(examples.x(), labels.clone(), examples.classes(), examples.groups()), seed);
        }
        return new Result(pipeline, List.copyOf(adopted), labels);
    }

    private int[] adopt(Pipeline pipeline, double[][] x, int[] labels) {
        int[] unlabelled =
                IntStream.range(0, labels.length).filter(i -> labels[i] < 0).toArray();
        return IntStream.of(unlabelled)
                .filter(i -> {
                    double[] probabilities = pipeline.probabilities(x[i]);
                    int best = Vectors.largest(probabilities);
                    boolean sure = probabilities[best] >= threshold;
                    labels[i] = sure ? best : Examples.UNLABELLED;
                    return sure;
                })
                .toArray();
    }

    @Override
    public Pipeline fit(Examples examples, long seed) {
        return train(examples, seed).pipeline();
    }
}
