package etude.runtime.model;

import java.io.IOException;

/** A folder that holds no model, or one that is damaged or of another version: the message says which. */
public final class ModelFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence. */
    public ModelFormatException(String message) {
        super(message);
    }

    /** With a sentence and what led to it. */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
