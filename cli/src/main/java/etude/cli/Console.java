package etude.cli;

import java.io.PrintStream;

/**
 * Where a command speaks: data to standard output, words to standard error.
 *
 * @param out data
 * @param err messages
 * @param terminal whether somebody is watching standard error, so that progress may be drawn
 * @param debug whether errors come with their stack traces
 */
public record Console(PrintStream out, PrintStream err, boolean terminal, boolean debug) {

    /** Says something to the user. */
    public void say(String message) {
        err.println(Text.printable(message));
    }

    /** Prints a line of data. */
    public void print(String line) {
        out.println(line);
    }

    /** A bar for work that takes long; invisible where nobody watches. */
    public Progress progress(String what) {
        return terminal ? new ProgressBar(err, what) : Progress.NONE;
    }

    /** Says what went wrong, as a sentence. */
    public void complain(Throwable failure) {
        say(Sentences.of(failure));
        if (debug) {
            failure.printStackTrace(err);
        }
    }
}
