package etude.runtime.checkpoint;

import java.io.IOException;

/** A file that is no checkpoint, is damaged, or is of a kind that is not read: the message says which and what to do. */
public final class CheckpointException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence. */
    public CheckpointException(String message) {
        super(message);
    }

    /** With a sentence and what led to it. */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
