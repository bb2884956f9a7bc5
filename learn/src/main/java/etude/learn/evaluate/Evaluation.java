package etude.learn.evaluate;

import etude.metrics.Classification;
import etude.metrics.ClassificationMetrics;
import etude.metrics.TaggingMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How well a model does on what it has not seen.
 *
 * @param figures of all examples, the most telling first, with 95 % intervals by the bootstrap
 * @param perLabel figures of each label
 * @param confusion for classes: how often a class (row) was taken for another (column); empty for others
 * @param group what examples share by which intervals are stratified and {@code perGroup} is told; empty: nothing
 * @param perGroup for classes: share that is right, and number of examples, of each group
 * @param worst examples that the model is most wrong about, the worst first
 */
public record Evaluation(
        List<Figure> figures,
        Map<String, LabelFigures> perLabel,
        int[][] confusion,
        String group,
        Map<String, GroupFigures> perGroup,
        List<Prediction> worst) {

    /** Least probability in a loss: what is surely wrong counts much, not without end. */
    private static final double NEVER = 1e-7;

    /**
     * Figures of a label.
     *
     * @param support examples that have it
     * @param first precision for classes, area under the ROC curve for others; NaN where it is not defined
     * @param second recall, or average precision
     * @param third F-measure; NaN for others
     */
    public record LabelFigures(int support, double first, double second, double third) {}

    /**
     * Figures of a group.
     *
     * @param examples how many there are
     * @param right share that is right
     */
    public record GroupFigures(int examples, double right) {}

    /**
     * Judges.
     *
     * @param group kind of group by which intervals are stratified; empty: none
     * @param resamples of the bootstrap
     * @param worst how many of the worst errors are kept
     * @throws IllegalArgumentException if there are no predictions
     */
    public static Evaluation of(Predictions predictions, String group, int resamples, int worst, long seed) {
        if (predictions.all().isEmpty()) {
            throw new IllegalArgumentException("There is nothing to judge by: the test part has no examples.");
        }
        List<String> shared = predictions.all().stream()
                .map(prediction -> prediction.example().groups().getOrDefault(group, ""))
                .toList();
        Resampling resampling = Resampling.of(shared, resamples, seed);
        return predictions.single()
                ? classes(predictions, resampling, group, shared, worst)
                : tags(predictions, resampling, group, worst);
    }

    /** The figure that says most. */
    public Figure first() {
        return figures.get(0);
    }

    /** The figures' values by name. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        figures.forEach(figure -> values.put(figure.name(), figure.value()));
        return values;
    }

    private static Evaluation classes(
            Predictions predictions, Resampling resampling, String group, List<String> shared, int worst) {
        int n = predictions.all().size();
        int[] truth = new int[n];
        int[] said = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = predictions.truth(predictions.all().get(i));
            said[i] = predictions.all().get(i).best();
        }
        int labels = predictions.labels().size();
        List<Figure> figures = List.of(
                resampling.figure("accuracy", drawn -> accuracy(truth, said, drawn)),
                resampling.figure("macro F1", drawn -> macroF(truth, said, drawn, labels)),
                resampling.figure("balanced accuracy", drawn -> balanced(truth, said, drawn, labels)));
        return new Evaluation(
                figures,
                perClass(predictions, truth, said),
                confusion(truth, said, labels),
                group,
                group.isEmpty() ? Map.of() : perGroup(truth, said, shared),
                wrongest(predictions, worst));
    }

    private static double accuracy(int[] truth, int[] said, int[] drawn) {
        return Arrays.stream(drawn).filter(i -> truth[i] == said[i]).count() / (double) drawn.length;
    }

    private static double[][] counts(int[] truth, int[] said, int[] drawn, int labels) {
        double[][] counts = new double[3][labels];
        for (int i : drawn) {
            counts[0][truth[i]]++;
            counts[1][said[i]]++;
            counts[2][truth[i]] += truth[i] == said[i] ? 1 : 0;
        }
        return counts;
    }

    /** Mean over the classes that occur or are said. */
    private static double macroF(int[] truth, int[] said, int[] drawn, int labels) {
        double[][] counts = counts(truth, said, drawn, labels);
        return IntStream.range(0, labels)
                .filter(label -> counts[0][label] + counts[1][label] > 0)
                .mapToDouble(label -> 2 * counts[2][label] / (counts[0][label] + counts[1][label]))
                .average()
                .orElse(Double.NaN);
    }

    private static double balanced(int[] truth, int[] said, int[] drawn, int labels) {
        double[][] counts = counts(truth, said, drawn, labels);
        return IntStream.range(0, labels)
                .filter(label -> counts[0][label] > 0)
                .mapToDouble(label -> counts[2][label] / counts[0][label])
                .average()
                .orElse(Double.NaN);
    }

    private static Map<String, LabelFigures> perClass(Predictions predictions, int[] truth, int[] said) {
        List<String> names = predictions.labels();
        Classification classification = ClassificationMetrics.evaluate(
                Arrays.stream(truth).mapToObj(names::get).toList(),
                Arrays.stream(said).mapToObj(names::get).toList());
        Map<String, LabelFigures> figures = new LinkedHashMap<>();
        for (String label : names) {
            boolean there = classification.labels().contains(label);
            figures.put(
                    label,
                    there
                            ? new LabelFigures(
                                    classification.support(label),
                                    classification.precision(label),
                                    classification.recall(label),
                                    classification.f(label))
                            : new LabelFigures(0, Double.NaN, Double.NaN, Double.NaN));
        }
        return figures;
    }

    private static int[][] confusion(int[] truth, int[] said, int labels) {
        int[][] confusion = new int[labels][labels];
        for (int i = 0; i < truth.length; i++) {
            confusion[truth[i]][said[i]]++;
        }
        return confusion;
    }

    private static Map<String, GroupFigures> perGroup(int[] truth, int[] said, List<String> shared) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < truth.length; i++) {
            groups.computeIfAbsent(shared.get(i), key -> new ArrayList<>()).add(i);
        }
        Map<String, GroupFigures> figures = new LinkedHashMap<>();
        groups.forEach((name, numbers) -> {
            int[] drawn = numbers.stream().mapToInt(Integer::intValue).toArray();
            figures.put(
                    name.isEmpty() ? "not known" : name, new GroupFigures(drawn.length, accuracy(truth, said, drawn)));
        });
        return figures;
    }

    /** Wrong ones, by how much surer the model is of what it says than of what is true. */
    private static List<Prediction> wrongest(Predictions predictions, int worst) {
        return predictions.all().stream()
                .filter(prediction -> prediction.best() != predictions.truth(prediction))
                .sorted(Comparator.comparingDouble(prediction -> prediction.scores()[predictions.truth(prediction)]
                        - prediction.scores()[prediction.best()]))
                .limit(worst)
                .toList();
    }

    private static Evaluation tags(Predictions predictions, Resampling resampling, String group, int worst) {
        List<String> labels = predictions.labels();
        Map<String, LabelFigures> perLabel = new LinkedHashMap<>();
        int[] all = IntStream.range(0, predictions.all().size()).toArray();
        for (int label = 0; label < labels.size(); label++) {
            double[] both = areas(predictions, all, label);
            perLabel.put(labels.get(label), new LabelFigures((int) both[2], both[0], both[1], Double.NaN));
        }
        List<Figure> figures = List.of(
                resampling.figure("ROC-AUC", drawn -> mean(predictions, drawn, 0)),
                resampling.figure("PR-AUC", drawn -> mean(predictions, drawn, 1)));
        List<Prediction> wrong = predictions.all().stream()
                .sorted(Comparator.comparingDouble(prediction -> -loss(predictions, prediction)))
                .limit(worst)
                .toList();
        return new Evaluation(figures, perLabel, new int[0][0], group, Map.of(), wrong);
    }

    private static double mean(Predictions predictions, int[] drawn, int which) {
        return IntStream.range(0, predictions.labels().size())
                .mapToObj(label -> areas(predictions, drawn, label))
                .filter(both -> !Double.isNaN(both[0]))
                .mapToDouble(both -> both[which])
                .average()
                .orElse(Double.NaN);
    }

    /** ROC-AUC, average precision and positives of a label, of the examples of which it is known whether they have it. */
    private static double[] areas(Predictions predictions, int[] drawn, int label) {
        String name = predictions.labels().get(label);
        List<Prediction> known = Arrays.stream(drawn)
                .mapToObj(i -> predictions.all().get(i))
                .filter(prediction -> !prediction.example().unknown().contains(name))
                .toList();
        boolean[] truth = new boolean[known.size()];
        double[] scores = new double[known.size()];
        int positive = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = known.get(i).example().labels().contains(name);
            scores[i] = known.get(i).scores()[label];
            positive += truth[i] ? 1 : 0;
        }
        return new double[] {
            TaggingMetrics.rocAuc(truth, scores), TaggingMetrics.averagePrecision(truth, scores), positive
        };
    }

    private static double loss(Predictions predictions, Prediction prediction) {
        double loss = 0;
        for (int i = 0; i < prediction.scores().length; i++) {
            String label = predictions.labels().get(i);
            if (!prediction.example().unknown().contains(label)) {
                double right = prediction.example().labels().contains(label)
                        ? prediction.scores()[i]
                        : 1 - prediction.scores()[i];
                loss -= Math.log(Math.max(NEVER, right));
            }
        }
        return loss;
    }

    /**
     * Accuracy of one model less that of another on the same examples.
     *
     * @throws IllegalArgumentException if they are not the same examples, or no classes
     */
    public static Figure difference(Predictions one, Predictions other, String group, int resamples, long seed) {
        int n = one.all().size();
        if (!one.single() || !other.single() || n != other.all().size()) {
            throw new IllegalArgumentException("Only classes of the same examples are compared pair by pair.");
        }
        double[] differences = new double[n];
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Prediction a = one.all().get(i);
            Prediction b = other.all().get(i);
            if (!a.example().id().equals(b.example().id())) {
                throw new IllegalArgumentException("Only classes of the same examples are compared pair by pair; found "
                        + a.example().id() + " and " + b.example().id() + ".");
            }
            differences[i] = (a.best() == one.truth(a) ? 1 : 0) - (b.best() == other.truth(b) ? 1 : 0);
            shared.add(a.example().groups().getOrDefault(group, ""));
        }
        return Resampling.of(shared, resamples, seed)
                .figure(
                        "difference of accuracy",
                        drawn -> Arrays.stream(drawn)
                                .mapToDouble(i -> differences[i])
                                .average()
                                .orElse(Double.NaN));
    }
}
