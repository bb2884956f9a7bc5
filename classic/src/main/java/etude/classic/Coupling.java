package etude.classic;

import java.util.Arrays;

/**
 * Probabilities of classes from those of pairs: the ones that contradict the pairs least, {@code Σ (r_ba p_a - r_ab p_b)²}.
 *
 * @see <a href="https://www.jmlr.org/papers/v5/wu04a.html">Wu, Lin and Weng, Probability estimates for multi-class classification
 *     by pairwise coupling, 2004</a>
 */
final class Coupling {

    private static final double CLOSE = 1e-9;
    private static final int ROUNDS = 1000;

    private Coupling() {}

    /**
     * The probabilities.
     *
     * @param first {@code [a][b]}: how probable a is if it is a or b
     */
    static double[] of(double[][] first) {
        int classes = first.length;
        double[][] q = new double[classes][classes];
        for (int a = 0; a < classes; a++) {
            for (int b = 0; b < classes; b++) {
                if (a != b) {
                    q[a][a] += first[b][a] * first[b][a];
                    q[a][b] = -first[b][a] * first[a][b];
                }
            }
        }
        double[] p = new double[classes];
        Arrays.fill(p, 1.0 / classes);
        for (int round = 0; round < ROUNDS && improve(q, p) > CLOSE; round++) {}
        return p;
    }

    /** Solves for one class after the other; the largest change. */
    private static double improve(double[][] q, double[] p) {
        double largest = 0;
        for (int a = 0; a < p.length; a++) {
            double others = 0;
            double whole = 0;
            for (int b = 0; b < p.length; b++) {
                double product = 0;
                for (int c = 0; c < p.length; c++) {
                    product += q[b][c] * p[c];
                }
                whole += p[b] * product;
                others += b == a ? 0 : q[a][b] * p[b];
            }
            double next = (whole - others) / q[a][a];
            largest = Math.max(largest, Math.abs(next - p[a]));
            p[a] = next;
            double total = Arrays.stream(p).sum();
            for (int b = 0; b < p.length; b++) {
                p[b] /= total;
            }
        }
        return largest;
    }
}
