package etude.classic;

/**
 * A mixture of Gaussians for each class, with diagonal covariances.
 *
 * @param prior share of each class
 * @param weights {@code (class, component)}; 0 for a component that is not used
 * @param means {@code (class × component, dimension)}
 * @param variances {@code (class × component, dimension)}, positive
 */
public record Mixtures(float[] prior, float[][] weights, float[][] means, float[][] variances) implements Fitted {

    /** Checks shapes and numbers. */
    public Mixtures {
        if (weights.length == 0 || means.length == 0) {
            throw new IllegalArgumentException("There are no mixtures; each class has one.");
        }
        int components = weights[0].length;
        Vectors.requireShape("weights", weights, prior.length, components);
        Vectors.requireShape("means", means, prior.length * components, means[0].length);
        Vectors.requireShape("variances", variances, means.length, means[0].length);
        Vectors.requireFinite("priors", prior);
        Vectors.requireFinite("weights", weights);
        Vectors.requireFinite("means", means);
        Vectors.requireFinite("variances", variances);
        requirePositive(variances);
        requireShares(prior);
        for (float[] row : weights) {
            requireShares(row);
        }
    }

    private static void requireShares(float[] shares) {
        double sum = 0;
        for (float share : shares) {
            sum += share >= 0 ? share : Double.NaN;
        }
        if (!(Math.abs(sum - 1) < 1e-4)) {
            throw new IllegalArgumentException(
                    "Shares must be 0 or more and add up to 1; these add up to " + sum + ".");
        }
    }

    private static void requirePositive(float[][] variances) {
        for (float[] row : variances) {
            for (float variance : row) {
                if (!(variance > 0)) {
                    throw new IllegalArgumentException("A variance is " + variance + "; it must be positive.");
                }
            }
        }
    }

    @Override
    public int dimensions() {
        return means[0].length;
    }

    @Override
    public int classes() {
        return prior.length;
    }

    @Override
    public double[] probabilities(double[] z) {
        double[] scores = new double[prior.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.log(prior[k]) + logLikelihood(k, z);
        }
        return Vectors.softmax(scores);
    }

    private double logLikelihood(int k, double[] z) {
        double[] parts = new double[weights[k].length];
        for (int m = 0; m < parts.length; m++) {
            int row = k * parts.length + m;
            double sum = 0;
            for (int j = 0; j < z.length; j++) {
                double difference = z[j] - means[row][j];
                sum += Math.log(variances[row][j]) + difference * difference / variances[row][j];
            }
            parts[m] = Math.log(weights[k][m]) - 0.5 * sum;
        }
        return Vectors.logSum(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.mixtures(this);
    }
}
