package etude.analysis.harmony;

import etude.annotation.Method;
import java.util.List;
import java.util.Optional;

/**
 * The key of a sound.
 *
 * @param ranking all keys, the likeliest first; empty where no note was heard
 * @param method how it was found
 */
public record KeyEstimate(List<Candidate> ranking, Method method) {

    /**
     * A key that it may be.
     *
     * @param key which
     * @param score correlation with its profile, and what beginning, end and the tonic's chord add to it
     * @param confidence probability, 0 to 1, as right as that on generated songs; those of all keys add up to 1
     */
    public record Candidate(Key key, double score, double confidence) {}

    /** Copies the ranking. */
    public KeyEstimate {
        ranking = List.copyOf(ranking);
    }

    /** The likeliest key; empty where no note was heard. */
    public Optional<Key> best() {
        return ranking.stream().findFirst().map(Candidate::key);
    }

    /** Confidence of the likeliest key, 0 to 1; 0 where no note was heard. */
    public double confidence() {
        return ranking.isEmpty() ? 0 : ranking.get(0).confidence();
    }
}
