package etude.audio;

import java.io.IOException;

/** A file that cannot be read as sound, or sound that a format cannot hold: what was found, what is allowed, what to do. */
public class AudioFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message what was found, what is allowed, what to do */
    public AudioFormatException(String message) {
        super(message);
    }
}
