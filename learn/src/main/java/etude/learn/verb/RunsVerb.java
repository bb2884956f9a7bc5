package etude.learn.verb;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Table;
import etude.cli.Verb;
import etude.learn.run.RunSummary;
import etude.learn.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and compares training runs. */
@Command(
        name = "runs",
        description = {
            "List training runs and compare them. Runs that were judged on different examples or splits are listed apart, and"
                    + " never ranked against each other.",
            "",
            "Example: etude runs runs --rank accuracy"
        })
public final class RunsVerb implements Verb {

    @Parameters(paramLabel = "DIR", description = "Folders of runs, or with runs in them (default: runs).")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--rank", paramLabel = "METRIC", description = "Rank all of them by a metric, such as accuracy.")
    private @Nullable String rank;

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        List<RunSummary> runs = new ArrayList<>();
        for (Path folder : folders.isEmpty() ? List.of(Path.of("runs")) : folders) {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString(), null, "there is no such folder of runs");
            }
            runs.addAll(Runs.in(folder));
        }
        if (rank != null) {
            runs = Runs.ranked(runs, rank);
        }
        if (form.json()) {
            runs.forEach(run -> console.print(Json.of(tree(run))));
        } else if (runs.isEmpty()) {
            console.say("There are no runs. './etude train' makes one.");
        } else if (rank != null) {
            table(runs).forEach(console::print);
        } else {
            Runs.comparable(runs).values().forEach(group -> group(console, group));
        }
        return 0;
    }

    private static void group(Console console, List<RunSummary> runs) {
        RunSummary first = runs.get(0);
        console.print(first.data() + (first.protocol().isEmpty() ? "" : ": " + first.protocol()));
        table(runs).forEach(line -> console.print("  " + line));
        console.print("");
    }

    private static List<String> table(List<RunSummary> runs) {
        Table table = new Table();
        for (RunSummary run : runs) {
            List<Object> row = new ArrayList<>();
            row.add(run.path());
            row.add(run.learner());
            row.add(word(run.state()));
            for (RunSummary.Metric figure : run.figures()) {
                row.add(figure.name() + " " + text(figure));
            }
            table.row(row.toArray());
        }
        return table.lines();
    }

    private static String text(RunSummary.Metric figure) {
        String value = String.format(Locale.ROOT, "%.3f", figure.value());
        return Double.isNaN(figure.low())
                ? value
                : value + String.format(Locale.ROOT, " [%.3f, %.3f]", figure.low(), figure.high());
    }

    private static String word(RunSummary.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> tree(RunSummary run) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", run.path());
        tree.put("name", run.name());
        tree.put("state", word(run.state()));
        tree.put("learner", run.learner());
        tree.put("data", run.data());
        tree.put("protocol", run.protocol());
        tree.put("judged", run.judged());
        tree.put("time", run.time());
        tree.put("figures", run.figures().stream().map(RunsVerb::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(RunSummary.Metric figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", figure.name());
        tree.put("value", figure.value());
        tree.put("low", figure.low());
        tree.put("high", figure.high());
        return tree;
    }
}
