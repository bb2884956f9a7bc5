package etude.learn.report;

import java.util.List;

/**
 * Vectors in the plane in which they are spread most, after each number was brought to the same spread (principal components,
 * Pearson 1901): by turning a plane towards the largest variance until it stays.
 */
final class PrincipalPlane {

    private static final int TURNS = 200;
    private static final double SETTLED = 1e-12;

    private PrincipalPlane() {}

    /** Two numbers for each vector, {@code (axis, vector)}. */
    static double[][] of(List<double[]> vectors) {
        double[][] x = standardised(vectors);
        double[] first = axis(x, new double[x[0].length]);
        double[] second = axis(x, first);
        return new double[][] {project(x, first), project(x, second)};
    }

    private static double[][] standardised(List<double[]> vectors) {
        int n = vectors.size();
        int size = vectors.get(0).length;
        double[][] x = new double[n][size];
        for (int k = 0; k < size; k++) {
            double mean = 0;
            for (double[] vector : vectors) {
                mean += vector[k] / n;
            }
            double square = 0;
            for (double[] vector : vectors) {
                square += (vector[k] - mean) * (vector[k] - mean) / n;
            }
            double scale = square > 1e-20 ? 1 / Math.sqrt(square) : 0;
            for (int i = 0; i < n; i++) {
                x[i][k] = (vectors.get(i)[k] - mean) * scale;
            }
        }
        return x;
    }

    /** The direction of largest variance that is at right angles to another one. */
    private static double[] axis(double[][] x, double[] other) {
        double[] axis = new double[other.length];
        for (int k = 0; k < axis.length; k++) {
            axis[k] = 1 + k % 3;
        }
        turned(axis, other);
        for (int turn = 0; turn < TURNS; turn++) {
            double[] next = new double[axis.length];
            for (double[] row : x) {
                double along = dot(row, axis);
                for (int k = 0; k < next.length; k++) {
                    next[k] += along * row[k];
                }
            }
            if (!turned(next, other)) {
                return axis;
            }
            boolean settled = 1 - Math.abs(dot(next, axis)) < SETTLED;
            axis = next;
            if (settled) {
                break;
            }
        }
        return axis;
    }

    /** Brought to a right angle with another axis, and to length 1; false where nothing is left of it. */
    private static boolean turned(double[] axis, double[] other) {
        double shared = dot(axis, other);
        for (int k = 0; k < axis.length; k++) {
            axis[k] -= shared * other[k];
        }
        double length = Math.sqrt(dot(axis, axis));
        if (length < 1e-12) {
            return false;
        }
        for (int k = 0; k < axis.length; k++) {
            axis[k] /= length;
        }
        return true;
    }

    private static double[] project(double[][] x, double[] axis) {
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = dot(x[i], axis);
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
