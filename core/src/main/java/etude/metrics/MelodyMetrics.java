package etude.metrics;

import etude.annotation.PitchTrack;
import java.util.function.IntPredicate;

/**
 * How well the melody of a piece, one pitch at a time, is found.
 *
 * <p>Conventions. A track has frames with a frequency, 0 Hz where none is known, and with how surely there is a melody
 * at all (its voicing, 0 or 1, or between). Frequencies of frames without voicing count for the figures that ask for
 * pitch alone. Both tracks begin at 0 s: where the first frame is later it is repeated there. The estimate is brought
 * to the reference's times (or both to a common hop): pitches in cents by straight lines between frames, held over gaps
 * of no pitch that are then taken out again; voicing by steps if it is 0 or 1 everywhere, otherwise by straight lines.
 * After the end of the estimate there is no melody. Without frames in one of the two all figures are 0.
 *
 * <ul>
 *   <li>{@code Voicing Recall}: part of the frames with melody in which the estimate has one; 1 where there are none
 *   <li>{@code Voicing False Alarm}: part of the frames without melody in which the estimate has one
 *   <li>{@code Raw Pitch Accuracy}: part of the frames with melody in which the estimate's pitch is near enough
 *   <li>{@code Raw Chroma Accuracy}: the same whatever the octave
 *   <li>{@code Overall Accuracy}: part of all frames in which voicing and pitch are right
 * </ul>
 *
 * <p>Voicing between 0 and 1 makes these the generalised figures of Bittner and Bosch: of the estimate it is a
 * confidence, of the reference the reward for a right pitch.
 *
 * @see "G. E. Poliner, D. P. W. Ellis, A. F. Ehmann, E. Gómez, S. Streich, B. Ong: Melody transcription from music
 *     audio: approaches and evaluation, IEEE Transactions on Audio, Speech and Language Processing 15(4), 2007"
 * @see "J. Salamon, E. Gómez, D. P. W. Ellis, G. Richard: Melody extraction from polyphonic music signals, IEEE Signal
 *     Processing Magazine 31(2), 2014"
 * @see "R. Bittner, J. Bosch: Generalized metrics for single-f0 estimation evaluation, ISMIR 2019"
 */
public final class MelodyMetrics {

    private MelodyMetrics() {}

    /**
     * What changes the figures.
     *
     * @param tolerance how far apart pitches may lie, cents, exclusive
     * @param hop seconds from frame to frame to which both tracks are brought; 0 for the times of the reference
     */
    public record Settings(double tolerance, double hop) {

        /** Half a semitone, at the times of the reference. */
        public static final Settings STANDARD = new Settings(50, 0);

        /** Checks the ranges. */
        public Settings {
            Require.positive("tolerance", tolerance);
            Require.notNegative("hop", hop);
        }
    }

    /** All figures with the usual settings. */
    public static Scores evaluate(PitchTrack reference, PitchTrack estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /**
     * All figures.
     *
     * @throws IllegalArgumentException if a track starts before 0
     */
    public static Scores evaluate(PitchTrack reference, PitchTrack estimate, Settings settings) {
        Melodies melodies = Melodies.align(reference, estimate, settings.hop);
        double tolerance = settings.tolerance;
        return new ScoreSheet("melody")
                .with("tolerance", tolerance, "cents")
                .with("hop", settings.hop > 0 ? settings.hop + " s" : "of the reference")
                .put("Voicing Recall", voicing(melodies, true))
                .put("Voicing False Alarm", voicing(melodies, false))
                .put("Raw Pitch Accuracy", accuracy(melodies, i -> melodies.distance(i) < tolerance))
                .put("Raw Chroma Accuracy", accuracy(melodies, i -> melodies.chromaDistance(i) < tolerance))
                .put("Overall Accuracy", overall(melodies, tolerance))
                .scores();
    }

    /** Part of the frames with melody in which the estimate has one. */
    public static double voicingRecall(PitchTrack reference, PitchTrack estimate) {
        return voicing(Melodies.align(reference, estimate, 0), true);
    }

    /** Part of the frames without melody in which the estimate has one. */
    public static double voicingFalseAlarm(PitchTrack reference, PitchTrack estimate) {
        return voicing(Melodies.align(reference, estimate, 0), false);
    }

    /** Part of the frames with melody in which the estimate's pitch is less than {@code tolerance} cents away. */
    public static double rawPitchAccuracy(PitchTrack reference, PitchTrack estimate, double tolerance) {
        Melodies melodies = Melodies.align(reference, estimate, 0);
        return accuracy(melodies, i -> melodies.distance(i) < tolerance);
    }

    /** The same whatever the octave. */
    public static double rawChromaAccuracy(PitchTrack reference, PitchTrack estimate, double tolerance) {
        Melodies melodies = Melodies.align(reference, estimate, 0);
        return accuracy(melodies, i -> melodies.chromaDistance(i) < tolerance);
    }

    /** Part of all frames in which there is rightly no melody, or one less than {@code tolerance} cents away. */
    public static double overallAccuracy(PitchTrack reference, PitchTrack estimate, double tolerance) {
        return overall(Melodies.align(reference, estimate, 0), tolerance);
    }

    private static double voicing(Melodies melodies, boolean melody) {
        double frames = 0;
        double sum = 0;
        for (int i = 0; i < melodies.count(); i++) {
            if (melodies.reward()[i] > 0 == melody) {
                frames++;
                sum += melodies.voicing()[i];
            }
        }
        return frames == 0 ? (melody && melodies.count() > 0 ? 1 : 0) : sum / frames;
    }

    private static double accuracy(Melodies melodies, IntPredicate right) {
        double possible = 0;
        double earned = 0;
        for (int i = 0; i < melodies.count(); i++) {
            double reward = melodies.reward()[i];
            possible += reward;
            earned += melodies.bothPitched(i) && right.test(i) ? reward : 0;
        }
        return possible == 0 ? 0 : earned / possible;
    }

    private static double overall(Melodies melodies, double tolerance) {
        double voiced = 0;
        double possible = 0;
        double earned = 0;
        double silent = 0;
        for (int i = 0; i < melodies.count(); i++) {
            double reward = melodies.reward()[i];
            double voicing = melodies.voicing()[i];
            possible += reward;
            voiced += reward > 0 ? 1 : 0;
            earned += melodies.bothPitched(i) && melodies.distance(i) < tolerance ? reward * voicing : 0;
            silent += reward > 0 ? 0 : 1 - voicing;
        }
        double right = (possible == 0 ? 0 : voiced / possible * earned) + silent;
        return melodies.count() == 0 ? 0 : right / melodies.count();
    }
}
