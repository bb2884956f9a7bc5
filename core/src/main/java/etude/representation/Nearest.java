package etude.representation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Sentences for names that do not exist: the nearest one that does, or all of them where none is near. */
public final class Nearest {

    private Nearest() {}

    /**
     * What to throw where a name is not known.
     *
     * @param what the name stands for, as a noun
     * @param name that was asked for
     * @param known names that there are, at least one
     */
    public static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(k -> distance(name.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT))))
                .orElseThrow();
        boolean close = distance(name.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT))
                <= Math.max(2, name.length() / 2);
        String help = close
                ? "; did you mean '" + nearest + "'?"
                : ". There " + (known.size() == 1 ? "is: " : "are: ") + String.join(", ", known) + ".";
        return new IllegalArgumentException("There is no " + what + " '" + name + "'" + help);
    }

    /** Levenshtein's distance: letters inserted, deleted or replaced. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
