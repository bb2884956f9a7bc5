package etude.cli.evaluate;

import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.metrics.Bootstrap;
import etude.metrics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares estimates with references. */
@Command(
        name = "evaluate",
        description = {
            "Say how well an estimate agrees with a reference, in the field's figures, and how they were taken.",
            "Two folders are compared file by file, by names without extension; then come means over tracks with 95 %%"
                    + " bootstrap intervals.",
            "",
            "Tasks: beat, tempo, onset, key, chord, melody, multipitch, transcription, transcription_velocity, segment,"
                    + " hierarchy, pattern, alignment, separation, sound_event, tagging, classification."
                    + " 'etude evaluate TASK --list' says what its files are and what can be set.",
            "Files: JAMS, .lab, .beats and other tables of text, CSV, labels of Audacity, MIDI for notes, sounds for separation.",
            "",
            "Example: etude evaluate beat annotations/ found/ --set window=0.05 --json"
        })
public final class EvaluateVerb implements Verb {

    @Parameters(index = "0", paramLabel = "TASK", description = "What is compared.")
    private String task = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "A file or a folder: what is right.")
    private String reference = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "ESTIMATE",
            description = "A file or a folder: what was found.")
    private String estimate = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Change how figures are taken, such as window=0.05; can be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--list", description = "Say what the task's files are and what can be set, and stop.")
    private boolean list;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "N",
            description = "Of the bootstrap's drawing (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        Task chosen = Tasks.named(task);
        if (list) {
            EvaluationText.about(chosen).forEach(console::print);
            return 0;
        }
        requireNames();
        TaskSettings set = TaskSettings.of(chosen, Options.settings(settings));
        Path truth = Path.of(reference);
        Path found = Path.of(estimate);
        return isCollection(chosen, truth)
                ? folders(console, chosen, set, truth, found)
                : files(console, chosen, set, truth, found);
    }

    private void requireNames() {
        if (reference.isEmpty() || estimate.isEmpty()) {
            throw new UsageException("evaluate needs a reference and an estimate, each a file or a folder.");
        }
        InputFiles.requireName(reference);
    }

    /** A folder is many tracks; of separation only one that has no sounds itself, but folders. */
    private static boolean isCollection(Task task, Path path) throws IOException {
        if (!Files.isDirectory(path) || !task.name().equals(SeparationTask.TASK.name())) {
            return Files.isDirectory(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .noneMatch(Files::isRegularFile);
        }
    }

    private int files(Console console, Task chosen, TaskSettings set, Path truth, Path found) throws IOException {
        Pair pair = new Pair(Pair.withoutExtension(String.valueOf(truth.getFileName())), truth, Optional.of(found));
        List<Pair> pairs = List.of(pair);
        return compare(console, chosen, chosen.opening().open(set, pairs), pairs, false);
    }

    private int folders(Console console, Task chosen, TaskSettings set, Path truth, Path found) throws IOException {
        if (!Files.isDirectory(found)) {
            throw new UsageException(
                    truth + " is a folder, but " + found + " is none; both must be files or both folders.");
        }
        Pair.Pairs pairs = chosen.name().equals(SeparationTask.TASK.name())
                ? Pair.ofSubfolders(truth, found)
                : Pair.ofFolders(truth, found);
        pairs.left().forEach(file -> console.say(file + ": there is no reference for it; it is left out."));
        return compare(console, chosen, chosen.opening().open(set, pairs.pairs()), pairs.pairs(), true);
    }

    private int compare(Console console, Task chosen, Comparison comparison, List<Pair> pairs, boolean means) {
        Batch batch = new Batch(console, "tracks");
        EvaluationText text = new EvaluationText(chosen, means);
        EvaluationMeans collected = new EvaluationMeans(new Bootstrap(10_000, 0.95, seed));
        try (Progress progress = console.progress(chosen.name())) {
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                progress.at((double) i / pairs.size());
                List<Result> results = new ArrayList<>();
                String why = batch.run(pair.reference().toString(), () -> results.addAll(comparison.compare(pair)));
                tell(console, text, pair, results, why);
                if (why.isEmpty()) {
                    collected.add(results);
                }
            }
        }
        boolean told = !means || collected.tracks() == 0 || tellMeans(console, text, collected, comparison.together());
        return Math.max(batch.end(), told ? 0 : 1);
    }

    private void tell(Console console, EvaluationText text, Pair pair, List<Result> results, String why) {
        if (form.json()) {
            EvaluationJson.lines(pair, results, why).forEach(line -> console.print(Json.of(line)));
        } else {
            text.lines(pair, results).forEach(console::print);
        }
    }

    /** Whether there are means: figures that were taken differently have none. */
    private boolean tellMeans(Console console, EvaluationText text, EvaluationMeans means, List<Result> together) {
        List<Summary> summaries;
        try {
            summaries = means.summaries();
        } catch (IllegalArgumentException e) {
            console.complain(e);
            return false;
        }
        if (form.json()) {
            EvaluationJson.means(summaries, together).forEach(line -> console.print(Json.of(line)));
        } else {
            text.means(summaries, together).forEach(console::print);
        }
        return true;
    }
}
