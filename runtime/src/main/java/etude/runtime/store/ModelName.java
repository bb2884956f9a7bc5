package etude.runtime.store;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of models: one to three parts with slashes between, such as {@code mtat/musicnn}; each is a folder's name anywhere. */
final class ModelName {

    private static final int MAX_LENGTH = 64;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** What Windows does not take for a file, whatever its ending. */
    private static final Set<String> TAKEN = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private ModelName() {}

    /**
     * The name itself.
     *
     * @throws IllegalArgumentException if it cannot be the name of a model
     */
    static String checked(String name) {
        String[] parts = name.split("/", -1);
        boolean good = parts.length <= 3;
        for (String part : parts) {
            good &= PART.matcher(part).matches() && part.length() <= MAX_LENGTH && !part.endsWith(".") && !taken(part);
        }
        if (!good) {
            throw new IllegalArgumentException("A model cannot be called '" + name
                    + "'; names are letters, digits, '-', '_' and '.', in up to three parts with '/' between,"
                    + " such as mtat/musicnn.");
        }
        return name;
    }

    private static boolean taken(String part) {
        int dot = part.indexOf('.');
        return TAKEN.contains((dot < 0 ? part : part.substring(0, dot)).toLowerCase(Locale.ROOT));
    }
}
