package etude.metrics;

/**
 * The logarithm of the gamma function, by Stirling's series; arguments below 10 are first raised by the function's
 * recurrence. Of positive numbers it is right to about 15 digits (near its zeros at 1 and 2 to 15 decimals).
 *
 * @see "M. Abramowitz, I. A. Stegun: Handbook of mathematical functions, 1964, 6.1.15 and 6.1.41"
 */
final class LogGamma {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** B(2k) / (2k (2k − 1)): with eight terms the series is exact to double precision from 10 on. */
    private static final double[] STIRLING = {
        1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0, -3617 / 122400.0
    };

    private LogGamma() {}

    /** Of a positive number. */
    static double of(double x) {
        double product = 1;
        double raised = x;
        while (raised < 10) {
            product *= raised++;
        }
        double series = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            series = series / (raised * raised) + STIRLING[k];
        }
        return (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TWO_PI + series / raised - Math.log(product);
    }
}
