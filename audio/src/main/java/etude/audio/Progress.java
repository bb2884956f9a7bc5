package etude.audio;

/** Hears how far a long read or write is, and may end it. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing, ends nothing. */
    Progress NONE = (done, expected) -> true;

    /**
     * Called now and then.
     *
     * @param done samples of each channel so far
     * @param expected how many there will be, by what the file declares; -1 where unknown
     * @return whether to go on; false ends the work with an {@link java.io.InterruptedIOException}
     */
    boolean at(long done, long expected);
}
