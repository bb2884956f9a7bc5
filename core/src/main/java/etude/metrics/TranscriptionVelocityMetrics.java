package etude.metrics;

import etude.annotation.PitchedNote;
import java.util.Arrays;
import java.util.List;

/**
 * How well the notes of a piece are found with their velocities.
 *
 * <p>Conventions. As in {@link TranscriptionMetrics}; of the pairs that are matched there, those count whose velocities
 * agree. The reference's velocities are brought to the range from 0 to 1 by its softest and loudest note, and the
 * estimate's by the straight line that brings the matched ones nearest to the reference's (least squares): neither the
 * scale nor the offset of an estimate's velocities matters. If one of the two has no notes, all figures are 0.
 *
 * @see "C. Hawthorne, E. Elsen, J. Song, A. Roberts, I. Simon, C. Raffel, J. Engel, S. Oore, D. Eck: Onsets and frames:
 *     dual- objective piano transcription, ISMIR 2018"
 */
public final class TranscriptionVelocityMetrics {

    /** How far apart velocities may lie, as part of the reference's range. */
    public static final double TOLERANCE = 0.1;

    private TranscriptionVelocityMetrics() {}

    /** All figures with the usual settings. */
    public static Scores evaluate(List<PitchedNote> reference, List<PitchedNote> estimate) {
        return evaluate(reference, estimate, TranscriptionMetrics.Settings.STANDARD, TOLERANCE);
    }

    /**
     * All figures.
     *
     * @param velocityTolerance how far apart velocities may lie, as part of the reference's range, exclusive
     * @throws IllegalArgumentException if a note begins before 0, has no duration or no velocity
     */
    public static Scores evaluate(
            List<PitchedNote> reference,
            List<PitchedNote> estimate,
            TranscriptionMetrics.Settings settings,
            double velocityTolerance) {
        ScoreSheet sheet = settings.sheet("transcription_velocity")
                .with("velocity tolerance", velocityTolerance, "of the reference's range");
        TranscriptionMetrics.put(sheet, notes(reference, estimate, settings, velocityTolerance), "");
        TranscriptionMetrics.put(
                sheet, notesWithoutOffset(reference, estimate, settings, velocityTolerance), "_no_offset");
        return sheet.scores();
    }

    /** Notes whose onset, pitch, offset and velocity are right. */
    public static TranscriptionMetrics.Notes notes(
            List<PitchedNote> reference,
            List<PitchedNote> estimate,
            TranscriptionMetrics.Settings settings,
            double velocityTolerance) {
        return notes(reference, estimate, settings, velocityTolerance, true);
    }

    /** Notes whose onset, pitch and velocity are right. */
    public static TranscriptionMetrics.Notes notesWithoutOffset(
            List<PitchedNote> reference,
            List<PitchedNote> estimate,
            TranscriptionMetrics.Settings settings,
            double velocityTolerance) {
        return notes(reference, estimate, settings, velocityTolerance, false);
    }

    private static TranscriptionMetrics.Notes notes(
            List<PitchedNote> reference,
            List<PitchedNote> estimate,
            TranscriptionMetrics.Settings settings,
            double tolerance,
            boolean offsets) {
        Require.positive("velocityTolerance", tolerance);
        double[] wanted = velocities("reference", reference);
        double[] found = velocities("estimate", estimate);
        int[] matching = NoteMatching.of(reference, estimate, settings).notes(offsets);
        keepLike(toUnitRange(wanted), found, matching, tolerance);
        return TranscriptionMetrics.score(reference, estimate, matching, settings.beta());
    }

    private static double[] velocities(String whose, List<PitchedNote> notes) {
        double[] velocities = notes.stream().mapToDouble(PitchedNote::velocity).toArray();
        for (int i = 0; i < velocities.length; i++) {
            if (Double.isNaN(velocities[i])) {
                throw new IllegalArgumentException("The " + whose + "'s note number " + (i + 1) + ", at "
                        + notes.get(i).onset()
                        + " s, has no velocity; all notes need one here. The figures without velocities do not.");
            }
        }
        return velocities;
    }

    /** A range of less than 1 is left as it is. */
    private static double[] toUnitRange(double[] velocities) {
        double least = Arrays.stream(velocities).min().orElse(0);
        double range = Math.max(1, Arrays.stream(velocities).max().orElse(0) - least);
        return Arrays.stream(velocities).map(v -> (v - least) / range).toArray();
    }

    /** Takes pairs out of a matching whose velocities differ after the best straight line. */
    private static void keepLike(double[] wanted, double[] found, int[] matching, double tolerance) {
        int pairs = 0;
        double meanWanted = 0;
        double meanFound = 0;
        for (int r = 0; r < matching.length; r++) {
            if (matching[r] >= 0) {
                pairs++;
                meanWanted += wanted[r];
                meanFound += found[matching[r]];
            }
        }
        meanWanted /= pairs;
        meanFound /= pairs;
        double slope = slope(wanted, meanWanted, found, meanFound, matching);
        for (int r = 0; r < matching.length; r++) {
            boolean like = matching[r] >= 0
                    && Math.abs(meanWanted + slope * (found[matching[r]] - meanFound) - wanted[r]) < tolerance;
            matching[r] = like ? matching[r] : -1;
        }
    }

    /** 0 where all velocities of the estimate are the same. */
    private static double slope(double[] wanted, double meanWanted, double[] found, double meanFound, int[] matching) {
        double product = 0;
        double square = 0;
        for (int r = 0; r < matching.length; r++) {
            if (matching[r] >= 0) {
                double x = found[matching[r]] - meanFound;
                product += x * (wanted[r] - meanWanted);
                square += x * x;
            }
        }
        return square == 0 ? 0 : product / square;
    }
}
