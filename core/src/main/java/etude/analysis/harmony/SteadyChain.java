package etude.analysis.harmony;

import etude.signal.Frames;

/**
 * A hidden Markov chain that stays in its state with some probability and otherwise goes to any other one alike.
 *
 * @param stay probability of staying from one step to the next
 * @see <a href="https://doi.org/10.1109/5.18626">Rabiner, A tutorial on hidden Markov models, 1989</a>
 */
record SteadyChain(double stay) {

    /**
     * The likeliest path (Viterbi), with one byte a state and step.
     *
     * @param scores logarithms of likelihoods, {@code (state, step)}, at most 127 states
     */
    int[] path(Frames scores) {
        int states = scores.bins();
        int steps = scores.count();
        double same = Math.log(stay);
        double other = Math.log((1 - stay) / (states - 1));
        byte[] from = new byte[Math.multiplyExact(states, steps)];
        double[] best = new double[states];
        for (int t = 0; t < steps; t++) {
            int top = argmax(best);
            for (int s = 0; s < states; s++) {
                boolean change = t > 0 && best[top] + other > best[s] + same;
                from[t * states + s] = (byte) (change ? top : s);
            }
            double change = best[top] + other;
            for (int s = 0; s < states; s++) {
                best[s] = (t == 0 ? 0 : Math.max(best[s] + same, change)) + scores.get(s, t);
            }
        }
        int[] path = new int[steps];
        int state = argmax(best);
        for (int t = steps - 1; t >= 0; t--) {
            path[t] = state;
            state = from[t * states + state];
        }
        return path;
    }

    /** The probability of each step's state on a path, given all steps (forward and backward sums). */
    double[] posteriors(Frames scores, int[] path) {
        int states = scores.bins();
        int steps = scores.count();
        float[] forward = new float[Math.multiplyExact(states, steps)];
        double[] p = new double[states];
        java.util.Arrays.fill(p, 1.0 / states);
        for (int t = 0; t < steps; t++) {
            if (t > 0) {
                move(p);
            }
            hear(p, scores, t);
            for (int s = 0; s < states; s++) {
                forward[t * states + s] = (float) p[s];
            }
        }
        double[] posterior = new double[steps];
        java.util.Arrays.fill(p, 1.0 / states);
        for (int t = steps - 1; t >= 0; t--) {
            double sum = 0;
            for (int s = 0; s < states; s++) {
                sum += forward[t * states + s] * p[s];
            }
            posterior[t] = Math.min(1, forward[t * states + path[t]] * p[path[t]] / sum);
            hear(p, scores, t);
            move(p);
        }
        return posterior;
    }

    private void move(double[] p) {
        double sum = 0;
        for (double x : p) {
            sum += x;
        }
        double leak = (1 - stay) / (p.length - 1);
        for (int s = 0; s < p.length; s++) {
            p[s] = p[s] * stay + (sum - p[s]) * leak;
        }
    }

    private static void hear(double[] p, Frames scores, int t) {
        double top = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < p.length; s++) {
            top = Math.max(top, scores.get(s, t));
        }
        double sum = 0;
        for (int s = 0; s < p.length; s++) {
            p[s] *= Math.exp(scores.get(s, t) - top);
            sum += p[s];
        }
        for (int s = 0; s < p.length; s++) {
            p[s] /= sum;
        }
    }

    private static int argmax(double[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = x[i] > x[best] ? i : best;
        }
        return best;
    }
}
