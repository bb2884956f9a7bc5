package etude.nn;

/** The training engine cannot be had, or refused a computation. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    EngineException(String message) {
        super(message);
    }

    /** What libtorch refused while something was done, without the trace of its own code. */
    static EngineException refused(String what, RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        int trace = words.indexOf("\nException raised from");
        return new EngineException(what + ": " + (trace < 0 ? words : words.substring(0, trace)).strip(), e);
    }
}
