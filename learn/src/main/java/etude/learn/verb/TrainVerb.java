package etude.learn.verb;

import etude.cli.Console;
import etude.cli.Progress;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.learn.FolderRecipe;
import etude.learn.StoppedException;
import etude.learn.Training;
import etude.learn.data.FeatureCache;
import etude.learn.evaluate.Figure;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.learn.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model. */
@Command(
        name = "train",
        description = {
            "Train a model by a recipe (TOML), or on a folder of your own, and write what came of it into a folder: the model, what"
                    + " it says of examples that it did not learn from, and report.html.",
            "A run that was stopped, by Ctrl-C or by a crash, goes on with --resume.",
            "",
            "Examples: etude train recipes/digits-classic.toml --set seed=2",
            "          etude train --folder my-music"
        })
public final class TrainVerb implements Verb {

    private static final long CACHE = 4L << 30;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "What is to be learned, and how: a TOML file.")
    private @Nullable Path recipe;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Learn from this data set by a recipe that fits it; says what it chose.")
    private @Nullable Path folder;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Say otherwise what the recipe says: train.batchSize=16.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the run (default: runs/NAME, with a number where that is taken).")
    private @Nullable Path output;

    @Option(names = "--resume", description = "Go on with the run in the folder that -o names.")
    private boolean resume;

    @Override
    public int run(Console console) throws IOException {
        Recipe wanted = wanted(console);
        Path target = target(wanted);
        Path beside = recipe == null ? Path.of("") : parent(recipe);
        Training.Job job = new Training.Job(
                wanted,
                target,
                resume,
                beside,
                Places.generated(),
                FeatureCache.at(Places.features(), CACHE),
                command(target));
        try (Progress progress = console.progress("train " + wanted.name());
                Interruption interruption = Interruption.watch()) {
            said(console, Training.run(job, new ConsoleWatcher(console, progress, interruption)));
            return 0;
        } catch (StoppedException e) {
            console.say(e.getMessage() + " Go on with it: etude train --resume -o " + target + ".");
            return 1;
        }
    }

    private Recipe wanted(Console console) throws IOException {
        int named = (recipe == null ? 0 : 1) + (folder == null ? 0 : 1);
        if (named > 1) {
            throw new UsageException("Name a recipe or a folder, not both.");
        }
        if (recipe != null) {
            return Recipes.read(recipe, overrides);
        }
        if (folder != null) {
            FolderRecipe guess = FolderRecipe.of(folder);
            guess.reasons().forEach(console::say);
            return Recipes.parse(guess.toml(), overrides);
        }
        if (resume && output != null) {
            return RunFolder.open(output).recipe();
        }
        throw new UsageException("Name a recipe, a folder by --folder, or a run to go on with by --resume -o DIR.");
    }

    private Path target(Recipe wanted) throws IOException {
        if (output != null) {
            Path parent = output.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return output;
        }
        if (resume) {
            throw new UsageException("--resume goes on with the run in the folder that -o names; name it.");
        }
        Path runs = Path.of("runs");
        Path free = runs.resolve(wanted.name());
        for (int n = 2; Files.exists(free); n++) {
            free = runs.resolve(wanted.name() + "-" + n);
        }
        return free;
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private String command(Path target) {
        StringBuilder command = new StringBuilder("./etude train");
        if (recipe != null) {
            command.append(' ').append(recipe);
        } else if (folder != null) {
            command.append(" --folder ").append(folder);
        } else {
            command.append(' ').append(target.resolve("recipe.toml"));
        }
        for (String override : overrides) {
            command.append(" --set '").append(override.replace("'", "'\\''")).append('\'');
        }
        return command.toString();
    }

    private static void said(Console console, Training.Result result) {
        for (Figure figure : result.evaluation().figures()) {
            console.print(text(figure));
        }
        result.baseline().ifPresent(baseline -> {
            console.print("");
            console.print("classic baseline, " + baseline.outcome().learner() + ":");
            baseline.evaluation().figures().forEach(figure -> console.print("  " + text(figure)));
            baseline.difference().ifPresent(difference -> console.print("  " + text(difference)));
        });
        console.print("");
        console.print("report  " + result.folder().report());
        if (Files.exists(result.folder().model())) {
            console.print("model   " + result.folder().model());
        }
    }

    private static String text(Figure figure) {
        String value = figure.name() + " " + String.format(Locale.ROOT, "%.4f", figure.value());
        return Double.isNaN(figure.low())
                ? value
                : value + String.format(Locale.ROOT, ", 95 %% interval %.4f to %.4f", figure.low(), figure.high());
    }
}
