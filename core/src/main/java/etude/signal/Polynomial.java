package etude.signal;

/** Least-squares fits of polynomials, as linear maps from the values that are fitted. */
public final class Polynomial {

    private Polynomial() {}

    /**
     * The map from values at positions to the coefficients of the polynomial that fits them best, highest power first.
     *
     * @param x positions, at least {@code order + 1} different ones
     * @param order of the polynomial
     * @return {@code (order + 1, x.length)}
     */
    public static double[][] fit(double[] x, int order) {
        double centre = (x[0] + x[x.length - 1]) / 2;
        double scale = Math.max(Math.abs(x[0] - centre), Double.MIN_NORMAL);
        int n = order + 1;
        double[][] basis = new double[n][x.length];
        double[][] powers = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < x.length; i++) {
                basis[j][i] = j == 0 ? 1 : basis[j - 1][i] * (x[i] - centre) / scale;
            }
            shiftedPower(powers, j, centre, scale);
            orthogonalise(basis, powers, j);
        }
        double[][] fit = new double[n][x.length];
        for (int j = 0; j < n; j++) {
            for (int p = 0; p < n; p++) {
                for (int i = 0; i < x.length; i++) {
                    fit[order - p][i] += powers[j][p] * basis[j][i];
                }
            }
        }
        return fit;
    }

    /** Coefficients, lowest power first, of the polynomial {@code j - 1} times {@code (x - centre) / scale}. */
    private static void shiftedPower(double[][] powers, int j, double centre, double scale) {
        if (j == 0) {
            powers[0][0] = 1;
            return;
        }
        for (int p = 0; p < powers.length; p++) {
            double lower = p == 0 ? 0 : powers[j - 1][p - 1];
            powers[j][p] = (lower - centre * powers[j - 1][p]) / scale;
        }
    }

    /** Gram-Schmidt, twice for accuracy: polynomial j becomes orthogonal to those before and of length 1. */
    private static void orthogonalise(double[][] basis, double[][] powers, int j) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < j; k++) {
                double along = dot(basis[j], basis[k]);
                subtract(basis[j], basis[k], along);
                subtract(powers[j], powers[k], along);
            }
        }
        double length = Math.sqrt(dot(basis[j], basis[j]));
        scale(basis[j], 1 / length);
        scale(powers[j], 1 / length);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] a, double[] b, double times) {
        for (int i = 0; i < a.length; i++) {
            a[i] -= times * b[i];
        }
    }

    private static void scale(double[] a, double by) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= by;
        }
    }

    /**
     * The map from values at positions 0, 1, … {@code width - 1} to a derivative, at a position, of the polynomial that
     * fits them best: the coefficients of a Savitzky-Golay filter.
     *
     * @param width number of values
     * @param order of the polynomial, below {@code width}
     * @param derivative which one; 0 for the polynomial itself
     * @param at position
     * @return {@code width} factors
     */
    public static double[] derivative(int width, int order, int derivative, double at) {
        double[] x = new double[width];
        for (int i = 0; i < width; i++) {
            x[i] = i - at;
        }
        double[] row = new double[width];
        if (derivative <= order) {
            row = fit(x, order)[order - derivative];
        }
        double factorial = 1;
        for (int k = 2; k <= derivative; k++) {
            factorial *= k;
        }
        scale(row, factorial);
        return row;
    }
}
