package etude.learn.run;

import etude.learn.recipe.NetworkTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists runs and compares them. */
public final class Runs {

    private static final int DEPTH = 4;

    private Runs() {}

    /** All runs in a folder and below, by path; folders of single rounds are parts of their run. */
    public static List<RunSummary> in(Path folder) throws IOException {
        List<RunSummary> runs = new ArrayList<>();
        collect(folder, 0, runs);
        return runs;
    }

    private static void collect(Path folder, int depth, List<RunSummary> runs) throws IOException {
        if (RunFolder.isRun(folder)) {
            runs.add(of(RunFolder.open(folder)));
            return;
        }
        if (depth == DEPTH) {
            return;
        }
        List<Path> inside;
        try (var entries = Files.list(folder)) {
            inside = entries.filter(Files::isDirectory)
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path child : inside) {
            collect(child, depth + 1, runs);
        }
    }

    /** What a run came to. */
    public static RunSummary of(RunFolder run) throws IOException {
        JsonNode data = json(run, "data.json");
        List<RunEvent> events = run.events().read();
        String learner = run.recipe()
                .network()
                .map(NetworkTable::architecture)
                .orElseGet(() -> run.recipe()
                        .classic()
                        .map(classic -> String.join("+", classic.representations()) + " " + classic.method())
                        .orElse(""));
        return new RunSummary(
                run.path().toString(),
                run.recipe().name(),
                state(events),
                learner,
                data.path("name").asString(run.recipe().data().source()),
                data.path("audio").asString("")
                        + data.path("annotation").asString("")
                        + data.path("split").asString(""),
                data.path("protocol").asString(""),
                figures(json(run, "evaluation.json")),
                events.isEmpty() ? "" : events.get(events.size() - 1).time());
    }

    private static JsonNode json(RunFolder run, String name) throws IOException {
        Path file = run.path().resolve(name);
        if (!Files.exists(file)) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<RunSummary.Metric> figures(JsonNode evaluation) {
        List<RunSummary.Metric> figures = new ArrayList<>();
        for (JsonNode figure : evaluation.path("figures")) {
            figures.add(new RunSummary.Metric(
                    figure.path("name").asString(""),
                    figure.path("value").asDouble(Double.NaN),
                    figure.path("low").asDouble(Double.NaN),
                    figure.path("high").asDouble(Double.NaN)));
        }
        return figures;
    }

    private static RunSummary.State state(List<RunEvent> events) {
        RunSummary.State state = RunSummary.State.NEW;
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Evaluated) {
                state = RunSummary.State.JUDGED;
            } else if (event instanceof RunEvent.Finished) {
                state = RunSummary.State.TRAINED;
            } else if (event instanceof RunEvent.Failed) {
                state = RunSummary.State.FAILED;
            } else if (event instanceof RunEvent.Stopped) {
                state = RunSummary.State.STOPPED;
            } else {
                state = RunSummary.State.BEGUN;
            }
        }
        return state;
    }

    /** Runs that may be compared: judged by the same examples with the same labels, after learning from the same. */
    public static Map<String, List<RunSummary>> comparable(List<RunSummary> runs) {
        Map<String, List<RunSummary>> groups = new LinkedHashMap<>();
        for (RunSummary run : runs) {
            groups.computeIfAbsent(run.judged(), key -> new ArrayList<>()).add(run);
        }
        groups.values().forEach(group -> group.sort(Comparator.comparingDouble(run -> -first(run))));
        return groups;
    }

    private static double first(RunSummary run) {
        return run.figures().isEmpty()
                ? Double.NEGATIVE_INFINITY
                : run.figures().get(0).value();
    }

    /**
     * Runs in the order of a metric, the largest first; those that are not judged yet come last.
     *
     * @throws IllegalArgumentException if they were not judged by the same examples, or none has this metric
     */
    public static List<RunSummary> ranked(List<RunSummary> runs, String metric) {
        List<RunSummary> judged =
                runs.stream().filter(run -> !run.figures().isEmpty()).toList();
        Map<String, List<RunSummary>> groups = comparable(judged);
        if (groups.size() > 1) {
            StringBuilder which = new StringBuilder();
            groups.values()
                    .forEach(group -> which.append("\n  ")
                            .append(group.get(0).data())
                            .append(", ")
                            .append(group.get(0).protocol())
                            .append(": ")
                            .append(String.join(
                                    ", ", group.stream().map(RunSummary::path).toList())));
            throw new IllegalArgumentException(
                    "These runs were judged on different examples or splits, so their figures"
                            + " cannot be ranked; rank those of one kind:" + which);
        }
        if (judged.stream().allMatch(run -> Double.isNaN(value(run, metric)))) {
            throw new IllegalArgumentException("No run has the metric '" + metric + "'"
                    + (judged.isEmpty()
                            ? "; none is judged yet."
                            : ". There are: "
                                    + String.join(
                                            ", ",
                                            judged.get(0).figures().stream()
                                                    .map(RunSummary.Metric::name)
                                                    .toList())
                                    + "."));
        }
        List<RunSummary> ranked = new ArrayList<>(runs);
        ranked.sort(Comparator.comparingDouble(run -> {
            double value = value(run, metric);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        }));
        return ranked;
    }

    private static double value(RunSummary run, String metric) {
        return run.figures().stream()
                .filter(figure -> figure.name().equals(metric))
                .mapToDouble(RunSummary.Metric::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
