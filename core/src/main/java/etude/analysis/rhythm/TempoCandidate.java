package etude.analysis.rhythm;

/**
 * A tempo that a listener might tap.
 *
 * @param bpm beats a minute, positive
 * @param confidence 0 to 1; those of an estimate add up to at most 1
 */
public record TempoCandidate(double bpm, double confidence) {

    /** Checks the ranges. */
    public TempoCandidate {
        if (!(bpm > 0 && bpm < Double.POSITIVE_INFINITY) || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A tempo is " + bpm + " BPM with confidence " + confidence
                    + "; it must be positive, the confidence from 0 to 1.");
        }
    }
}
