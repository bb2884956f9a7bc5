package etude.classic;

/**
 * The softmax of a linear function of the vector: of logistic regression and of linear support vector machines.
 *
 * @param weights {@code (class, dimension)}
 * @param bias of each class
 */
public record LinearScores(float[][] weights, float[] bias) implements Fitted {

    /** Checks shapes and numbers. */
    public LinearScores {
        if (weights.length == 0) {
            throw new IllegalArgumentException("There are no weights; each class has a row of them.");
        }
        Vectors.requireShape("weights", weights, bias.length, weights[0].length);
        Vectors.requireFinite("weights", weights);
        Vectors.requireFinite("biases", bias);
    }

    @Override
    public int dimensions() {
        return weights[0].length;
    }

    @Override
    public int classes() {
        return weights.length;
    }

    @Override
    public double[] probabilities(double[] z) {
        return Vectors.softmax(scores(z));
    }

    double[] scores(double[] z) {
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = bias[k] + Vectors.dot(weights[k], z);
        }
        return scores;
    }

    /** Scores times a factor: the same order of the classes, more or less sure. */
    LinearScores times(double factor) {
        double[][] scaled = new double[weights.length][dimensions()];
        double[] shifted = new double[bias.length];
        for (int k = 0; k < scaled.length; k++) {
            shifted[k] = bias[k] * factor;
            for (int j = 0; j < scaled[k].length; j++) {
                scaled[k][j] = weights[k][j] * factor;
            }
        }
        return new LinearScores(Vectors.rounded(scaled), Vectors.rounded(shifted));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.linearScores(this);
    }
}
