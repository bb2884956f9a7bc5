package etude.metrics;

import java.util.Locale;
import java.util.Map;

/**
 * How near an estimated key is to the key of a piece.
 *
 * <p>Conventions. A key is a tonic and a mode, such as {@code C# major}, {@code Bb minor} or {@code D other}, or
 * {@code X} where a piece has none. Tonics that sound alike are equal ({@code C#} and {@code Db}), upper and lower case do not
 * matter. The weights are those of the MIREX task: 1 for the key itself, 0.5 for the key a fifth above in the same
 * mode, 0.3 for the relative key, 0.2 for the parallel one, 0 for others.
 *
 * @see <a href="https://www.music-ir.org/mirex/wiki/2005:Audio_and_Symbolic_Key">MIREX: Audio and symbolic key
 *     finding</a>
 */
public final class KeyMetrics {

    private static final Map<Character, Integer> NATURALS =
            Map.of('c', 0, 'd', 2, 'e', 4, 'f', 5, 'g', 7, 'a', 9, 'b', 11);

    private static final String ALLOWED =
            "' is not a key; allowed are a tonic A to G, with # or b where needed, and the mode major, minor or other,"
                    + " such as 'F# minor', or X for no key.";

    private KeyMetrics() {}

    /** The weighted score with its protocol. */
    public static Scores evaluate(String reference, String estimate) {
        return new ScoreSheet("key")
                .with("same key", 1, "")
                .with("fifth above", 0.5, "")
                .with("relative key", 0.3, "")
                .with("parallel key", 0.2, "")
                .put("Weighted Score", weightedScore(reference, estimate))
                .scores();
    }

    /**
     * The weighted score.
     *
     * @param reference a key, such as {@code C# major}
     * @param estimate a key
     * @return 1, 0.5, 0.3, 0.2 or 0
     * @throws IllegalArgumentException if one of them is not a key
     */
    public static double weightedScore(String reference, String estimate) {
        return Key.parse(reference).score(Key.parse(estimate));
    }

    /** A tonic as pitch class, −1 for none, and a mode. */
    private record Key(int tonic, String mode) {

        static Key parse(String text) {
            String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
            if (words.length == 1 && words[0].equals("x")) {
                return new Key(-1, "");
            }
            if (words.length != 2 || !words[0].matches("[a-g][#b]?") || !words[1].matches("major|minor|other")) {
                throw new IllegalArgumentException("'" + text + ALLOWED);
            }
            return new Key(tonic(words[0]), words[1]);
        }

        private static int tonic(String name) {
            int sign = name.length() == 1 ? 0 : name.charAt(1) == '#' ? 1 : -1;
            return Math.floorMod(NATURALS.getOrDefault(name.charAt(0), 0) + sign, 12);
        }

        double score(Key estimate) {
            if (equals(estimate)) {
                return 1;
            }
            if (tonic < 0 || estimate.tonic < 0) {
                return 0;
            }
            int up = Math.floorMod(estimate.tonic - tonic, 12);
            return estimate.mode.equals(mode) ? (up == 7 ? 0.5 : 0) : otherMode(up);
        }

        private double otherMode(int up) {
            boolean relative = mode.equals("major") && up == 9 || mode.equals("minor") && up == 3;
            return relative ? 0.3 : up == 0 ? 0.2 : 0;
        }
    }
}
