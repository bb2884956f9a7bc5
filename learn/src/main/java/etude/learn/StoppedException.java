package etude.learn;

/** Training was stopped before its end, and may be resumed. */
public final class StoppedException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * With a sentence.
     *
     * @param message why, and what has been kept
     */
    public StoppedException(String message) {
        super(message);
    }
}
