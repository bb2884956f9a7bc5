package etude.learn.classic;

import etude.classic.Fitting;
import etude.classic.Method;
import etude.classic.Methods;
import etude.classic.SelfTraining;
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
import etude.tasks.classic.ClassicModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns from hand-made features round by round; parameters are chosen within the training part alone. */
public final class ClassicLearner implements ClassicTrainer {

    /** For the service loader. */
    public ClassicLearner() {}

    @Override
    public void check(Recipe recipe, Material material) {
        ClassicTable table = recipe.classic().orElseThrow();
        ClipNumbers.of(table);
        List<Method> methods = methods(table);
        if (table.selfTraining() != 0) {
            requireSelfTraining(methods.get(0), table, material);
        }
        if (material.data().task() instanceof Task.FrameClasses) {
            throw new IllegalArgumentException(
                    "A table [classic] says one thing of a clip; a task of frames needs a network.");
        }
    }

    private static void requireSelfTraining(Method method, ClassicTable table, Material material) {
        new SelfTraining(new Fitting(method), table.selfTraining(), Fit.ROUNDS);
        if (!(material.data().task() instanceof Task.Classes)) {
            throw new IllegalArgumentException("[classic] selfTraining is " + table.selfTraining()
                    + "; it labels examples that have one label of several, not tags. Leave it out.");
        }
    }

    private static List<Method> methods(ClassicTable table) {
        return Methods.grid(table.method(), table.parameters(), table.grid());
    }

    @Override
    public Outcome learn(
            Recipe recipe, Material material, FeatureCache cache, RunFolder run, boolean keep, Watcher watcher)
            throws IOException, StoppedException {
        ClassicTable table = recipe.classic().orElseThrow();
        ClipNumbers numbers = ClipNumbers.of(table);
        ClipNumbers.Heard[] heard = heard(numbers, material.data(), cache, watcher);
        double[][] x = Arrays.stream(heard).map(ClipNumbers.Heard::vector).toArray(double[][]::new);
        List<Prediction> predictions = new ArrayList<>();
        List<double[]> space = new ArrayList<>();
        Map<String, String> facts = new LinkedHashMap<>();
        boolean single = material.rounds().size() == 1;
        for (int round = 0; round < material.rounds().size(); round++) {
            if (watcher.stopping()) {
                throw new StoppedException("Stopped before round " + round + ".");
            }
            Split split = material.rounds().get(round);
            List<Integer> part = Stream.concat(split.train().stream(), split.validation().stream())
                    .sorted()
                    .toList();
            Chosen chosen = chosen(recipe, material.data(), part, x);
            chosen.tell(facts, single ? "" : " in round " + round);
            for (int i : split.test()) {
                predictions.add(new Prediction(
                        material.data().examples().get(i), round, chosen.fit().scores(x[i])));
                space.add(x[i]);
            }
            if (keep && single) {
                write(recipe, material, numbers, chosen, heard, part, run);
            }
        }
        if (keep && !single) {
            List<Integer> all = IntStream.range(0, x.length).boxed().toList();
            Chosen chosen = chosen(recipe, material.data(), all, x);
            chosen.tell(facts, " for the model, fitted to all examples");
            write(recipe, material, numbers, chosen, heard, all, run);
        }
        facts.put("numbers a clip", Integer.toString(x[0].length));
        return new Outcome(
                String.join(" + ", table.representations()) + ", " + table.method(),
                new Predictions(material.data().task(), material.data().labels(), predictions),
                space,
                facts);
    }

    /**
     * A method and what it learned.
     *
     * @param method with its numbers, the best of the grid
     * @param fit of it to the whole part
     */
    private record Chosen(Method method, Fit fit) {

        void tell(Map<String, String> facts, String where) {
            facts.put("chosen" + where, method.toString());
            if (fit.adopted() > 0) {
                facts.put("unlabelled examples that were given a label" + where, Integer.toString(fit.adopted()));
            }
        }
    }

    /** Writes the model, to be opened by whoever tags sounds; the longest example is the longest sound that it hears as one. */
    private static void write(
            Recipe recipe,
            Material material,
            ClipNumbers numbers,
            Chosen chosen,
            ClipNumbers.Heard[] heard,
            List<Integer> part,
            RunFolder run)
            throws IOException {
        Dataset data = material.data();
        double longest =
                part.stream().mapToDouble(i -> heard[i].seconds()).max().orElseThrow();
        new ClassicModel(
                        numbers.vector(),
                        chosen.fit().pipeline(),
                        chosen.method(),
                        data.task() instanceof Task.Classes ? data.task() : new Task.Tags(),
                        data.labels(),
                        longest,
                        provenance(recipe, material))
                .write(run.model(), true);
    }

    private static Map<String, String> provenance(Recipe recipe, Material material) {
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("recipe", recipe.name());
        provenance.put("data", material.data().name());
        provenance.put("licence", material.data().licence());
        provenance.put("protocol", material.protocol());
        provenance.put("split", material.splitHash());
        provenance.values().removeIf(String::isBlank);
        return provenance;
    }

    /** Examples with a label, or all that are not of one class. */
    private static List<Integer> labelled(Dataset data, List<Integer> part) {
        return part.stream()
                .filter(i -> !(data.task() instanceof Task.Classes)
                        || !data.examples().get(i).labels().isEmpty())
                .toList();
    }

    private static ClipNumbers.Heard[] heard(ClipNumbers numbers, Dataset data, FeatureCache cache, Watcher watcher)
            throws IOException {
        List<Example> examples = data.examples();
        ClipNumbers.Heard[] x = new ClipNumbers.Heard[examples.size()];
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

    /**
     * The best of the grid by accuracy, or by mean score of the right labels, in folds of the labelled part; the first of equals;
     * fitted to the whole part.
     */
    private static Chosen chosen(Recipe recipe, Dataset data, List<Integer> part, double[][] x) {
        ClassicTable table = recipe.classic().orElseThrow();
        List<Integer> labelled = labelled(data, part);
        List<Method> methods = methods(table);
        Method best = methods.size() == 1 ? methods.get(0) : best(methods, recipe, data, labelled, x);
        List<Integer> learned = table.selfTraining() == 0 ? labelled : part;
        return new Chosen(best, Fit.of(best, recipe, data, learned, x));
    }

    private static Method best(
            List<Method> methods, Recipe recipe, Dataset data, List<Integer> labelled, double[][] x) {
        Dataset part = data.of(data.examples(labelled));
        List<Split> folds = folds(part, recipe.classic().orElseThrow().gridFolds(), recipe.seed());
        double[][] rows = labelled.stream().map(i -> x[i]).toArray(double[][]::new);
        double[] scores = new double[methods.size()];
        Parallel.blocks(methods.size(), 1, (from, to) -> {
            for (int m = from; m < to; m++) {
                scores[m] = score(methods.get(m), recipe, part, folds, rows);
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

    private static double score(Method method, Recipe recipe, Dataset part, List<Split> folds, double[][] x) {
        double sum = 0;
        int count = 0;
        for (Split fold : folds) {
            Fit fit = Fit.of(method, recipe, part, fold.train(), x);
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
