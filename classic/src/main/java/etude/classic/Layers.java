package etude.classic;

/**
 * Two layers: rectified linear units, and the softmax of a linear function of them.
 *
 * @param hidden {@code (unit, dimension)}
 * @param hiddenBias of each unit
 * @param output {@code (class, unit)}
 * @param outputBias of each class
 */
public record Layers(float[][] hidden, float[] hiddenBias, float[][] output, float[] outputBias) implements Fitted {

    /** Checks shapes and numbers. */
    public Layers {
        if (hidden.length == 0 || output.length == 0) {
            throw new IllegalArgumentException("A layer has no units; each has at least one.");
        }
        Vectors.requireShape("hidden weights", hidden, hiddenBias.length, hidden[0].length);
        Vectors.requireShape("output weights", output, outputBias.length, hidden.length);
        Vectors.requireFinite("hidden weights", hidden);
        Vectors.requireFinite("output weights", output);
        Vectors.requireFinite("intercepts", hiddenBias, outputBias);
    }

    @Override
    public int dimensions() {
        return hidden[0].length;
    }

    @Override
    public int classes() {
        return output.length;
    }

    @Override
    public double[] probabilities(double[] z) {
        double[] units = new double[hidden.length];
        for (int u = 0; u < units.length; u++) {
            units[u] = Math.max(0, hiddenBias[u] + Vectors.dot(hidden[u], z));
        }
        double[] scores = new double[output.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = outputBias[k] + Vectors.dot(output[k], units);
        }
        return Vectors.softmax(scores);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.layers(this);
    }
}
