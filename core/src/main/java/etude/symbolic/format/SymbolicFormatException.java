package etude.symbolic.format;

import java.io.IOException;

/** A file that is not in the format it should be in, or not in a kind of it that can be read: the message says why. */
public final class SymbolicFormatException extends IOException {

    private static final long serialVersionUID = 1;

    SymbolicFormatException(String message) {
        super(message);
    }

    SymbolicFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
