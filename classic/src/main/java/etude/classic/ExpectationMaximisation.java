package etude.classic;

import java.util.Arrays;

/**
 * A mixture of Gaussians with diagonal covariances, being fitted.
 *
 * @param weights of the components, which add up to 1
 * @param means {@code (component, dimension)}
 * @param variances {@code (component, dimension)}
 */
record ExpectationMaximisation(double[] weights, double[][] means, double[][] variances) {

    private static final int ITERATIONS = 100;

    /** Gain of the mean log-likelihood of an example at which to stop. */
    private static final double GAIN = 1e-3;

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** Fits vectors; there are as many components as wanted, or as vectors. */
    static ExpectationMaximisation fit(double[][] x, int components, double floor, long seed) {
        int count = Math.min(components, x.length);
        double[][] shares = hard(KMeans.of(x, count, 1, seed).nearest(x), count);
        ExpectationMaximisation mixture = of(x, shares, floor);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ITERATIONS; i++) {
            double likelihood = mixture.expect(x, shares);
            mixture = of(x, shares, floor);
            if (Math.abs(likelihood - before) < GAIN) {
                break;
            }
            before = likelihood;
        }
        return mixture;
    }

    int components() {
        return weights.length;
    }

    private static double[][] hard(int[] nearest, int count) {
        double[][] shares = new double[nearest.length][count];
        for (int i = 0; i < nearest.length; i++) {
            shares[i][nearest[i]] = 1;
        }
        return shares;
    }

    /** Mean log-likelihood of a vector; each component's share in each vector goes into the second argument. */
    private double expect(double[][] x, double[][] shares) {
        double sum = 0;
        double[] constants = constants();
        for (int i = 0; i < x.length; i++) {
            for (int m = 0; m < weights.length; m++) {
                shares[i][m] = constants[m] - 0.5 * squares(m, x[i]);
            }
            sum += Vectors.logSum(shares[i]);
            Vectors.softmax(shares[i]);
        }
        return sum / x.length;
    }

    private double[] constants() {
        double[] constants = new double[weights.length];
        for (int m = 0; m < constants.length; m++) {
            double sum = 0;
            for (double variance : variances[m]) {
                sum += LOG_TWO_PI + Math.log(variance);
            }
            constants[m] = Math.log(weights[m]) - 0.5 * sum;
        }
        return constants;
    }

    private double squares(int m, double[] point) {
        double sum = 0;
        for (int k = 0; k < point.length; k++) {
            double difference = point[k] - means[m][k];
            sum += difference * difference / variances[m][k];
        }
        return sum;
    }

    /** The mixture that explains vectors best, given the components' shares in them. */
    private static ExpectationMaximisation of(double[][] x, double[][] shares, double floor) {
        int count = shares[0].length;
        int size = x[0].length;
        double[] totals = new double[count];
        double[][] means = new double[count][size];
        double[][] variances = new double[count][size];
        // A component that lost all its vectors keeps a number to divide by.
        Arrays.fill(totals, 10 * Math.ulp(1.0));
        for (int i = 0; i < x.length; i++) {
            for (int m = 0; m < count; m++) {
                totals[m] += shares[i][m];
                add(means[m], x[i], shares[i][m]);
            }
        }
        for (int m = 0; m < count; m++) {
            divide(means[m], totals[m]);
        }
        for (int i = 0; i < x.length; i++) {
            for (int m = 0; m < count; m++) {
                addSquares(variances[m], x[i], means[m], shares[i][m]);
            }
        }
        for (int m = 0; m < count; m++) {
            divide(variances[m], totals[m]);
            for (int k = 0; k < size; k++) {
                variances[m][k] += floor;
            }
        }
        double total = Arrays.stream(totals).sum();
        return new ExpectationMaximisation(
                Arrays.stream(totals).map(each -> each / total).toArray(), means, variances);
    }

    private static void add(double[] to, double[] what, double factor) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static void addSquares(double[] to, double[] point, double[] mean, double factor) {
        for (int k = 0; k < to.length; k++) {
            double difference = point[k] - mean[k];
            to[k] += factor * difference * difference;
        }
    }

    private static void divide(double[] values, double by) {
        for (int k = 0; k < values.length; k++) {
            values[k] /= by;
        }
    }
}
