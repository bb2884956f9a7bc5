package etude.learn.classic;

import etude.learn.ClassicTrainer;
import etude.learn.Material;
import etude.learn.StoppedException;
import etude.learn.Watcher;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.FeatureCache;
import etude.learn.data.Split;
import etude.learn.data.Splits;
import etude.learn.evaluate.Outcome;
import etude.learn.evaluate.Prediction;
import etude.learn.evaluate.Predictions;
import etude.learn.recipe.ClassicTable;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunFolder;
import etude.network.Task;
import etude.signal.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Learns from hand-made features round by round; parameters are chosen within the training part alone. */
public final class ClassicLearner implements ClassicTrainer {

    /** For the service loader. */
    public ClassicLearner() {}

    @Override
    public void check(Recipe recipe, Material material) {
        ClassicTable table = recipe.classic().orElseThrow();
        ClipNumbers.of(table);
        Method.of(table);
        if (table.selfTraining() != 0) {
            throw new IllegalArgumentException("[classic] selfTraining is " + table.selfTraining()
                    + "; these methods learn from labelled examples alone. Leave it out.");
        }
        if (material.data().task() instanceof Task.FrameClasses) {
            throw new IllegalArgumentException(
                    "A table [classic] says one thing of a clip; a task of frames needs a network.");
        }
    }

    @Override
    public Outcome learn(
            Recipe recipe, Material material, FeatureCache cache, RunFolder run, boolean keep, Watcher watcher)
            throws IOException, StoppedException {
        ClassicTable table = recipe.classic().orElseThrow();
        double[][] x = vectors(ClipNumbers.of(table), material.data(), cache, watcher);
        List<Prediction> predictions = new ArrayList<>();
        List<double[]> space = new ArrayList<>();
        Map<String, String> facts = new LinkedHashMap<>();
        for (int round = 0; round < material.rounds().size(); round++) {
            if (watcher.stopping()) {
                throw new StoppedException("Stopped before round " + round + ".");
            }
            Split split = material.rounds().get(round);
            List<Integer> learned = learned(material.data(), split);
            Method method = chosen(table, recipe.seed(), material.data(), learned, x);
            facts.put(
                    material.rounds().size() == 1 ? "chosen" : "chosen in round " + round,
                    method.parameters().toString());
            Fit fit = Fit.of(method, material.data(), learned, x);
            for (int i : split.test()) {
                predictions.add(new Prediction(material.data().examples().get(i), round, fit.scores(x[i])));
                space.add(x[i]);
            }
        }
        facts.put("numbers a clip", Integer.toString(x[0].length));
        return new Outcome(
                String.join(" + ", table.representations()) + ", " + table.method(),
                new Predictions(material.data().task(), material.data().labels(), predictions),
                space,
                facts);
    }

    /** What a network chooses by, a classic method may learn from. */
    private static List<Integer> learned(Dataset data, Split split) {
        return java.util.stream.Stream.concat(split.train().stream(), split.validation().stream())
                .filter(i -> !(data.task() instanceof Task.Classes)
                        || !data.examples().get(i).labels().isEmpty())
                .sorted()
                .toList();
    }

    private static double[][] vectors(ClipNumbers numbers, Dataset data, FeatureCache cache, Watcher watcher)
            throws IOException {
        List<Example> examples = data.examples();
        double[][] x = new double[examples.size()][];
        AtomicInteger done = new AtomicInteger();
        try {
            Parallel.blocks(examples.size(), 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    try {
                        x[i] = numbers.of(examples.get(i), cache);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    watcher.at((double) done.incrementAndGet() / examples.size(), "computing features");
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return x;
    }

    /** The best of the grid by accuracy, or by mean score of the right labels, in folds of the training part; the first of equals. */
    private static Method chosen(ClassicTable table, long seed, Dataset data, List<Integer> learned, double[][] x) {
        List<Method> methods = Method.of(table);
        if (methods.size() == 1) {
            return methods.get(0);
        }
        Dataset part = data.of(data.examples(learned));
        List<Split> folds = folds(part, table.gridFolds(), seed);
        double[][] rows = learned.stream().map(i -> x[i]).toArray(double[][]::new);
        double[] scores = new double[methods.size()];
        Parallel.blocks(methods.size(), 1, (from, to) -> {
            for (int m = from; m < to; m++) {
                scores[m] = score(methods.get(m), part, folds, rows);
            }
        });
        int best = 0;
        for (int m = 1; m < scores.length; m++) {
            best = scores[m] > scores[best] ? m : best;
        }
        return methods.get(best);
    }

    private static List<Split> folds(Dataset part, int number, long seed) {
        String group = Splits.groups(part).stream().findFirst().orElse("");
        long groups = part.examples().stream()
                .map(example -> example.groups().getOrDefault(group, ""))
                .distinct()
                .count();
        return !group.isEmpty() && groups >= number
                ? Splits.groupFolds(part, group, number, 0, seed)
                : Splits.folds(part, number, 0, seed);
    }

    private static double score(Method method, Dataset part, List<Split> folds, double[][] x) {
        double sum = 0;
        int count = 0;
        for (Split fold : folds) {
            Fit fit = Fit.of(method, part, fold.train(), x);
            for (int i : fold.test()) {
                sum += right(part, part.examples().get(i), fit.scores(x[i]));
                count++;
            }
        }
        return sum / count;
    }

    private static double right(Dataset data, Example example, double[] scores) {
        if (data.task() instanceof Task.Classes) {
            int best = IntStream.range(0, scores.length)
                    .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                    .orElseThrow();
            return best == data.classOf(example) ? 1 : 0;
        }
        return IntStream.range(0, scores.length)
                .mapToDouble(label ->
                        example.labels().contains(data.labels().get(label)) ? scores[label] : 1 - scores[label])
                .average()
                .orElse(0);
    }
}
