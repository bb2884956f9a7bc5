package etude.analysis.synchronisation;

import etude.annotation.Method;
import java.util.Arrays;

/**
 * Which moment of a first sound or score is which of a second: anchors, between which time runs evenly.
 *
 * @param first times of the anchors in the first, seconds, strictly ascending; shared, to be read only
 * @param second times of the same anchors in the second, strictly ascending; likewise
 * @param confidence for each anchor, how alike both sound there, 0 to 1; likewise
 * @param method what found it, with its settings
 */
public record Alignment(double[] first, double[] second, double[] confidence, Method method) {

    /** Checks the order. */
    public Alignment {
        if (first.length != second.length || first.length != confidence.length || first.length < 1) {
            throw new IllegalArgumentException("There are " + first.length + " and " + second.length + " times and "
                    + confidence.length + " confidences; there must be as many of each, at least one.");
        }
        for (int i = 1; i < first.length; i++) {
            if (!(first[i] > first[i - 1] && second[i] > second[i - 1])) {
                throw new IllegalArgumentException("Anchor " + i + " is not later than the one before in both.");
            }
        }
    }

    /** The moment of the second that is a moment of the first, seconds; beyond the anchors time runs alike in both. */
    public double toSecond(double time) {
        return map(first, second, time);
    }

    /** The moment of the first that is a moment of the second, seconds. */
    public double toFirst(double time) {
        return map(second, first, time);
    }

    /** Mean confidence of the anchors. */
    public double meanConfidence() {
        return Arrays.stream(confidence).average().orElse(0);
    }

    private static double map(double[] from, double[] to, double time) {
        int last = from.length - 1;
        if (time <= from[0]) {
            return to[0] + (time - from[0]);
        }
        if (time >= from[last]) {
            return to[last] + (time - from[last]);
        }
        int at = Arrays.binarySearch(from, time);
        int i = at >= 0 ? Math.min(at, last - 1) : -at - 2;
        double share = (time - from[i]) / (from[i + 1] - from[i]);
        return to[i] + share * (to[i + 1] - to[i]);
    }
}
