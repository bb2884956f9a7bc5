package etude.io.array;

import java.io.IOException;

/** A file that is no array in numpy's format, or not one that can be read here: the message says why. */
public final class ArrayFormatException extends IOException {

    private static final long serialVersionUID = 1;

    ArrayFormatException(String message) {
        super(message);
    }
}
