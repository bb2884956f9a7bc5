package etude.runtime;

import etude.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of agreement with published taggers, {@code bench/TAGGING-PARITY.md}. Errors are rounded up to one digit, so that
 * another machine writes the same table.
 */
final class TaggingTable {

    private static final Map<String, String> LINES = new TreeMap<>();
    private static final int WHOLE = 15;

    private TaggingTable() {}

    static synchronized void add(String network, String weights, double error, double tolerance) {
        LINES.put(
                network + " " + weights,
                "| " + network + " | " + weights + " | ≤ " + rounded(error) + " | " + tolerance(tolerance) + " |");
    }

    private static String rounded(double error) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(error, 1e-9))));
        int digit = (int) Math.ceil(error / unit - 1e-9);
        int exponent = (int) Math.round(Math.log10(unit));
        return digit == 10 ? "1e" + (exponent + 1) : Math.max(1, digit) + "e" + exponent;
    }

    private static String tolerance(double tolerance) {
        return rounded(tolerance);
    }

    /** Writes the table, where every network was there. */
    static synchronized void write() throws IOException {
        Path bench = Path.of(System.getProperty("etude.root", "..")).resolve("bench");
        if (LINES.size() == WHOLE && Files.isDirectory(bench)) {
            AtomicFile.write(bench.resolve("TAGGING-PARITY.md"), true, text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Agreement with the published taggers\n\n")
                .append(
                        "Written by the build (`ZooParityTest`) wherever the reference data is present: scores of a real clip")
                .append(
                        " from\n`reference/tagging`, beside those of the published PyTorch code. The error is the largest")
                .append(" absolute difference\nof a score behind the sigmoid, rounded up to one digit. Weights are the")
                .append(" published ones, or made by a rule\nwhere none were published.\n\n")
                .append("| network | weights | error | tolerance |\n|---|---|---|---|\n");
        LINES.values().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
