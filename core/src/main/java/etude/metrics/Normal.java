package etude.metrics;

/** The normal distribution. */
final class Normal {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private Normal() {}

    static double density(double x) {
        return Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
    }

    /**
     * The probability of values below {@code x}, to 15 decimals.
     *
     * @see "G. Marsaglia: Evaluating the normal distribution, Journal of Statistical Software 11(4), 2004"
     */
    static double below(double x) {
        if (Math.abs(x) > 9) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = 0;
        for (int odd = 3; sum + term != sum; odd += 2) {
            sum += term;
            term *= x * x / odd;
        }
        return 0.5 + sum * density(x);
    }
}
