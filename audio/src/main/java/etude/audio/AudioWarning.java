package etude.audio;

/**
 * Something the listener should know of a file that was read or written all the same.
 *
 * @param kind what kind of thing it is
 * @param message one sentence for people
 */
public record AudioWarning(Kind kind, String message) {

    /** What can be amiss. */
    public enum Kind {
        /** The file ends before its sound does. */
        TRUNCATED,
        /** The duration that the file declares is not the one that was decoded. */
        DURATION,
        /** Parts were damaged: left out, or decoded to something else than was encoded. */
        CORRUPT,
        /** Rate or channels change midway; later parts were converted. */
        FORMAT_CHANGE,
        /** The file says things of itself that contradict each other. */
        HEADER,
        /** There is no sound in it, or more than one. */
        CONTENT,
        /** Samples beyond full scale, or that are no numbers, were changed in writing. */
        CLIPPED,
        /** The sample rate was changed in writing, since the codec does not know it. */
        RESAMPLED
    }

    @Override
    public String toString() {
        return message;
    }
}
