package etude.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How well items were sorted into classes, one class each: {@link Classification} has the figures. */
public final class ClassificationMetrics {

    private ClassificationMetrics() {}

    /**
     * Compares classes item by item.
     *
     * @param reference the class that each item is of
     * @param estimate the class that each was found to be of
     * @throws IllegalArgumentException if there are not as many of both, or none
     */
    public static Classification evaluate(List<String> reference, List<String> estimate) {
        if (reference.isEmpty() || reference.size() != estimate.size()) {
            throw new IllegalArgumentException("There are " + reference.size() + " classes in the reference and "
                    + estimate.size() + " in the estimate; there must be as many of both, at least one.");
        }
        TreeSet<String> all = new TreeSet<>(reference);
        all.addAll(estimate);
        List<String> labels = new ArrayList<>(all);
        int[][] confusion = new int[labels.size()][labels.size()];
        for (int i = 0; i < reference.size(); i++) {
            confusion[labels.indexOf(reference.get(i))][labels.indexOf(estimate.get(i))]++;
        }
        return new Classification(labels, confusion);
    }
}
