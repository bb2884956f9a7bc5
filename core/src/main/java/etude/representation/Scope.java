package etude.representation;

/** How much of a clip must be known before a frame can be computed. */
public sealed interface Scope {

    /** A frame depends on a bounded stretch of the clip around it: it can be streamed. */
    record Local() implements Scope {}

    /**
     * A frame depends on the whole clip: it takes a second pass, or is refused in a stream.
     *
     * @param reason what of the whole clip is needed, as the end of the sentence "it needs …"
     */
    record WholeClip(String reason) implements Scope {}

    /** Local in time. */
    Scope LOCAL = new Local();
}
