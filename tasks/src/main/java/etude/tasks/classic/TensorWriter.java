package etude.tasks.classic;

import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects named tensors. */
final class TensorWriter {

    /** Whole numbers up to here are exact in single precision. */
    private static final int EXACT = 1 << 24;

    private final Map<String, Weight> tensors = new LinkedHashMap<>();

    TensorWriter row(String name, float... values) {
        tensors.put(name, new Weight(Shape.of(values.length), values));
        return this;
    }

    TensorWriter rows(String name, float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
        }
        tensors.put(name, new Weight(Shape.of(rows.length, rows[0].length), values));
        return this;
    }

    TensorWriter counts(String name, int... counts) {
        float[] values = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > EXACT) {
                throw new IllegalArgumentException(
                        name + " is " + counts[i] + "; up to " + EXACT + " can be written. Learn from fewer examples.");
            }
            values[i] = counts[i];
        }
        return row(name, values);
    }

    Weights weights() {
        return Weights.of(tensors);
    }
}
