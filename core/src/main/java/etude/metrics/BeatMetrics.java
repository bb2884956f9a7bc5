package etude.metrics;

import etude.annotation.Beat;
import java.util.Arrays;
import java.util.List;

/**
 * How well the beats of a piece are found.
 *
 * <p>Conventions. Beats are ascending times in seconds. {@code evaluate} leaves out the first 5 s, in which a tracker
 * may still be listening; the single figures take beats as they are. Several figures forgive a tracker that taps twice
 * or half as fast or between the beats: they compare with the reference at other metrical levels as well and keep the
 * best. A figure is 0 where there are no beats, and where one needs distances between beats, if there are fewer than
 * two.
 *
 * <ul>
 *   <li>{@code F-measure}: part of beats that lie within 70 ms of one another (Dixon 2007)
 *   <li>{@code Cemgil}: how near the nearest estimate is to each beat, by a Gaussian of 40 ms (Cemgil et al. 2001);
 *       {@code Cemgil Best Metric Level}: the best over metrical levels
 *   <li>{@code Goto}: 1 if a quarter of the piece or more is tracked without a break and steadily, otherwise 0 (Goto,
 *       Muraoka 1997)
 *   <li>{@code P-score}: part of beats that lie within a fifth of the usual beat of one another (McKinney et al. 2007)
 *   <li>{@code Correct Metric Level Continuous, Total} and {@code Any Metric Level Continuous, Total}: part of the
 *       piece in which beat and tempo are right, in the longest passage or in all (Hainsworth 2004; Klapuri et al.
 *       2006)
 *   <li>{@code Information gain}: how much the errors gather around one value (Davies et al. 2011)
 * </ul>
 *
 * @see "M. E. P. Davies, N. Degara, M. D. Plumbley: Evaluation methods for musical audio beat tracking algorithms,
 *     Queen Mary University of London, technical report C4DM-TR-09-06, 2009"
 */
public final class BeatMetrics {

    private BeatMetrics() {}

    /**
     * What changes the figures.
     *
     * @param skipped seconds at the start in which beats are left out
     * @param window of the F-measure: how far apart beats may lie, seconds, inclusive
     * @param sigma of Cemgil's Gaussian, seconds
     * @param gotoThreshold of Goto's score: error from which on a beat is wrong, in halves of the distance between
     *     beats, below 1
     * @param gotoMean of Goto's score: below it the mean of the errors must lie, in halves of the distance between
     *     beats
     * @param gotoDeviation of Goto's score: below it their standard deviation must lie
     * @param pScoreThreshold of the P-score: how far apart beats may lie, in median distances between the reference's
     *     beats
     * @param phase of continuity: by how much of the distance between beats a beat may be off
     * @param period of continuity: by how much of the distance between beats a distance may be off
     * @param bins of the histogram of the information gain
     */
    public record Settings(
            double skipped,
            double window,
            double sigma,
            double gotoThreshold,
            double gotoMean,
            double gotoDeviation,
            double pScoreThreshold,
            double phase,
            double period,
            int bins) {

        /** The usual ones. */
        public static final Settings STANDARD = new Settings(5, 0.07, 0.04, 0.35, 0.2, 0.2, 0.2, 0.175, 0.175, 41);

        /** The same with another start. */
        public Settings withSkipped(double seconds) {
            return new Settings(
                    seconds,
                    window,
                    sigma,
                    gotoThreshold,
                    gotoMean,
                    gotoDeviation,
                    pScoreThreshold,
                    phase,
                    period,
                    bins);
        }

        private ScoreSheet sheet() {
            return new ScoreSheet("beat")
                    .with("skipped", skipped, "s")
                    .with("window", window, "s")
                    .with("sigma", sigma, "s")
                    .with("goto threshold", gotoThreshold, "of half a beat")
                    .with("goto mean", gotoMean, "of half a beat")
                    .with("goto deviation", gotoDeviation, "of half a beat")
                    .with("p-score threshold", pScoreThreshold, "of a beat")
                    .with("continuity phase", phase, "of a beat")
                    .with("continuity period", period, "of a beat")
                    .with("information gain bins", bins, "");
        }
    }

    /**
     * Continuity.
     *
     * @param correctLevelContinuous longest passage in which beat and tempo are right, as part of the piece (CMLc)
     * @param correctLevelTotal all such passages together (CMLt)
     * @param anyLevelContinuous the same at the best metrical level (AMLc)
     * @param anyLevelTotal the same of all passages (AMLt)
     */
    public record Continuity(
            double correctLevelContinuous, double correctLevelTotal, double anyLevelContinuous, double anyLevelTotal) {}

    /** All figures with the usual settings. */
    public static Scores evaluate(double[] reference, double[] estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /** All figures with the usual settings. */
    public static Scores evaluate(List<Beat> reference, List<Beat> estimate) {
        return evaluate(times(reference), times(estimate));
    }

    /**
     * All figures.
     *
     * @param reference seconds, ascending
     * @param estimate seconds, ascending
     * @throws IllegalArgumentException if times are negative, not finite or do not ascend
     */
    public static Scores evaluate(double[] reference, double[] estimate, Settings settings) {
        check(reference, estimate);
        double[] beats = from(reference, settings.skipped);
        double[] found = from(estimate, settings.skipped);
        Continuity continuity = continuity(beats, found, settings.phase, settings.period);
        return settings.sheet()
                .put("F-measure", fMeasure(beats, found, settings.window))
                .put("Cemgil", cemgil(beats, found, settings.sigma))
                .put("Cemgil Best Metric Level", cemgilBestMetricLevel(beats, found, settings.sigma))
                .put("Goto", gotoScore(beats, found, settings.gotoThreshold, settings.gotoMean, settings.gotoDeviation))
                .put("P-score", pScore(beats, found, settings.pScoreThreshold))
                .put("Correct Metric Level Continuous", continuity.correctLevelContinuous)
                .put("Correct Metric Level Total", continuity.correctLevelTotal)
                .put("Any Metric Level Continuous", continuity.anyLevelContinuous)
                .put("Any Metric Level Total", continuity.anyLevelTotal)
                .put("Information gain", informationGain(beats, found, settings.bins))
                .scores();
    }

    /** The beats that do not lie before {@code seconds}. */
    public static double[] from(double[] beats, double seconds) {
        Require.notNegative("The start that is left out", seconds);
        return Arrays.copyOfRange(beats, Ascending.below(beats, seconds), beats.length);
    }

    /** Times of beats, seconds. */
    public static double[] times(List<Beat> beats) {
        return beats.stream().mapToDouble(Beat::time).toArray();
    }

    /** The F-measure of beats that lie at most {@code window} seconds apart, matched one to one. */
    public static double fMeasure(double[] reference, double[] estimate, double window) {
        check(reference, estimate);
        Require.notNegative("window", window);
        return EventMatching.retrieval(reference, estimate, window, 1).fMeasure();
    }

    /** Cemgil's score with a Gaussian of {@code sigma} seconds. */
    public static double cemgil(double[] reference, double[] estimate, double sigma) {
        check(reference, estimate);
        Require.positive("sigma", sigma);
        if (reference.length == 0 || estimate.length == 0) {
            return 0;
        }
        double sum = 0;
        for (double beat : reference) {
            double error = Ascending.distance(estimate, beat);
            sum += Math.exp(-(error * error) / (2 * sigma * sigma));
        }
        return sum / (0.5 * (estimate.length + reference.length));
    }

    /** The best of Cemgil's scores over the metrical levels of the reference. */
    public static double cemgilBestMetricLevel(double[] reference, double[] estimate, double sigma) {
        check(reference, estimate);
        return MetricalLevels.of(reference).stream()
                .mapToDouble(level -> cemgil(level, estimate, sigma))
                .max()
                .orElse(0);
    }

    /**
     * Goto's score, 0 or 1.
     *
     * @param threshold error from which on a beat is wrong, in halves of the distance between beats, below 1
     * @param mean below which the mean of the errors must lie
     * @param deviation below which their standard deviation must lie
     */
    public static double gotoScore(
            double[] reference, double[] estimate, double threshold, double mean, double deviation) {
        check(reference, estimate);
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "The threshold of Goto's score is " + threshold + "; it must lie between 0 and 1.");
        }
        return new GotoScore(threshold, mean, deviation).of(reference, estimate) ? 1 : 0;
    }

    /**
     * The P-score: beats on a grid of 10 ms.
     *
     * @param threshold how far apart beats may lie, in median distances between the reference's beats
     */
    public static double pScore(double[] reference, double[] estimate, double threshold) {
        check(reference, estimate);
        Require.notNegative("The threshold of the P-score", threshold);
        return PScore.of(reference, estimate, threshold);
    }

    /**
     * The four scores of continuity.
     *
     * @param phase by how much of the distance between beats a beat may be off
     * @param period by how much of the distance between beats a distance may be off
     */
    public static Continuity continuity(double[] reference, double[] estimate, double phase, double period) {
        check(reference, estimate);
        Require.notNegative("phase", phase);
        Require.notNegative("period", period);
        return new BeatContinuity(phase, period).of(reference, estimate);
    }

    /**
     * The information gain, 0 to 1: what is missing to the entropy of errors spread evenly, as part of that.
     *
     * @param bins of the histogram of errors, odd so that one is around 0
     */
    public static double informationGain(double[] reference, double[] estimate, int bins) {
        check(reference, estimate);
        if (bins < 2) {
            throw new IllegalArgumentException(
                    "The information gain has " + bins + " bins; it needs at least 2, better an odd number.");
        }
        return InformationGain.of(reference, estimate, bins);
    }

    private static void check(double[] reference, double[] estimate) {
        Require.events("reference", "beat", reference);
        Require.events("estimate", "beat", estimate);
    }
}
