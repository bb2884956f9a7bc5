package etude.network.describe;

import etude.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A description as a table. */
final class DescriptionText {

    private static final List<String> HEAD = List.of("node", "layer", "output", "weights", "multiply-adds", "sees");
    private static final int FIRST_NUMBER = 3;

    private DescriptionText() {}

    static String of(Description description) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (DescribedNode row : description.nodes()) {
            lines.add(List.of(
                    row.node().name(),
                    row.words(),
                    shape(row.output()),
                    number(row.trained()),
                    number(row.multiplyAdds()),
                    sees(row.reach(), description)));
        }
        return table(lines) + "\n" + totals(description);
    }

    private static String table(List<List<String>> lines) {
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blank = " ".repeat(widths[i] - line.get(i).length());
                row.append(i < FIRST_NUMBER ? line.get(i) + blank : blank + line.get(i))
                        .append("  ");
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String totals(Description description) {
        return "input            " + length(description.samples(), description) + "\n"
                + "trained          " + count(description.trained()) + " numbers\n"
                + "running averages " + count(description.statistics()) + " numbers\n"
                + "multiply-adds    " + count(description.multiplyAdds()) + "\n"
                + "receptive field  " + reach(description) + "\n";
    }

    private static String reach(Description description) {
        Reach reach = description.reach();
        if (reach instanceof Reach.Whole whole) {
            return "the whole input: " + whole.because();
        }
        Reach.Local local = (Reach.Local) reach;
        String beyond = local.span() > description.samples() ? ", more than the input" : "";
        return length(local.span(), description) + beyond;
    }

    private static String length(long samples, Description description) {
        String text = count(samples) + (samples == 1 ? " sample" : " samples");
        return description.sampleRate() == 0
                ? text
                : text + " (" + seconds(samples, description.sampleRate()) + " at " + description.sampleRate() + " Hz)";
    }

    private static String sees(Reach reach, Description description) {
        if (reach instanceof Reach.Whole) {
            return "all";
        }
        long span = ((Reach.Local) reach).span();
        return description.sampleRate() == 0 ? count(span) : seconds(span, description.sampleRate());
    }

    private static String seconds(long samples, int rate) {
        double seconds = (double) samples / rate;
        return seconds < 0.1
                ? String.format(Locale.ROOT, "%.1f ms", 1000 * seconds)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String shape(Shape shape) {
        List<String> axes = new ArrayList<>();
        for (int i = 1; i < shape.rank(); i++) {
            axes.add(Integer.toString(shape.get(i)));
        }
        return String.join(" × ", axes);
    }

    private static String number(long number) {
        return number == 0 ? "" : count(number);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
