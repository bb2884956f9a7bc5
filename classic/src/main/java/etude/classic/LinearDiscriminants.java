package etude.classic;

import java.util.Arrays;

/**
 * The directions along which classes lie far apart, in measures of how far each is spread.
 *
 * @param mean of the labelled vectors
 * @param axes {@code (discriminant, dimension)}: along each the classes have, pooled, variance 1
 * @param separations variance of the classes' means along them, in descending order
 * @see <a href="https://doi.org/10.1111/j.1469-1809.1936.tb02137.x">Fisher, The use of multiple measurements in taxonomic
 *     problems, 1936</a>
 */
public record LinearDiscriminants(double[] mean, double[][] axes, double[] separations) {

    /**
     * Fits labelled examples.
     *
     * @param count of discriminants; no more than there are dimensions, or classes less one
     * @param shrinkage share, from 0 to 1, by which the spread within classes is taken to be the same in all directions; above 0
     *     where there are not many more examples than dimensions
     */
    public static LinearDiscriminants of(Examples examples, int count, double shrinkage) {
        Examples known = examples.labelled().requireClasses();
        int most = Math.min(known.dimensions(), known.classes() - 1);
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(count + " discriminants are wanted of " + known.classes()
                    + " classes in " + known.dimensions() + " dimensions; from 1 to " + most + " can be had.");
        }
        Require.within("shrinkage", shrinkage, 0, 1);
        double[] mean = Scatter.mean(known.x());
        double[][] means = means(known);
        double[][] whitening = whitening(within(known, means, shrinkage));
        SymmetricEigen between = SymmetricEigen.of(between(known, means, mean, whitening));
        double[][] axes = new double[count][];
        double[][] columns = Scatter.transposed(whitening);
        for (int c = 0; c < count; c++) {
            axes[c] = SymmetricEigen.signed(Scatter.apply(columns, between.vectors()[c]));
        }
        return new LinearDiscriminants(mean, axes, Arrays.copyOf(between.values(), count));
    }

    private static double[][] means(Examples examples) {
        double[][] means = new double[examples.classes()][examples.dimensions()];
        int[] counts = examples.counts();
        for (int i = 0; i < examples.size(); i++) {
            int k = examples.y()[i];
            for (int j = 0; j < means[k].length; j++) {
                means[k][j] += examples.x()[i][j] / counts[k];
            }
        }
        return means;
    }

    private static double[][] within(Examples examples, double[][] means, double shrinkage) {
        int size = examples.dimensions();
        double[][] within = new double[size][size];
        for (int i = 0; i < examples.size(); i++) {
            Scatter.add(within, Scatter.minus(examples.x()[i], means[examples.y()[i]]), 1.0 / examples.size());
        }
        double trace = 0;
        for (int j = 0; j < size; j++) {
            trace += within[j][j];
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                within[i][j] = (1 - shrinkage) * within[i][j] + (i == j ? shrinkage * trace / size : 0);
            }
        }
        return within;
    }

    /** Rows along which the spread is 1; directions in which nothing is spread are left out by a 0. */
    private static double[][] whitening(double[][] within) {
        SymmetricEigen eigen = SymmetricEigen.of(within);
        double least = 1e-12 * Math.max(eigen.values()[0], 0);
        double[][] rows = new double[within.length][];
        for (int c = 0; c < rows.length; c++) {
            double value = eigen.values()[c];
            double scale = value > least ? 1 / Math.sqrt(value) : 0;
            rows[c] =
                    Arrays.stream(eigen.vectors()[c]).map(each -> each * scale).toArray();
        }
        return rows;
    }

    private static double[][] between(Examples examples, double[][] means, double[] mean, double[][] whitening) {
        int size = examples.dimensions();
        double[][] between = new double[size][size];
        int[] counts = examples.counts();
        for (int k = 0; k < means.length; k++) {
            double[] white = Scatter.apply(whitening, Scatter.minus(means[k], mean));
            Scatter.add(between, white, (double) counts[k] / examples.size());
        }
        return between;
    }

    /** A vector's coordinates along the axes. */
    public double[] project(double[] x) {
        return Scatter.apply(axes, Scatter.minus(x, mean));
    }
}
