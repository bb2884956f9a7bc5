package etude.learn.classic;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Multinomial logistic regression with a quadratic penalty of the weights, intercepts left out of it: the minimum of {@code c ×
 * (sum of losses) + ½ |w|²}, found by the quasi-Newton method of limited memory (Liu and Nocedal 1989).
 */
final class LogisticRegression {

    private static final int MEMORY = 10;
    private static final int STEPS = 1000;
    private static final double FLAT = 1e-5;
    private static final double DECREASE = 1e-4;

    private final double[][] x;
    private final int[] y;
    private final int classes;
    private final double c;
    private final int width;

    private LogisticRegression(double[][] x, int[] y, int classes, double c) {
        this.x = x;
        this.y = y;
        this.classes = classes;
        this.c = c;
        this.width = x[0].length + 1;
    }

    static Classifier fit(double[][] x, int[] y, int classes, double c) {
        LogisticRegression problem = new LogisticRegression(x, y, classes, c);
        double[] weights = problem.minimum();
        return point -> problem.probabilities(weights, point);
    }

    private double[] probabilities(double[] w, double[] point) {
        double[] scores = new double[classes];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double sum = w[k * width + width - 1];
            for (int j = 0; j < width - 1; j++) {
                sum += w[k * width + j] * point[j];
            }
            scores[k] = sum;
            most = Math.max(most, sum);
        }
        double total = 0;
        for (int k = 0; k < classes; k++) {
            scores[k] = Math.exp(scores[k] - most);
            total += scores[k];
        }
        for (int k = 0; k < classes; k++) {
            scores[k] /= total;
        }
        return scores;
    }

    /** The loss, over the sum of c's so that its size does not depend on them; its gradient goes into the second argument. */
    private double loss(double[] w, double[] gradient) {
        double scale = 1 / (c * x.length);
        double loss = 0;
        java.util.Arrays.fill(gradient, 0);
        for (int i = 0; i < x.length; i++) {
            double[] p = probabilities(w, x[i]);
            loss -= Math.log(Math.max(p[y[i]], 1e-300)) / x.length;
            for (int k = 0; k < classes; k++) {
                double error = (p[k] - (k == y[i] ? 1 : 0)) / x.length;
                for (int j = 0; j < width - 1; j++) {
                    gradient[k * width + j] += error * x[i][j];
                }
                gradient[k * width + width - 1] += error;
            }
        }
        for (int at = 0; at < w.length; at++) {
            if (at % width != width - 1) {
                loss += 0.5 * w[at] * w[at] * scale;
                gradient[at] += w[at] * scale;
            }
        }
        return loss;
    }

    private record Pair(double[] step, double[] change, double product) {}

    private double[] minimum() {
        double[] w = new double[classes * width];
        double[] gradient = new double[w.length];
        double loss = loss(w, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int step = 0; step < STEPS && largest(gradient) > FLAT; step++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double[] next = new double[w.length];
            double[] nextGradient = new double[w.length];
            double size = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int half = 0; half < 40; half++) {
                for (int i = 0; i < w.length; i++) {
                    next[i] = w[i] + size * direction[i];
                }
                nextLoss = loss(next, nextGradient);
                if (nextLoss <= loss + DECREASE * size * slope) {
                    break;
                }
                size /= 2;
            }
            if (!(nextLoss < loss)) {
                break;
            }
            remember(memory, w, next, gradient, nextGradient);
            w = next;
            gradient = nextGradient;
            loss = nextLoss;
        }
        return w;
    }

    private static void remember(Deque<Pair> memory, double[] w, double[] next, double[] before, double[] after) {
        double[] step = new double[w.length];
        double[] change = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            step[i] = next[i] - w[i];
            change[i] = after[i] - before[i];
        }
        double product = dot(step, change);
        if (product > 1e-16) {
            memory.addLast(new Pair(step, change, product));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] q = gradient.clone();
        double[] alphas = new double[memory.size()];
        int i = memory.size();
        for (var newest = memory.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            alphas[--i] = dot(pair.step(), q) / pair.product();
            add(q, pair.change(), -alphas[i]);
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getLast();
            double scale = last.product() / dot(last.change(), last.change());
            for (int k = 0; k < q.length; k++) {
                q[k] *= scale;
            }
        }
        for (Pair pair : memory) {
            double beta = dot(pair.change(), q) / pair.product();
            add(q, pair.step(), alphas[i++] - beta);
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = -q[k];
        }
        return q;
    }

    private static void add(double[] to, double[] what, double factor) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
