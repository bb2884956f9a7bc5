package etude.metrics;

import java.util.Arrays;

/** Looking things up in ascending numbers. */
final class Ascending {

    private Ascending() {}

    /** How many numbers are below {@code value}: the index of the first that is not. */
    static int below(double[] numbers, double value) {
        int from = 0;
        int to = numbers.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (numbers[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many numbers are at most {@code value}: the index of the first that is greater. */
    static int upTo(double[] numbers, double value) {
        int from = 0;
        int to = numbers.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (numbers[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The index of the number nearest to {@code value}, the first of equally near ones; there must be one. */
    static int nearest(double[] numbers, double value) {
        int above = below(numbers, value);
        if (above == 0) {
            return 0;
        }
        double lower = numbers[above - 1];
        if (above < numbers.length && Math.abs(value - numbers[above]) < Math.abs(value - lower)) {
            return above;
        }
        return below(numbers, lower);
    }

    /** Distance to the nearest number; there must be one. */
    static double distance(double[] numbers, double value) {
        return Math.abs(value - numbers[nearest(numbers, value)]);
    }

    /** The middle number, or the mean of the two in the middle; NaN for none. The numbers need not ascend. */
    static double median(double[] numbers) {
        if (numbers.length == 0) {
            return Double.NaN;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
