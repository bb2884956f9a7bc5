package etude.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What became of the classes: the confusion matrix, and its figures by scikit-learn's definitions. A class that was never
 * found has precision 0, one that never was recall 0. Immutable.
 */
public final class Classification {

    private final List<String> labels;
    private final int[][] confusion;

    /** As {@link ClassificationMetrics} counts it. */
    Classification(List<String> labels, int[][] confusion) {
        this.labels = List.copyOf(labels);
        this.confusion = confusion;
    }

    /** All classes of reference and estimate, in the order of the alphabet. */
    public List<String> labels() {
        return labels;
    }

    /** How often a class of the reference was taken for another. */
    public int confusion(String reference, String estimate) {
        return confusion[index(reference)][index(estimate)];
    }

    /** Items of a class in the reference. */
    public int support(String label) {
        return row(index(label));
    }

    /** The part of the items that were found to be of this class which are. */
    public double precision(String label) {
        return precision(index(label));
    }

    /** The part of the items of this class that were found to be. */
    public double recall(String label) {
        return recall(index(label));
    }

    /** The harmonic mean of precision and recall. */
    public double f(String label) {
        return f(index(label));
    }

    /**
     * The figures: {@code Accuracy}; {@code Balanced accuracy} (the mean recall of the classes that occur in the reference);
     * {@code Precision}, {@code Recall} and {@code F-measure} as means over classes ({@code macro}) and weighted by how often
     * each occurs in the reference ({@code weighted}).
     */
    public Scores scores() {
        Map<String, Double> values = new LinkedHashMap<>();
        int right = 0;
        for (int i = 0; i < confusion.length; i++) {
            right += confusion[i][i];
        }
        values.put("Accuracy", (double) right / items());
        values.put("Balanced accuracy", mean(this::recall, i -> row(i) > 0 ? 1 : 0));
        for (String average : List.of("macro", "weighted")) {
            IntToDoubleFunction weight = average.equals("macro") ? i -> 1 : this::row;
            values.put("Precision " + average, mean(this::precision, weight));
            values.put("Recall " + average, mean(this::recall, weight));
            values.put("F-measure " + average, mean(this::f, weight));
        }
        return new Scores(Protocol.of("classification", "classes", String.valueOf(labels.size())), values);
    }

    private int index(String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("There is no class '" + label + "'; there are: " + labels + ".");
        }
        return index;
    }

    private int items() {
        int items = 0;
        for (int i = 0; i < confusion.length; i++) {
            items += row(i);
        }
        return items;
    }

    private int row(int i) {
        int sum = 0;
        for (int count : confusion[i]) {
            sum += count;
        }
        return sum;
    }

    private int column(int i) {
        int sum = 0;
        for (int[] row : confusion) {
            sum += row[i];
        }
        return sum;
    }

    private double precision(int i) {
        return column(i) == 0 ? 0 : (double) confusion[i][i] / column(i);
    }

    private double recall(int i) {
        return row(i) == 0 ? 0 : (double) confusion[i][i] / row(i);
    }

    private double f(int i) {
        int both = row(i) + column(i);
        return both == 0 ? 0 : 2.0 * confusion[i][i] / both;
    }

    private double mean(IntToDoubleFunction figure, IntToDoubleFunction weight) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < confusion.length; i++) {
            sum += weight.applyAsDouble(i) * figure.applyAsDouble(i);
            weights += weight.applyAsDouble(i);
        }
        return sum / weights;
    }
}
