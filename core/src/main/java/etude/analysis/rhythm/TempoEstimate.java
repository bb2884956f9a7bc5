package etude.analysis.rhythm;

import java.util.List;

/**
 * How fast a listener would tap, with what else might be meant.
 *
 * @param candidates the likeliest first; empty where no tempo was found
 */
public record TempoEstimate(List<TempoCandidate> candidates) {

    /** No tempo was found. */
    public static final TempoEstimate NONE = new TempoEstimate(List.of());

    private static final double SAME = 0.04;

    /** Checks the order. */
    public TempoEstimate {
        candidates = List.copyOf(candidates);
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).confidence() > candidates.get(i - 1).confidence()) {
                throw new IllegalArgumentException(
                        "Candidate " + (i + 1) + " is likelier than the one before; the likeliest must come first.");
            }
        }
    }

    /** Whether a tempo was found. */
    public boolean found() {
        return !candidates.isEmpty();
    }

    /** The likeliest tempo in beats a minute; 0 where none was found. */
    public double bpm() {
        return found() ? candidates.get(0).bpm() : 0;
    }

    /** Confidence in the likeliest tempo, 0 to 1; 0 where none was found. */
    public double confidence() {
        return found() ? candidates.get(0).confidence() : 0;
    }

    /**
     * How sure the likeliest tempo is against a multiple of itself: 1 where that is no candidate, 0.5 where both are
     * equally likely; 0 where no tempo was found.
     *
     * @param ratio of the other tempo to this one, such as 0.5 for half, 2 for double, 3 for triple
     */
    public double sureAgainst(double ratio) {
        if (!found()) {
            return 0;
        }
        double other = 0;
        for (TempoCandidate candidate : candidates.subList(1, candidates.size())) {
            if (Math.abs(candidate.bpm() / (ratio * bpm()) - 1) <= SAME) {
                other = Math.max(other, candidate.confidence());
            }
        }
        return confidence() == 0 ? 0 : confidence() / (confidence() + other);
    }
}
