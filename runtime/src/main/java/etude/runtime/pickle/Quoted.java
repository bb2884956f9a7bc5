package etude.runtime.pickle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strings as the text protocol of pickles writes them, and names as messages show them. */
public final class Quoted {

    private static final int SHOWN = 80;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\\\'\"nrt])");

    private Quoted() {}

    /** {@code 'text'} or {@code "text"} without its quotes. */
    static String unquote(String line) throws PickleException {
        int last = line.length() - 1;
        if (last < 1 || line.charAt(0) != line.charAt(last) || "'\"".indexOf(line.charAt(0)) < 0) {
            throw new PickleException("has a string without quotes: " + shown(line));
        }
        return unescape(line.substring(1, last));
    }

    /** Text with its escapes replaced. */
    static String unescape(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
    }

    private static String character(String escape) {
        return switch (escape.charAt(0)) {
            case 'u', 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> escape;
        };
    }

    /** A name from a file that nobody trusts, short and without control characters. */
    public static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }
}
