package etude.classic;

import java.util.Arrays;

/**
 * The directions in which vectors vary most.
 *
 * @param mean of the vectors
 * @param axes {@code (component, dimension)}, of length 1, at right angles; the component of the largest magnitude is positive
 * @param variances along them (of the sample: over the number of vectors less 1), in descending order
 * @see <a href="https://doi.org/10.1080/14786440109462720">Pearson, On lines and planes of closest fit, 1901</a>
 */
public record PrincipalComponents(double[] mean, double[][] axes, double[] variances) {

    /**
     * Fits vectors.
     *
     * @param x {@code (example, dimension)}, at least two
     * @param count of components; no more than there are dimensions, or vectors less one
     */
    public static PrincipalComponents of(double[][] x, int count) {
        Vectors.requireFinite(x);
        int most = x.length < 2 ? 0 : Math.min(x[0].length, x.length - 1);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(count + " principal components are wanted of " + x.length
                    + " vectors; from 1 to " + most + " can be had: no more than dimensions, or vectors less one.");
        }
        double[] mean = Scatter.mean(x);
        double[][] centred = Scatter.minus(x, mean);
        return x.length <= x[0].length ? fromVectors(mean, centred, count) : fromDimensions(mean, centred, count);
    }

    private static PrincipalComponents fromDimensions(double[] mean, double[][] centred, int count) {
        double[][] covariance = new double[mean.length][mean.length];
        for (double[] row : centred) {
            Scatter.add(covariance, row, 1.0 / (centred.length - 1));
        }
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        return new PrincipalComponents(
                mean, Arrays.copyOf(eigen.vectors(), count), positive(Arrays.copyOf(eigen.values(), count)));
    }

    /** Of fewer vectors than dimensions: the matrix of their products has the same eigenvalues and is smaller. */
    private static PrincipalComponents fromVectors(double[] mean, double[][] centred, int count) {
        int n = centred.length;
        double[][] products = new double[n][];
        for (int i = 0; i < n; i++) {
            products[i] = Scatter.apply(centred, centred[i]);
        }
        SymmetricEigen eigen = SymmetricEigen.of(products);
        double[][] columns = Scatter.transposed(centred);
        double[][] axes = new double[count][];
        for (int c = 0; c < count; c++) {
            axes[c] = SymmetricEigen.signed(unit(Scatter.apply(columns, eigen.vectors()[c])));
        }
        double[] variances = Arrays.stream(Arrays.copyOf(eigen.values(), count))
                .map(value -> value / (n - 1))
                .toArray();
        return new PrincipalComponents(mean, axes, positive(variances));
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(Scatter.dot(vector, vector));
        return Arrays.stream(vector)
                .map(each -> length == 0 ? 0 : each / length)
                .toArray();
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    }

    /** A vector's coordinates along the axes. */
    public double[] project(double[] x) {
        return Scatter.apply(axes, Scatter.minus(x, mean));
    }
}
