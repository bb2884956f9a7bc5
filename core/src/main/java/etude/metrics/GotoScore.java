package etude.metrics;

import java.util.stream.IntStream;

/**
 * Goto's score: whether a quarter of the piece is tracked without a break, and there with small and steady errors.
 *
 * <p>An error is a distance as part of half the distance to the next beat on its side. The first and the last beat
 * count as wrong, and a passage is taken with the wrong beats at its ends: so the definition's implementations do.
 *
 * @see "M. Goto, Y. Muraoka: Issues in evaluating beat tracking systems, IJCAI workshop on issues in AI and music,
 *     1997"
 */
record GotoScore(double threshold, double mean, double deviation) {

    boolean of(double[] reference, double[] estimate) {
        if (reference.length < 2 || estimate.length == 0) {
            return false;
        }
        double[] errors = errors(reference, estimate);
        int[] wrong = IntStream.range(0, errors.length)
                .filter(i -> Math.abs(errors[i]) > threshold)
                .toArray();
        if (wrong.length < 3) {
            return steady(errors, wrong[0] + 1, wrong[wrong.length - 1] - 1);
        }
        int longest = longest(wrong);
        boolean enough = wrong[longest + 1] - wrong[longest] - 1 > 0.25 * (reference.length - 2);
        return enough && steady(errors, wrong[longest], wrong[longest + 1] + 1);
    }

    /** One error a beat of the reference; 1 where not exactly one estimate lies nearer to it than to its neighbours. */
    private static double[] errors(double[] reference, double[] estimate) {
        double[] errors = new double[reference.length];
        errors[0] = 1;
        errors[errors.length - 1] = 1;
        for (int n = 1; n < reference.length - 1; n++) {
            double before = 0.5 * (reference[n] - reference[n - 1]);
            double after = 0.5 * (reference[n + 1] - reference[n]);
            int first = Ascending.below(estimate, reference[n] - before);
            int end = Ascending.below(estimate, reference[n] + after);
            if (end - first == 1) {
                double offset = estimate[first] - reference[n];
                errors[n] = offset / (offset < 0 ? before : after);
            } else {
                errors[n] = 1;
            }
        }
        return errors;
    }

    /** After which of the wrong beats the longest passage comes. */
    private static int longest(int[] wrong) {
        int longest = 0;
        for (int i = 1; i < wrong.length - 1; i++) {
            if (wrong[i + 1] - wrong[i] > wrong[longest + 1] - wrong[longest]) {
                longest = i;
            }
        }
        return longest;
    }

    private boolean steady(double[] errors, int from, int to) {
        int count = to - from;
        if (count < 2) {
            return false;
        }
        double sum = 0;
        double absolute = 0;
        for (int i = from; i < to; i++) {
            sum += errors[i];
            absolute += Math.abs(errors[i]);
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (errors[i] - sum / count) * (errors[i] - sum / count);
        }
        return absolute / count < mean && Math.sqrt(squares / (count - 1)) < deviation;
    }
}
