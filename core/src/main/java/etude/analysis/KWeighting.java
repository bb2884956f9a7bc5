package etude.analysis;

/**
 * The K weighting of one channel: a shelf for the head and a high-pass, both of second order, derived for any sample rate
 * from their analogue prototypes; at 48 kHz they are the filters printed in the recommendation.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BS.1770">ITU-R BS.1770, Algorithms to measure audio programme loudness</a>
 */
final class KWeighting {

    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_SLOPE = 0.4996667741545416;
    private static final double PASS_HZ = 38.13547087602444;
    private static final double PASS_Q = 0.5003270373238773;
    private static final double NOTHING = 1e-100;

    /** Numerators and denominators of both filters: {@code b0 b1 b2 a1 a2}. */
    private final double[] shelf;

    private final double[] pass;
    private double s1;
    private double s2;
    private double p1;
    private double p2;

    KWeighting(int sampleRate) {
        this.shelf = shelf(sampleRate);
        this.pass = pass(sampleRate);
    }

    static double[] shelf(int sampleRate) {
        double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
        double high = Math.pow(10, SHELF_DB / 20);
        double band = Math.pow(high, SHELF_SLOPE);
        double a0 = 1 + k / SHELF_Q + k * k;
        return new double[] {
            (high + band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - high) / a0,
            (high - band * k / SHELF_Q + k * k) / a0,
            2 * (k * k - 1) / a0,
            (1 - k / SHELF_Q + k * k) / a0
        };
    }

    static double[] pass(int sampleRate) {
        double k = Math.tan(Math.PI * PASS_HZ / sampleRate);
        double a0 = 1 + k / PASS_Q + k * k;
        return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / PASS_Q + k * k) / a0};
    }

    /** The sum of squares of the weighted samples, added one by one to what was there. */
    double energy(float[] x, int from, int length, double before) {
        double sum = before;
        for (int i = from; i < from + length; i++) {
            double in = x[i];
            double mid = shelf[0] * in + s1;
            s1 = shelf[1] * in - shelf[3] * mid + s2;
            s2 = shelf[2] * in - shelf[4] * mid;
            double out = pass[0] * mid + p1;
            p1 = pass[1] * mid - pass[3] * out + p2;
            p2 = pass[2] * mid - pass[4] * out;
            sum += out * out;
        }
        return sum;
    }

    /** Forgets what is far below hearing, which would make the processor slow. */
    void settle() {
        s1 = Math.abs(s1) < NOTHING ? 0 : s1;
        s2 = Math.abs(s2) < NOTHING ? 0 : s2;
        p1 = Math.abs(p1) < NOTHING ? 0 : p1;
        p2 = Math.abs(p2) < NOTHING ? 0 : p2;
    }
}
