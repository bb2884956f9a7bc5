package etude.runtime.pickle;

import java.io.IOException;

/** A pickle that is damaged, or that asks for what is not allowed: the message says which. */
public final class PickleException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a message that follows the name of a file: {@code "ends too early"}. */
    public PickleException(String message) {
        super(message);
    }
}
