package etude.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How sure a mean over tracks is: tracks are drawn again and again, with replacement, and the middle of the means that come is
 * the interval (percentile bootstrap). The same numbers come for the same seed.
 *
 * <p>Figures that are not defined (NaN) are left out. An interval takes two figures at least; it is NaN for fewer.
 *
 * @param resamples how often tracks are drawn, at least 1
 * @param confidence the part of the means that the interval holds, between 0 and 1
 * @param seed of the drawing
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An introduction to the bootstrap, 1993,
 *     chapter 13</a>
 */
public record Bootstrap(int resamples, double confidence, long seed) {

    /** 10 000 drawings, 95 %. */
    public static final Bootstrap STANDARD = new Bootstrap(10_000, 0.95, 0);

    /** Checks the ranges. */
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("Tracks are drawn " + resamples + " times; it must be at least once.");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "The confidence is " + confidence + "; it must be between 0 and 1, such as 0.95.");
        }
    }

    /**
     * A mean and how sure it is.
     *
     * @param mean of the figures that are defined; NaN where none is
     * @param low lower end of the interval
     * @param high upper end of the interval
     * @param n figures that are defined
     */
    public record Interval(double mean, double low, double high, int n) {}

    /** The mean of figures, one a track. */
    public Interval mean(double[] values) {
        double[] defined =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int n = defined.length;
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        if (n < 2) {
            return new Interval(mean, Double.NaN, Double.NaN, n);
        }
        double[] means = means(defined);
        return new Interval(mean, quantile(means, (1 - confidence) / 2), quantile(means, (1 + confidence) / 2), n);
    }

    /**
     * The mean difference of two systems on the same tracks: they differ as surely as the confidence says where the interval
     * does not hold 0.
     *
     * @param first figures of one system, one a track
     * @param second figures of the other, of the same tracks in the same order
     * @return of first less second; tracks where either is NaN are left out
     * @throws IllegalArgumentException if there are not as many of both
     */
    public Interval pairedDifference(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("There are " + first.length + " and " + second.length
                    + " figures; differences need the same tracks of both.");
        }
        return mean(IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .toArray());
    }

    private double[] means(double[] values) {
        var random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    /** Between the two values that are nearest, in proportion. */
    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
