package etude.runtime.store;

import java.io.IOException;

/** The place where a file is published cannot be reached: the message says what to do without a connection. */
public final class OfflineException extends IOException {

    private static final long serialVersionUID = 1;

    OfflineException(String message, Throwable cause) {
        super(message, cause);
    }
}
