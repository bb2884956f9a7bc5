package etude.cli;

/** Text from files and file names, made fit for a terminal. */
public final class Text {

    private Text() {}

    /** Without control characters, which could move the cursor or rename the window; line ends stay. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(allowed(c) ? c : '\uFFFD'));
        return out.toString();
    }

    /** As {@link #printable}, on one line. */
    public static String line(String text) {
        return printable(text.strip().replaceAll("\\s*\\R\\s*", " / "));
    }

    private static boolean allowed(int c) {
        return c == '\n'
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR ->
                        c == 0x200D;
                    default -> true;
                };
    }
}
