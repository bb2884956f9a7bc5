package etude.cli.evaluate;

import etude.cli.Text;
import etude.metrics.Bootstrap;
import etude.metrics.Protocol;
import etude.metrics.Scores;
import etude.metrics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures for people. */
final class EvaluationText {

    /** Figures that fit into a line, where a task does not say which. */
    private static final int OF_A_LINE = 4;

    private final Task task;
    private final boolean brief;
    private final List<@Nullable Protocol> told = new ArrayList<>();

    /** @param brief whether a track is told in a line, since means follow */
    EvaluationText(Task task, boolean brief) {
        this.task = task;
        this.brief = brief;
    }

    static List<String> about(Task task) {
        List<String> lines = new ArrayList<>();
        lines.add(task.name() + ": " + task.files());
        task.settings()
                .forEach(setting ->
                        lines.add("  --set " + setting.name() + "=" + setting.usual() + "  " + setting.meaning()));
        if (task.settings().isEmpty()) {
            lines.add("  nothing can be set");
        }
        return lines;
    }

    List<String> lines(Pair pair, List<Result> results) {
        List<String> lines = new ArrayList<>(warnings(results));
        if (!brief) {
            results.forEach(result -> {
                lines.add(how(result.scores().protocol()));
                lines.addAll(table(result.scores()));
            });
            return lines;
        }
        for (int i = 0; i < results.size(); i++) {
            announce(lines, i, results.get(i).scores().protocol());
        }
        String name = Text.line(pair.name());
        if (results.size() == 1) {
            lines.add(name + ": " + inBrief(results.get(0).scores()));
        } else if (!results.isEmpty()) {
            lines.add(name);
            results.forEach(result -> lines.add("  " + ownName(result, results) + ": " + inBrief(result.scores())));
        }
        return lines;
    }

    private static List<String> warnings(List<Result> results) {
        return results.stream()
                .map(result -> result.details().get(Result.WARNINGS))
                .filter(found -> found instanceof List<?>)
                .flatMap(found -> ((List<?>) found).stream())
                .map(sentence -> "! " + Text.line(String.valueOf(sentence)))
                .distinct()
                .toList();
    }

    /** Says how figures are taken where they were taken differently before. */
    private void announce(List<String> lines, int place, Protocol protocol) {
        if (place == told.size()) {
            told.add(null);
        }
        if (!protocol.equals(told.get(place))) {
            lines.add(how(protocol));
            told.set(place, protocol);
        }
    }

    /** The settings by which one result of a track differs from the others. */
    private static String ownName(Result result, List<Result> results) {
        Map<String, String> own = result.scores().protocol().settings();
        return own.entrySet().stream()
                .filter(entry -> results.stream()
                        .anyMatch(other -> !entry.getValue()
                                .equals(other.scores().protocol().settings().get(entry.getKey()))))
                .filter(entry -> results.stream()
                        .allMatch(other -> other.scores().protocol().settings().containsKey(entry.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    private String inBrief(Scores scores) {
        List<String> names =
                task.main().stream().filter(scores.values()::containsKey).toList();
        List<String> shown = names.isEmpty()
                ? scores.values().keySet().stream().limit(OF_A_LINE).toList()
                : names;
        return shown.stream()
                .map(name -> Text.line(name) + " " + number(scores.get(name)))
                .collect(Collectors.joining(", "));
    }

    private static String how(Protocol protocol) {
        String settings = protocol.settings().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return Text.line(protocol.task() + (settings.isEmpty() ? "" : " (" + settings + ")"));
    }

    private static List<String> table(Scores scores) {
        int width = width(scores.values());
        return scores.values().entrySet().stream()
                .map(entry -> "  " + padded(entry.getKey(), width) + "  " + number(entry.getValue()))
                .toList();
    }

    List<String> means(List<Summary> summaries, List<Result> together) {
        List<String> lines = new ArrayList<>();
        for (Summary summary : summaries) {
            lines.add("");
            lines.add("mean of " + summary.tracks()
                    + (summary.tracks() == 1 ? " track: " : " tracks, with 95 % intervals: ")
                    + how(summary.protocol()));
            int width = width(summary.means());
            summary.means().forEach((name, interval) -> lines.add("  " + padded(name, width) + "  " + words(interval)));
        }
        for (Result result : together) {
            lines.add("");
            lines.add("all tracks counted together: " + how(result.scores().protocol()));
            lines.addAll(table(result.scores()));
        }
        return lines;
    }

    private static String words(Bootstrap.Interval interval) {
        String mean = number(interval.mean());
        String range = interval.n() < 2 ? "" : "  [" + number(interval.low()) + ", " + number(interval.high()) + "]";
        return mean + range + "  n " + interval.n();
    }

    private static int width(Map<String, ?> values) {
        return values.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String name, int width) {
        return Text.line(name) + " ".repeat(Math.max(0, width - name.length()));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "not defined";
        }
        return Double.isInfinite(value)
                ? (value > 0 ? "infinite" : "-infinite")
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
