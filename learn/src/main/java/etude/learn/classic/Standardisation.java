package etude.learn.classic;

/**
 * Each number less its mean, over its standard deviation; one that never changes becomes 0.
 *
 * @param mean of the examples that it was fitted to
 * @param scale one over their deviation
 */
record Standardisation(double[] mean, double[] scale) {

    static Standardisation of(double[][] x) {
        int size = x[0].length;
        double[] mean = new double[size];
        double[] scale = new double[size];
        for (int k = 0; k < size; k++) {
            for (double[] row : x) {
                mean[k] += row[k] / x.length;
            }
            double square = 0;
            for (double[] row : x) {
                square += (row[k] - mean[k]) * (row[k] - mean[k]) / x.length;
            }
            scale[k] = square > 1e-24 ? 1 / Math.sqrt(square) : 0;
        }
        return new Standardisation(mean, scale);
    }

    double[] apply(double[] row) {
        double[] out = new double[row.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = (row[k] - mean[k]) * scale[k];
        }
        return out;
    }

    double[][] applyAll(double[][] x) {
        double[][] out = new double[x.length][];
        for (int i = 0; i < out.length; i++) {
            out[i] = apply(x[i]);
        }
        return out;
    }
}
