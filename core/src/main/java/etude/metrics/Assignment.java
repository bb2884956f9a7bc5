package etude.metrics;

import java.util.Arrays;

/** Which estimate is of which source: the order with the best mean, the first in the order of the alphabet among equals. */
final class Assignment {

    /** Sources up to which all orders are looked at, in effect: 2 to this number of sums. */
    private static final int MOST = 16;

    private Assignment() {}

    /**
     * Finds it by the best continuation of each set of estimates that are taken.
     *
     * @param values {@code [estimate][source]}, dB
     * @return for each source its estimate
     * @throws IllegalArgumentException if there are more than 16
     */
    static int[] best(double[][] values) {
        int n = values.length;
        if (n > MOST) {
            throw new IllegalArgumentException("There are " + n + " sources; the best order can be found for at most "
                    + MOST + ". Give the estimates in the order of the references.");
        }
        double[] rest = new double[1 << n];
        int[] choice = new int[1 << n];
        Arrays.fill(rest, Double.NEGATIVE_INFINITY);
        rest[rest.length - 1] = 0;
        for (int taken = rest.length - 2; taken >= 0; taken--) {
            int source = Integer.bitCount(taken);
            choice[taken] = Integer.numberOfTrailingZeros(~taken);
            for (int e = 0; e < n; e++) {
                double sum = (taken >> e & 1) == 0 ? values[e][source] + rest[taken | 1 << e] : Double.NaN;
                if (sum > rest[taken]) {
                    rest[taken] = sum;
                    choice[taken] = e;
                }
            }
        }
        int[] order = new int[n];
        for (int source = 0, taken = 0; source < n; source++) {
            order[source] = choice[taken];
            taken |= 1 << order[source];
        }
        return order;
    }
}
