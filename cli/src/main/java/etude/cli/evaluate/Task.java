package etude.cli.evaluate;

import java.io.IOException;
import java.util.List;

/**
 * Something that can be evaluated.
 *
 * @param name as users write it
 * @param files what reference and estimate are
 * @param settings what may be set
 * @param main figures that stand for the others where there is little room; the first few if none is named
 * @param opening makes a comparison
 */
record Task(String name, String files, List<Setting> settings, List<String> main, Opening opening) {

    /**
     * What may be set.
     *
     * @param name as users write it
     * @param usual value
     * @param meaning with its unit
     */
    record Setting(String name, String usual, String meaning) {}

    /** Makes a comparison. */
    @FunctionalInterface
    interface Opening {
        /**
         * Begins.
         *
         * @param settings what the user set, and the usual values of the rest
         * @param pairs all that will be compared
         * @throws etude.cli.UsageException if a setting cannot be meant
         */
        Comparison open(TaskSettings settings, List<Pair> pairs) throws IOException;
    }
}
