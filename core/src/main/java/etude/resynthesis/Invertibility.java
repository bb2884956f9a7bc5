package etude.resynthesis;

import etude.representation.Representation;

/**
 * Whether there is a way back from a representation to sound, and what is lost on it.
 *
 * @param kind how far the way leads
 * @param reason a sentence: what is lost, or why there is no way
 */
public record Invertibility(Kind kind, String reason) {

    /** How far the way back leads. */
    public enum Kind {
        /** The sound comes back but for rounding. */
        EXACT,
        /** A sound comes back that has about this representation. */
        APPROXIMATE,
        /** There is no way back. */
        NONE
    }

    /** What is known of a representation. */
    public static Invertibility of(Representation representation) {
        return representation.accept(new Inversion()).invertibility();
    }
}
