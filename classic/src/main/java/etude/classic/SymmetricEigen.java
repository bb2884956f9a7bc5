package etude.classic;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, the largest first, by rotations in one plane after the other (Jacobi).
 *
 * @param values eigenvalues in descending order
 * @param vectors {@code (eigenvector, dimension)}, of length 1, the component of the largest magnitude positive
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    private static final int SWEEPS = 60;

    static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        double whole = squares(a, true);
        for (int sweep = 0; sweep < SWEEPS && squares(a, false) > 1e-28 * whole; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        return sorted(a, v);
    }

    private static double squares(double[][] a, boolean diagonal) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += i != j || diagonal ? a[i][j] * a[i][j] : 0;
            }
        }
        return sum;
    }

    /** Turns the plane of two axes so that the matrix has a zero there. Rows of v are the turned axes. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        for (double[] row : a) {
            double first = row[p];
            row[p] = cos * first - sin * row[q];
            row[q] = sin * first + cos * row[q];
        }
        turn(a[p], a[q], cos, sin);
        turn(v[p], v[q], cos, sin);
    }

    private static void turn(double[] one, double[] other, double cos, double sin) {
        for (int k = 0; k < one.length; k++) {
            double first = one[k];
            one[k] = cos * first - sin * other[k];
            other[k] = sin * first + cos * other[k];
        }
    }

    private static SymmetricEigen sorted(double[][] a, double[][] v) {
        int[] order = IntStream.range(0, a.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -a[i][i]))
                .mapToInt(i -> i)
                .toArray();
        double[] values = IntStream.of(order).mapToDouble(i -> a[i][i]).toArray();
        double[][] vectors = IntStream.of(order).mapToObj(i -> signed(v[i])).toArray(double[][]::new);
        return new SymmetricEigen(values, vectors);
    }

    /** The sign of an eigenvector means nothing; this one can be compared. */
    static double[] signed(double[] vector) {
        double most = 0;
        for (double each : vector) {
            most = Math.abs(each) > Math.abs(most) ? each : most;
        }
        double sign = most < 0 ? -1 : 1;
        return IntStream.range(0, vector.length)
                .mapToDouble(k -> sign * vector[k])
                .toArray();
    }
}
