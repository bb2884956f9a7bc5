package etude.classic;

/** Rows of numbers. */
final class Vectors {

    private Vectors() {}

    /** Refuses rows that differ in length, and numbers that are not finite. */
    static void requireFinite(double[][] x) {
        for (int i = 0; i < x.length; i++) {
            if (x[i].length == 0 || x[i].length != x[0].length) {
                throw new IllegalArgumentException("Vector " + i + " has " + x[i].length + " dimensions, vector 0 has "
                        + x[0].length + "; all have the same, at least one.");
            }
            for (int j = 0; j < x[i].length; j++) {
                if (!Double.isFinite(x[i][j])) {
                    throw new IllegalArgumentException("Dimension " + j + " of vector " + i + " is " + x[i][j]
                            + "; features must be finite numbers. Leave the example out, or compute it anew.");
                }
            }
        }
    }

    /** Refuses numbers of a model that are not finite. */
    static void requireFinite(String what, float[]... rows) {
        for (float[] row : rows) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "The " + what + " hold " + value + "; a model is made of finite numbers.");
                }
            }
        }
    }

    /** Refuses rows of another shape. */
    static void requireShape(String what, float[][] rows, int count, int length) {
        if (rows.length != count) {
            throw new IllegalArgumentException(
                    "There are " + rows.length + " rows of " + what + "; " + count + " are needed.");
        }
        for (float[] row : rows) {
            requireLength(what, row, length);
        }
    }

    /** Refuses a row of another length. */
    static void requireLength(String what, float[] row, int length) {
        if (row.length != length) {
            throw new IllegalArgumentException(
                    "The " + what + " have " + row.length + " numbers in a row; " + length + " are needed.");
        }
    }

    static float[] rounded(double[] row) {
        float[] rounded = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            rounded[i] = (float) row[i];
        }
        return rounded;
    }

    static float[][] rounded(double[][] rows) {
        float[][] rounded = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            rounded[i] = rounded(rows[i]);
        }
        return rounded;
    }

    static double dot(float[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double squaredDistance(float[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }

    /** Index of the largest; the first of equals. */
    static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    /** Exponentials over their sum, in place. */
    static double[] softmax(double[] scores) {
        double most = scores[largest(scores)];
        double total = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - most);
            total += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= total;
        }
        return scores;
    }

    /** The logarithm of the sum of exponentials. */
    static double logSum(double[] logarithms) {
        double most = logarithms[largest(logarithms)];
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (double each : logarithms) {
            sum += Math.exp(each - most);
        }
        return most + Math.log(sum);
    }
}
