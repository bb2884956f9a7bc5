package etude.learn.data.check;

import java.util.List;

/**
 * Something amiss.
 *
 * @param severity how bad it is
 * @param kind the same words for all alike: {@code unreadable audio}
 * @param meaning a sentence: what it does to what is learned, and what to do
 * @param count how often it was found
 * @param examples some of them
 */
public record Finding(Severity severity, String kind, String meaning, int count, List<String> examples) {

    /** How bad something is. */
    public enum Severity {
        /** What is learned or measured from it is wrong. */
        ERROR,
        /** Worth a look. */
        WARNING
    }

    private static final int SHOWN = 5;

    /** Copies the list. */
    public Finding {
        examples = List.copyOf(examples);
    }

    /** With the first of all that were found. */
    static Finding of(Severity severity, String kind, String meaning, List<String> all) {
        return new Finding(severity, kind, meaning, all.size(), all.subList(0, Math.min(SHOWN, all.size())));
    }
}
