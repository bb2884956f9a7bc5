package etude.learn.classic;

import etude.classic.ClassWeights;
import etude.classic.Examples;
import etude.classic.Fitting;
import etude.classic.Method;
import etude.classic.Pipeline;
import etude.classic.SelfTraining;
import etude.classic.TagFitting;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.Splits;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.TrainTable;
import etude.network.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A method fitted to examples.
 *
 * @param pipeline what was learned
 * @param present for classes, those of the outputs: a fold of a grid may have nothing of a rare one
 * @param labels that there are in all
 * @param adopted unlabelled examples that were given a label on the way
 */
record Fit(Pipeline pipeline, int[] present, int labels, int adopted) {

    /** Rounds of labelling in self-training, at the most. */
    static final int ROUNDS = 5;

    /**
     * Fits.
     *
     * @param learned numbers of the examples to learn from; unlabelled ones count with self-training alone
     * @param all vectors of all examples
     */
    static Fit of(Method method, Recipe recipe, Dataset data, List<Integer> learned, double[][] all) {
        double[][] x = learned.stream().map(i -> all[i]).toArray(double[][]::new);
        List<Example> examples = data.examples(learned);
        int[] groups = groups(data, examples);
        ClassWeights weights = recipe.train().classWeights() == TrainTable.ClassWeights.NONE
                ? ClassWeights.EQUAL
                : ClassWeights.BALANCED;
        if (!(data.task() instanceof Task.Classes)) {
            int[][] has = examples.stream()
                    .map(example -> has(data.labels(), example))
                    .toArray(int[][]::new);
            Pipeline tags = new TagFitting(method, weights).fit(x, has, groups, recipe.seed());
            int[] each = IntStream.range(0, data.labels().size()).toArray();
            return new Fit(tags, each, each.length, 0);
        }
        int[] y = examples.stream().mapToInt(data::classOf).toArray();
        int[] present = IntStream.of(y).filter(k -> k >= 0).distinct().sorted().toArray();
        int[] renumbered = IntStream.of(y)
                .map(k -> k < 0 ? k : Arrays.binarySearch(present, k))
                .toArray();
        return classes(
                new Fitting(method, weights),
                new Examples(x, renumbered, present.length, groups),
                present,
                data.labels().size(),
                recipe);
    }

    private static Fit classes(Fitting fitting, Examples examples, int[] present, int labels, Recipe recipe) {
        double threshold = recipe.classic().orElseThrow().selfTraining();
        if (threshold == 0) {
            return new Fit(fitting.fit(examples, recipe.seed()), present, labels, 0);
        }
        SelfTraining.Result result = new SelfTraining(fitting, threshold, ROUNDS).train(examples, recipe.seed());
        int adopted = result.adopted().stream().mapToInt(round -> round.length).sum();
        return new Fit(result.pipeline(), present, labels, adopted);
    }

    private static int[] has(List<String> labels, Example example) {
        return labels.stream()
                .mapToInt(label ->
                        example.labels().contains(label) ? 1 : example.unknown().contains(label) ? -1 : 0)
                .toArray();
    }

    /** What belongs together, by the first kind of group that the data name. */
    private static int[] groups(Dataset data, List<Example> examples) {
        String kind = Splits.groups(data).stream().findFirst().orElse("");
        List<String> names = new ArrayList<>();
        int[] groups = new int[examples.size()];
        for (int i = 0; i < groups.length; i++) {
            // Examples that say nothing stand alone.
            String name = examples.get(i).groups().getOrDefault(kind, "\n" + i);
            int known = names.indexOf(name);
            groups[i] = known >= 0 ? known : names.size();
            if (known < 0) {
                names.add(name);
            }
        }
        return groups;
    }

    /** One score a label; 0 for a class of which there was nothing to learn from. */
    double[] scores(double[] x) {
        double[] probabilities = pipeline.probabilities(x);
        double[] scores = new double[labels];
        for (int k = 0; k < present.length; k++) {
            scores[present[k]] = probabilities[k];
        }
        return scores;
    }
}
