package etude.learn.run;

import etude.io.AtomicFile;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a run. Every file in it is whole or not there.
 *
 * <pre>
 * recipe.toml        every key with its value
 * environment.json   with what it ran
 * data.json          digests of the data and of the split
 * events.jsonl       what happened
 * last/              checkpoint to go on from
 * best/              checkpoint of the best epoch so far
 * model/             the model that was chosen
 * predictions.csv    what it says of the test part
 * evaluation.json    how well it does
 * report.html        all of it, to read
 * rounds/0 …         folders of this kind, where there are several rounds
 * </pre>
 */
public final class RunFolder {

    private static final String RECIPE = "recipe.toml";

    private final Path path;
    private final Recipe recipe;

    private RunFolder(Path path, Recipe recipe) {
        this.path = path;
        this.recipe = recipe;
    }

    /**
     * A new run.
     *
     * @param path of the folder, which is made
     * @throws FileSystemException if there is a run already, or a folder with other things in it
     */
    public static RunFolder create(Path path, Recipe recipe) throws IOException {
        if (Files.exists(path.resolve(RECIPE))) {
            throw new FileSystemException(
                    path.toString(), null, "holds a run; add --resume to go on with it, or name another folder by -o");
        }
        if (Files.isDirectory(path) && !isEmpty(path)) {
            throw new FileSystemException(
                    path.toString(), null, "is a folder with other things in it; name another one by -o");
        }
        Files.createDirectories(path);
        AtomicFile.write(path.resolve(RECIPE), false, Recipes.write(recipe).getBytes(StandardCharsets.UTF_8));
        return new RunFolder(path, recipe);
    }

    /**
     * A run that is there.
     *
     * @throws NoSuchFileException if there is none
     */
    public static RunFolder open(Path path) throws IOException {
        if (!isRun(path)) {
            throw new NoSuchFileException(path.toString(), null, "holds no run: there is no " + RECIPE + " in it");
        }
        return new RunFolder(path, Recipes.read(path.resolve(RECIPE), List.of()));
    }

    /** Whether a folder is one of a run. */
    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(RECIPE));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The folder of a round, which is made if need be. */
    public RunFolder round(int number) throws IOException {
        Path round = path.resolve("rounds").resolve(Integer.toString(number));
        return isRun(round) ? open(round) : create(round, recipe);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What was to be learned, and how. */
    public Recipe recipe() {
        return recipe;
    }

    /** What happened. */
    public RunEvents events() {
        return RunEvents.of(path.resolve("events.jsonl"));
    }

    /** Folder of the checkpoint to go on from; there once an epoch is over. */
    public Path last() {
        return path.resolve("last");
    }

    /** Folder of the checkpoint of the best epoch so far. */
    public Path best() {
        return path.resolve("best");
    }

    /** Folder of the model that was chosen. */
    public Path model() {
        return path.resolve("model");
    }

    /** What the model says of the test part. */
    public Path predictions() {
        return path.resolve("predictions.csv");
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Writes a text file of the run, whole or not at all; one that is there is replaced. */
    public void write(String name, String text) throws IOException {
        AtomicFile.write(path.resolve(name), true, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a text file of the run.
     *
     * @throws NoSuchFileException if it is not there
     */
    public String read(String name) throws IOException {
        return Files.readString(path.resolve(name));
    }
}
