package etude.features;

/** Mean and sums of the second to fourth power of the deviations from it, of several numbers at once, one by one. */
final class Moments {

    private final double[] mean;
    private final double[] second;
    private final double[] third;
    private final double[] fourth;

    Moments(int size) {
        this.mean = new double[size];
        this.second = new double[size];
        this.third = new double[size];
        this.fourth = new double[size];
    }

    /** Takes the n-th value (counted from 1) of number k. */
    void add(int k, double x, int n) {
        double delta = x - mean[k];
        double step = delta / n;
        double term = delta * step * (n - 1);
        mean[k] += step;
        fourth[k] +=
                term * step * step * ((double) n * n - 3.0 * n + 3) + 6 * step * step * second[k] - 4 * step * third[k];
        third[k] += term * step * (n - 2) - 3 * step * second[k];
        second[k] += term;
    }

    double mean(int k) {
        return mean[k];
    }

    double deviation(int k, int n) {
        return n < 1 ? 0 : Math.sqrt(second[k] / n);
    }

    double skewness(int k, int n) {
        return constant(k, n) ? 0 : Math.sqrt(n) * third[k] / Math.pow(second[k], 1.5);
    }

    double kurtosis(int k, int n) {
        return constant(k, n) ? 0 : n * fourth[k] / (second[k] * second[k]) - 3;
    }

    /** Whether what varies is nothing but rounding. */
    private boolean constant(int k, int n) {
        return n < 2 || second[k] <= 1e-28 * mean[k] * mean[k] * n;
    }
}
