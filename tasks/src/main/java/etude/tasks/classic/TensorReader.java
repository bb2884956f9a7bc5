package etude.tasks.classic;

import etude.network.Weight;
import etude.network.Weights;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Takes named tensors, each of which must be there, and nothing else. */
final class TensorReader {

    private final Weights weights;
    private final Set<String> left;

    TensorReader(Weights weights) {
        this.weights = weights;
        this.left = new TreeSet<>(weights.byName().keySet());
    }

    private Weight take(String name, int rank) {
        Weight weight = weights.get(name);
        if (weight.shape().rank() != rank) {
            throw new IllegalArgumentException(
                    "'" + name + "' has shape " + weight.shape() + "; it needs " + rank + " axes.");
        }
        left.remove(name);
        return weight;
    }

    float[] row(String name) {
        return take(name, 1).values();
    }

    float[][] rows(String name) {
        Weight weight = take(name, 2);
        int[] shape = weight.shape().toArray();
        float[][] rows = new float[shape[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(weight.values(), i * shape[1], (i + 1) * shape[1]);
        }
        return rows;
    }

    float number(String name) {
        float[] row = row(name);
        if (row.length != 1) {
            throw new IllegalArgumentException("'" + name + "' has " + row.length + " numbers; it is one.");
        }
        return row[0];
    }

    int[] counts(String name) {
        float[] row = row(name);
        int[] counts = new int[row.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = whole(name, row[i]);
        }
        return counts;
    }

    int count(String name) {
        return whole(name, number(name));
    }

    private static int whole(String name, float value) {
        if (!(value >= 0 && value <= 1 << 24 && value == (int) value)) {
            throw new IllegalArgumentException("'" + name + "' holds " + value + "; it is a count.");
        }
        return (int) value;
    }

    void requireNothingLeft() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("The tensors " + left + " have no place in the model.");
        }
    }
}
