package etude.nn;

/** The training engine cannot be had, or refused a computation. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrainingException(String message, Throwable cause) {
        super(message, cause);
    }

    TrainingException(String message) {
        super(message);
    }

    /** What libtorch refused while something was done, without the trace of its own code. */
    static TrainingException refused(String what, RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        int trace = words.indexOf("\nException raised from");
        return new TrainingException(what + ": " + (trace < 0 ? words : words.substring(0, trace)).strip(), e);
    }
}
