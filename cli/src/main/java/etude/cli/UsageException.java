package etude.cli;

/** What the user asked for cannot be meant; the message says why and what to write instead. Exit code 2. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a sentence for the user. */
    public UsageException(String message) {
        super(message);
    }
}
