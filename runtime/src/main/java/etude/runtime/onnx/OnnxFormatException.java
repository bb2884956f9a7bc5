package etude.runtime.onnx;

import java.io.IOException;

/** A file that is no ONNX network, is damaged, or says or asks for what cannot be; the message says which. */
public final class OnnxFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** With a sentence. */
    public OnnxFormatException(String message) {
        super(message);
    }

    /** With a sentence and what led to it. */
    public OnnxFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
