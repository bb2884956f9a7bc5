package etude.metrics;

import java.util.Arrays;

/**
 * How well all pitches that sound together are found, frame by frame.
 *
 * <p>Conventions. A list has ascending times in seconds and for each the frequencies that sound there, from 20 to 5000
 * Hz, in any order; none if nothing sounds. The estimate is taken at the reference's times from its nearest frame;
 * before its first and after its last frame nothing sounds. Pitches that lie half a semitone apart or less are the
 * same, each counted once, by a largest matching; figures that begin with {@code Chroma} do not care about octaves.
 * Counts are added up over all frames.
 *
 * <ul>
 *   <li>{@code Precision, Recall, Accuracy}: right pitches among those found, among those there are, and among both
 *   <li>{@code Substitution, Miss, False Alarm, Total Error}: pitches taken for others, pitches missing, pitches too
 *       many, and all of these; as parts of the pitches there are, so they may be above 1
 * </ul>
 *
 * @see "G. E. Poliner, D. P. W. Ellis: A discriminative model for polyphonic piano transcription, EURASIP Journal on
 *     Advances in Signal Processing, 2007"
 * @see "M. Bay, A. F. Ehmann, J. S. Downie: Evaluation of multiple-f0 estimation and tracking systems, ISMIR 2009"
 */
public final class MultipitchMetrics {

    /** How far apart pitches may lie, semitones. */
    public static final double WINDOW = 0.5;

    private static final double LOWEST = 20;
    private static final double HIGHEST = 5000;

    private MultipitchMetrics() {}

    /** All figures with the usual window. */
    public static Scores evaluate(
            double[] referenceTimes, double[][] reference, double[] estimateTimes, double[][] estimate) {
        return evaluate(referenceTimes, reference, estimateTimes, estimate, WINDOW);
    }

    /**
     * All figures.
     *
     * @param referenceTimes seconds, ascending
     * @param reference Hz, for each time those that sound
     * @param estimateTimes seconds, ascending
     * @param estimate Hz, for each time those that sound
     * @param window how far apart pitches may lie, semitones, inclusive
     * @throws IllegalArgumentException if times do not ascend, if there are not as many of them as frames, or if a
     *     frequency is out of range
     */
    public static Scores evaluate(
            double[] referenceTimes, double[][] reference, double[] estimateTimes, double[][] estimate, double window) {
        check("reference", referenceTimes, reference);
        check("estimate", estimateTimes, estimate);
        Require.notNegative("window", window);
        double[][] wanted = pitches(reference);
        double[][] found = pitches(atTimes(referenceTimes, estimateTimes, estimate));
        var sheet = new ScoreSheet("multipitch").with("window", window, "semitones");
        PitchCounts pitches = PitchCounts.of(wanted, found, window, false);
        PitchCounts chroma = PitchCounts.of(wanted, found, window, true);
        putRetrieval(sheet, pitches, "");
        putErrors(sheet, pitches, "");
        putRetrieval(sheet, chroma, "Chroma ");
        putErrors(sheet, chroma, "Chroma ");
        return sheet.scores();
    }

    private static void putRetrieval(ScoreSheet sheet, PitchCounts counts, String prefix) {
        sheet.put(prefix + "Precision", counts.share(counts.right(), counts.found()))
                .put(prefix + "Recall", counts.share(counts.right(), counts.wanted()))
                .put(
                        prefix + "Accuracy",
                        counts.share(counts.right(), counts.wanted() + counts.found() - counts.right()));
    }

    private static void putErrors(ScoreSheet sheet, PitchCounts counts, String prefix) {
        sheet.put(prefix + "Substitution Error", counts.share(counts.taken(), counts.wanted()))
                .put(prefix + "Miss Error", counts.share(counts.missing(), counts.wanted()))
                .put(prefix + "False Alarm Error", counts.share(counts.tooMany(), counts.wanted()))
                .put(
                        prefix + "Total Error",
                        counts.share(counts.taken() + counts.missing() + counts.tooMany(), counts.wanted()));
    }

    private static void check(String whose, double[] times, double[][] frames) {
        Require.events(whose, "frame", times);
        if (times.length != frames.length) {
            throw new IllegalArgumentException("The " + whose + " has " + times.length + " times and " + frames.length
                    + " frames of frequencies; it needs as many of each.");
        }
        for (int i = 0; i < frames.length; i++) {
            for (double frequency : frames[i]) {
                if (!(frequency >= LOWEST && frequency <= HIGHEST)) {
                    throw new IllegalArgumentException(
                            "The " + whose + "'s frame at " + times[i] + " s has " + frequency
                                    + " Hz; allowed are " + LOWEST + " to " + HIGHEST
                                    + " Hz. Where nothing sounds a frame has no frequencies.");
                }
            }
        }
    }

    private static double[][] atTimes(double[] wanted, double[] times, double[][] frames) {
        if (sameTimes(wanted, times)) {
            return frames;
        }
        double[] halfway = new double[Math.max(0, times.length - 1)];
        Arrays.setAll(halfway, i -> times[i] / 2 + times[i + 1] / 2);
        double[][] nearest = new double[wanted.length][];
        for (int i = 0; i < wanted.length; i++) {
            boolean inside = times.length > 0 && wanted[i] >= times[0] && wanted[i] <= times[times.length - 1];
            nearest[i] = inside ? frames[Ascending.below(halfway, wanted[i])] : new double[0];
        }
        return nearest;
    }

    /** Nearly: to 10 µs a second. */
    private static boolean sameTimes(double[] wanted, double[] times) {
        boolean same = wanted.length == times.length;
        for (int i = 0; same && i < wanted.length; i++) {
            same = Math.abs(times[i] - wanted[i]) <= 1e-8 + 1e-5 * Math.abs(wanted[i]);
        }
        return same;
    }

    /** MIDI numbers. */
    private static double[][] pitches(double[][] frames) {
        return Arrays.stream(frames)
                .map(frame -> Arrays.stream(frame)
                        .map(f -> 69 + 12 * (Math.log(f / 440) / Math.log(2)))
                        .toArray())
                .toArray(double[][]::new);
    }
}
