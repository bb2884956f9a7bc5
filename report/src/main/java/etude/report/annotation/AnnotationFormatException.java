package etude.report.annotation;

import java.io.IOException;

/** A file that does not say what it should: the message names it, the line, what was found and what is allowed. */
public final class AnnotationFormatException extends IOException {

    private static final long serialVersionUID = 1;

    AnnotationFormatException(String message) {
        super(message);
    }
}
