package etude.metrics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How well events of known order, such as the words of a song, are placed in time.
 *
 * <p>Conventions. Reference and estimate have as many times, in seconds, ascending: the i-th of one is the i-th of the
 * other. There must be at least one.
 *
 * <ul>
 *   <li>{@code pc}: part of the times that are at most 0.3 s off (Mauch et al. 2010)
 *   <li>{@code mae}, {@code aae}: median and mean absolute error, seconds
 *   <li>{@code pcs}: part of the time in which the estimate is between the same events as the reference; either from
 *       the reference's first event to its last, or over a whole duration (Fujihara et al. 2011); not a number where
 *       that is no time
 *   <li>{@code perceptual}: how well listeners would say it fits, by a skewed curve fitted to their judgements, which
 *       has its peak of 1 a little before 0 (Lizé-Masclef et al. 2021)
 * </ul>
 *
 * @see "M. Mauch, H. Fujihara, M. Goto: Lyrics-to-audio alignment and phrase-level segmentation using incomplete
 *     internet-style chord annotations, SMC 2010"
 * @see "H. Fujihara, M. Goto, J. Ogata, H. G. Okuno: LyricSynchronizer: automatic synchronization system between
 *     musical audio signals and lyrics, IEEE Journal of Selected Topics in Signal Processing 5(6), 2011"
 * @see "N. Lizé-Masclef, A. Vaglio, M. Moussallam: User-centered evaluation of lyrics-to-audio alignment, ISMIR 2021"
 */
public final class AlignmentMetrics {

    /** How far off a time may be, seconds. */
    public static final double WINDOW = 0.3;

    private static final double SKEW = 1.12244251;
    private static final double LOCATION = -0.22270315;
    private static final double SCALE = 0.29779424;
    private static final double PEAK = 1.6857;

    private AlignmentMetrics() {}

    /** All figures with the usual window, from the reference's first event to its last. */
    public static Scores evaluate(double[] reference, double[] estimate) {
        return evaluate(reference, estimate, WINDOW);
    }

    /**
     * All figures, from the reference's first event to its last.
     *
     * @param reference seconds, ascending
     * @param estimate as many
     * @param window how far off a time may be, seconds, inclusive
     * @throws IllegalArgumentException if there are none, not as many of each, or if they are negative or do not ascend
     */
    public static Scores evaluate(double[] reference, double[] estimate, double window) {
        return scores(reference, estimate, window, "first to last event", correctSegments(reference, estimate));
    }

    /** All figures, with the correct segments over a whole duration in seconds. */
    public static Scores evaluate(double[] reference, double[] estimate, double window, double duration) {
        double segments = correctSegments(reference, estimate, duration);
        return scores(reference, estimate, window, "0 to " + duration + " s", segments);
    }

    private static Scores scores(double[] reference, double[] estimate, double window, String span, double segments) {
        return new ScoreSheet("alignment")
                .with("window", window, "s")
                .with("segments", span)
                .put("pc", correct(reference, estimate, window))
                .put("mae", medianError(reference, estimate))
                .put("aae", meanError(reference, estimate))
                .put("pcs", segments)
                .put("perceptual", perceptual(reference, estimate))
                .scores();
    }

    /** Part of the times that are at most {@code window} seconds off. */
    public static double correct(double[] reference, double[] estimate, double window) {
        Require.notNegative("window", window);
        return mean(reference, estimate, error -> Math.abs(error) <= window ? 1 : 0);
    }

    /** Median absolute error, seconds. */
    public static double medianError(double[] reference, double[] estimate) {
        return Ascending.median(
                Arrays.stream(errors(reference, estimate)).map(Math::abs).toArray());
    }

    /** Mean absolute error, seconds. */
    public static double meanError(double[] reference, double[] estimate) {
        return mean(reference, estimate, Math::abs);
    }

    /** Part of the time from the reference's first event to its last; NaN if they coincide. */
    public static double correctSegments(double[] reference, double[] estimate) {
        check(reference, estimate);
        return overlap(reference, estimate) / (reference[reference.length - 1] - reference[0]);
    }

    /**
     * Part of a whole duration; the stretches before the first event and after the last count as segments too.
     *
     * @param duration seconds, not before the last event of either
     */
    public static double correctSegments(double[] reference, double[] estimate, double duration) {
        check(reference, estimate);
        Require.positive("duration", duration);
        double last = Math.max(reference[reference.length - 1], estimate[estimate.length - 1]);
        if (last > duration) {
            throw new IllegalArgumentException("The duration is " + duration + " s; there is an event at " + last
                    + " s, and the duration must not end before it.");
        }
        return overlap(within(reference, duration), within(estimate, duration)) / duration;
    }

    /** How well listeners would say it fits, on average. */
    public static double perceptual(double[] reference, double[] estimate) {
        return mean(reference, estimate, AlignmentMetrics::perceived);
    }

    private static double perceived(double error) {
        double z = (error - LOCATION) / SCALE;
        return 2 / SCALE * Normal.density(z) * Normal.below(SKEW * z) / PEAK;
    }

    private static double mean(double[] reference, double[] estimate, DoubleUnaryOperator value) {
        return Arrays.stream(errors(reference, estimate)).map(value).sum() / reference.length;
    }

    private static double[] errors(double[] reference, double[] estimate) {
        check(reference, estimate);
        double[] errors = new double[reference.length];
        Arrays.setAll(errors, i -> estimate[i] - reference[i]);
        return errors;
    }

    /** Seconds in which both are between the same events. */
    private static double overlap(double[] reference, double[] estimate) {
        double sum = 0;
        for (int i = 0; i + 1 < reference.length; i++) {
            double start = Math.max(reference[i], estimate[i]);
            sum += Math.max(0, Math.min(reference[i + 1], estimate[i + 1]) - start);
        }
        return sum;
    }

    private static double[] within(double[] times, double duration) {
        double[] all = new double[times.length + 2];
        System.arraycopy(times, 0, all, 1, times.length);
        all[all.length - 1] = duration;
        return all;
    }

    private static void check(double[] reference, double[] estimate) {
        Require.events("reference", "time", reference);
        Require.events("estimate", "time", estimate);
        if (reference.length != estimate.length) {
            throw new IllegalArgumentException("The reference has " + reference.length + " times, the estimate "
                    + estimate.length + "; each event needs one of both.");
        }
        if (reference.length == 0) {
            throw new IllegalArgumentException("Reference and estimate have no times; at least one event is needed.");
        }
    }
}
