package etude.runtime;

/** ONNX Runtime could not do what was asked; the message is its own, with what it was doing. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what was being done and what led to it. */
    EngineException(String doing, Throwable cause) {
        super(doing + ": " + cause.getMessage(), cause);
    }
}
