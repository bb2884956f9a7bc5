package etude.classic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mixture of Gaussians for each class, with diagonal covariances, by expectation maximisation from the clusters of
 * {@link KMeans}; the class that explains the vector best is the most probable one.
 *
 * @param components of each class's mixture; fewer where a class has fewer examples
 * @param floor added to the variances, in the square of the (standardised) dimensions' unit
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">Dempster, Laird and Rubin, Maximum likelihood from
 *     incomplete data via the EM algorithm, 1977</a>
 */
public record GaussianMixtures(int components, double floor) implements Method {

    /** Checks the ranges. */
    public GaussianMixtures {
        Require.within("components", components, 1, 10_000);
        Require.positive("floor", floor);
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = examples.labelled().requireClasses();
        ClassWeights.require(classWeights, known.classes());
        int classes = known.classes();
        int width = Math.min(components, Arrays.stream(known.counts()).max().orElseThrow());
        float[] prior = prior(known.counts(), classWeights);
        float[][] weights = new float[classes][width];
        float[][] means = new float[classes * width][known.dimensions()];
        float[][] variances = new float[classes * width][known.dimensions()];
        for (float[] row : variances) {
            Arrays.fill(row, 1); // of components that a class with few examples does without
        }
        for (int k = 0; k < classes; k++) {
            ExpectationMaximisation mixture = ExpectationMaximisation.fit(of(known, k), width, floor, seed + k);
            for (int m = 0; m < mixture.components(); m++) {
                weights[k][m] = (float) mixture.weights()[m];
                means[k * width + m] = Vectors.rounded(mixture.means()[m]);
                variances[k * width + m] = Vectors.rounded(mixture.variances()[m]);
            }
        }
        return new Mixtures(prior, weights, means, variances);
    }

    private static double[][] of(Examples examples, int k) {
        return IntStream.range(0, examples.size())
                .filter(i -> examples.y()[i] == k)
                .mapToObj(i -> examples.x()[i])
                .toArray(double[][]::new);
    }

    private static float[] prior(int[] counts, double[] classWeights) {
        double[] shares = new double[counts.length];
        double total = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = counts[k] * classWeights[k];
            total += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= total;
        }
        return Vectors.rounded(shares);
    }
}
