package etude.learn.recipe;

/**
 * A duration. In TOML a number of seconds, or a text with a unit: {@code "250 ms"}, {@code "30 s"}, {@code "2 min"}.
 *
 * @param value seconds, at least 0
 */
public record Seconds(double value) {

    /** Checks the range. */
    public Seconds {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("A duration of " + value + " s is none; it must be at least 0 s.");
        }
    }

    /**
     * A duration with its unit.
     *
     * @throws IllegalArgumentException if it is none, saying which are known
     */
    static Seconds parse(String text) {
        String[] words = text.strip().split("(?<=[0-9.])\\s*(?=[a-zµ]+$)");
        if (words.length == 2) {
            try {
                return new Seconds(Double.parseDouble(words[0]) * unit(words[1], text));
            } catch (NumberFormatException e) {
                throw unreadable(text);
            }
        }
        throw unreadable(text);
    }

    private static double unit(String unit, String text) {
        return switch (unit) {
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "min" -> 60;
            case "h" -> 3600;
            default -> throw unreadable(text);
        };
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no duration; write seconds as a number, or \"250 ms\", \"30 s\", \"2 min\", \"1 h\".");
    }

    @Override
    public String toString() {
        return value + " s";
    }
}
