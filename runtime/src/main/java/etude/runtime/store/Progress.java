package etude.runtime.store;

/** Hears how a download goes, and may end it. */
@FunctionalInterface
public interface Progress {

    /**
     * Called now and then, from the thread that downloads.
     *
     * @param done bytes that are here
     * @param total bytes in all; -1 where that is not known
     * @return whether to go on
     */
    boolean at(long done, long total);

    /** Goes on to the end in silence. */
    static Progress silent() {
        return (done, total) -> true;
    }
}
