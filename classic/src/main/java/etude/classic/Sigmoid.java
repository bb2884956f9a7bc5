package etude.classic;

/**
 * From a decision to a probability, {@code 1 / (1 + exp(-(slope × decision + shift)))}: the one that explains examples best,
 * with targets a little short of 0 and 1.
 *
 * @see <a href="https://www.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf">Platt, Probabilistic outputs for
 *     support vector machines, 1999</a>
 */
record Sigmoid(double slope, double shift) {

    private static final int STEPS = 100;
    private static final double FLAT = 1e-7;

    static Sigmoid of(double[] decisions, boolean[] first) {
        int ones = 0;
        for (boolean each : first) {
            ones += each ? 1 : 0;
        }
        double one = (ones + 1.0) / (ones + 2.0);
        double zero = 1.0 / (first.length - ones + 2.0);
        QuasiNewton.Loss loss = (w, gradient) -> loss(decisions, first, one, zero, w, gradient);
        double[] start = {0, Math.log((ones + 1.0) / (first.length - ones + 1.0))};
        double[] found = QuasiNewton.minimum(loss, start, FLAT, STEPS);
        return new Sigmoid(found[0], found[1]);
    }

    private static double loss(
            double[] decisions, boolean[] first, double one, double zero, double[] w, double[] gradient) {
        double sum = 0;
        gradient[0] = 0;
        gradient[1] = 0;
        for (int i = 0; i < decisions.length; i++) {
            double target = first[i] ? one : zero;
            double score = w[0] * decisions[i] + w[1];
            sum += softplus(score) - target * score;
            double error = probability(score) - target;
            gradient[0] += error * decisions[i] / decisions.length;
            gradient[1] += error / decisions.length;
        }
        return sum / decisions.length;
    }

    private static double softplus(double score) {
        return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
    }

    static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
