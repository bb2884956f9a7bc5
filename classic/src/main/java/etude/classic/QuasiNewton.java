package etude.classic;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The minimum of a smooth function of many variables, by steps that know its curvature from the last few slopes.
 *
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal, On the limited memory BFGS method for large scale
 *     optimization, 1989</a>
 */
final class QuasiNewton {

    private static final int MEMORY = 10;
    private static final int HALVINGS = 50;

    /** Share of the fall that the slope promises which a step must bring. */
    private static final double DECREASE = 1e-4;

    /** A function with its slope. */
    interface Loss {
        /** The value at a point; the slope there goes into the second argument. */
        double at(double[] w, double[] gradient);
    }

    private record Step(double[] way, double[] change, double product) {}

    private final Loss loss;
    private final Deque<Step> memory = new ArrayDeque<>();
    private double[] w;
    private double[] gradient;
    private double value;

    private QuasiNewton(Loss loss, double[] start) {
        this.loss = loss;
        this.w = start;
        this.gradient = new double[start.length];
        this.value = loss.at(w, gradient);
    }

    /**
     * The minimum.
     *
     * @param start where to begin
     * @param flat largest slope along any variable at which to stop
     * @param steps at the most
     */
    static double[] minimum(Loss loss, double[] start, double flat, int steps) {
        QuasiNewton search = new QuasiNewton(loss, start);
        for (int i = 0; i < steps && search.steepest() > flat; i++) {
            if (!search.step()) {
                break;
            }
        }
        return search.w;
    }

    private double steepest() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    /** Goes a step; false where none leads down any more. */
    private boolean step() {
        double[] direction = direction();
        double slope = dot(direction, gradient);
        double size = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
        double[] next = new double[w.length];
        double[] nextGradient = new double[w.length];
        for (int half = 0; half < HALVINGS; half++, size /= 2) {
            for (int i = 0; i < w.length; i++) {
                next[i] = w[i] + size * direction[i];
            }
            double nextValue = loss.at(next, nextGradient);
            if (nextValue < value && nextValue <= value + DECREASE * size * slope) {
                go(next, nextGradient, nextValue);
                return true;
            }
        }
        return false;
    }

    private void go(double[] next, double[] nextGradient, double nextValue) {
        double[] way = difference(next, w);
        double[] change = difference(nextGradient, gradient);
        double product = dot(way, change);
        if (product > 1e-12 * dot(change, change)) {
            memory.addLast(new Step(way, change, product));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
        w = next;
        gradient = nextGradient;
        value = nextValue;
    }

    /** The slope, divided by the curvature as far as it is remembered: the two-loop recursion. */
    private double[] direction() {
        double[] q = gradient.clone();
        double[] shares = new double[memory.size()];
        int i = shares.length;
        for (Iterator<Step> newest = memory.descendingIterator(); newest.hasNext(); ) {
            Step step = newest.next();
            shares[--i] = dot(step.way(), q) / step.product();
            add(q, step.change(), -shares[i]);
        }
        if (!memory.isEmpty()) {
            Step last = memory.getLast();
            scale(q, last.product() / dot(last.change(), last.change()));
        }
        for (Step step : memory) {
            add(q, step.way(), shares[i++] - dot(step.change(), q) / step.product());
        }
        scale(q, -1);
        return q;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, b, -1);
        return difference;
    }

    private static void add(double[] to, double[] what, double factor) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
