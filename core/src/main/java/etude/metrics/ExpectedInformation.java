package etude.metrics;

/**
 * The mutual information that two labellings have by chance: its mean over all ways to deal out the same numbers of
 * labels.
 *
 * @see "N. X. Vinh, J. Epps, J. Bailey: Information theoretic measures for clusterings comparison: variants,
 *     properties, normalization and correction for chance, Journal of Machine Learning Research 11, 2010, equation 24a"
 */
final class ExpectedInformation {

    private final int moments;
    private final double[] logFactorials;

    private ExpectedInformation(int moments) {
        this.moments = moments;
        this.logFactorials = new double[moments + 1];
        for (int n = 0; n <= moments; n++) {
            logFactorials[n] = LogGamma.of(n + 1);
        }
    }

    /** Of labellings in which labels occur so many times, nats. */
    static double of(int[] reference, int[] estimate) {
        int moments = 0;
        for (int size : reference) {
            moments += size;
        }
        var expected = new ExpectedInformation(moments);
        double sum = 0;
        for (int a : reference) {
            for (int b : estimate) {
                sum += expected.of(a, b);
            }
        }
        return sum;
    }

    /** The part of two labels: over all numbers of moments they could share, by their hypergeometric probabilities. */
    private double of(int a, int b) {
        double sum = 0;
        double ways = logFactorials[a]
                + logFactorials[b]
                + logFactorials[moments - a]
                + logFactorials[moments - b]
                - logFactorials[moments];
        int most = Math.min(a, b);
        for (int shared = Math.max(1, a + b - moments); shared <= most; shared++) {
            double probability = Math.exp(ways
                    - logFactorials[shared]
                    - logFactorials[a - shared]
                    - logFactorials[b - shared]
                    - logFactorials[moments - a - b + shared]);
            double information = Math.log((double) moments * shared / ((double) a * b));
            sum += (double) shared / moments * information * probability;
        }
        return sum;
    }
}
