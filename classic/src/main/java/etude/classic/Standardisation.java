package etude.classic;

/**
 * Each dimension less its mean, over its standard deviation. A dimension that did not change where it was fitted becomes 0.
 *
 * @param mean of each dimension
 * @param scale one over the standard deviation (of the population); 0 for a dimension that does not change
 */
public record Standardisation(float[] mean, float[] scale) {

    /** Deviations below this share of the largest magnitude are nothing but rounding. */
    private static final double ROUNDING = 1e-7;

    /** Checks shapes and numbers. */
    public Standardisation {
        Vectors.requireLength("scales", scale, mean.length);
        Vectors.requireFinite("mean and scale", mean, scale);
    }

    /** Fits rows {@code (example, dimension)}; they become of mean 0 and deviation 1. */
    public static Standardisation of(double[][] x) {
        Vectors.requireFinite(x);
        int size = x[0].length;
        float[] mean = new float[size];
        float[] scale = new float[size];
        for (int k = 0; k < size; k++) {
            double sum = 0;
            double most = 0;
            for (double[] row : x) {
                sum += row[k];
                most = Math.max(most, Math.abs(row[k]));
            }
            double average = sum / x.length;
            double squares = 0;
            for (double[] row : x) {
                squares += (row[k] - average) * (row[k] - average);
            }
            double deviation = Math.sqrt(squares / x.length);
            mean[k] = (float) average;
            scale[k] = deviation > ROUNDING * most && 1 / deviation <= Float.MAX_VALUE ? (float) (1 / deviation) : 0;
        }
        return new Standardisation(mean, scale);
    }

    /** Length of the vectors. */
    public int dimensions() {
        return mean.length;
    }

    /**
     * A vector in units of the deviations.
     *
     * @throws IllegalArgumentException if it has another length or a number that is not finite
     */
    public double[] apply(double[] x) {
        if (x.length != mean.length) {
            throw new IllegalArgumentException(
                    "The vector has " + x.length + " dimensions; this model was fitted to " + mean.length + ".");
        }
        double[] z = new double[x.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = (x[k] - mean[k]) * scale[k];
            if (!Double.isFinite(z[k])) {
                throw new IllegalArgumentException(
                        "Dimension " + k + " of the vector is " + x[k] + "; features must be finite numbers.");
            }
        }
        return z;
    }

    /** Rows in units of the deviations. */
    public double[][] apply(double[][] x) {
        double[][] z = new double[x.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = apply(x[i]);
        }
        return z;
    }
}
