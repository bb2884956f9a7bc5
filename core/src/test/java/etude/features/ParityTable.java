package etude.features;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of agreement with librosa, {@code bench/PARITY.md}. Errors are rounded up to one digit, so that another machine
 * writes the same table.
 */
final class ParityTable {

    private static final String HEAD = """
            # Agreement with librosa 0.11

            Written by the build (`LibrosaParityTest`) wherever the reference data is present. Every array of every folder
            of `reference/librosa` is here; each folder's `manifest.json` gives the exact call. The error is the largest
            absolute difference over the largest absolute reference value, edges included, rounded up to one digit.

            The variable-Q transform is not among the references. Beside librosa 1.0 on 20 s of "Let's Go Fishin'"
            (`audio/librosa`) its largest error is 3e-3 with a hop of 511, where librosa computes at one rate, and 9e-2 with
            a hop of 512, where librosa halves the rate from octave to octave: so far apart are its own two ways. Etude
            computes the definition either way, to 1e-4.

            | array | clip | error | tolerance | exception |
            |---|---|---|---|---|
            """;

    private final Set<String> lines = new TreeSet<>();

    void compared(String array, String clip, double error, LibrosaReference.Kind kind) {
        String shown = error == 0 ? "0" : "≤ " + roundedUp(error);
        lines.add(String.format(
                Locale.ROOT, "| %s | %s | %s | %s | %s |", array, clip, shown, tolerance(kind), kind.exception()));
    }

    void leftOut(String array, String clip, LibrosaReference.Kind kind) {
        lines.add(String.format(Locale.ROOT, "| %s | %s | not compared | | %s |", array, clip, kind.exception()));
    }

    private static String roundedUp(double error) {
        BigDecimal rounded = new BigDecimal(error)
                .round(new MathContext(1, RoundingMode.CEILING))
                .stripTrailingZeros();
        return rounded.unscaledValue() + "e" + -rounded.scale();
    }

    private static String tolerance(LibrosaReference.Kind kind) {
        return String.format(Locale.ROOT, "%.0e", kind.tolerance()).replace("e-0", "e-");
    }

    /** Writes the table where it has changed. */
    void write(Path file) throws IOException {
        String text = HEAD + String.join("\n", lines) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
