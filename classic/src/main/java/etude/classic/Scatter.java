package etude.classic;

/** Means and sums of products of vectors. */
final class Scatter {

    private Scatter() {}

    static double[] mean(double[][] x) {
        double[] mean = new double[x[0].length];
        for (double[] row : x) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / x.length;
            }
        }
        return mean;
    }

    static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            difference[k] = a[k] - b[k];
        }
        return difference;
    }

    static double[][] minus(double[][] x, double[] mean) {
        double[][] centred = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            centred[i] = minus(x[i], mean);
        }
        return centred;
    }

    /** Adds the products of a vector's components, times a weight. */
    static void add(double[][] sums, double[] vector, double weight) {
        for (int i = 0; i < vector.length; i++) {
            double factor = weight * vector[i];
            for (int j = 0; j < vector.length; j++) {
                sums[i][j] += factor * vector[j];
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double[] apply(double[][] rows, double[] vector) {
        double[] product = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            product[i] = dot(rows[i], vector);
        }
        return product;
    }

    /** Rows as columns. */
    static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}
