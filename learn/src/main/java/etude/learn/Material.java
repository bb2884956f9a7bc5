package etude.learn;

import etude.learn.data.DataHash;
import etude.learn.data.DataSource;
import etude.learn.data.Dataset;
import etude.learn.data.Datasets;
import etude.learn.data.Split;
import etude.learn.data.synth.SyntheticData;
import etude.learn.recipe.DataTable;
import etude.learn.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a recipe learns from, read and told off, and found fit to learn from.
 *
 * @param data examples and labels
 * @param rounds splits: one, or one for each fold or group
 * @param hash digests of sounds and labels
 * @param splitHash digest of the splits
 */
public record Material(Dataset data, List<Split> rounds, DataHash hash, String splitHash) {

    /** Copies the list. */
    public Material {
        rounds = List.copyOf(rounds);
    }

    /**
     * Reads what a recipe names.
     *
     * @param beside folder of the recipe; sources are looked for there first, then where the command runs
     * @param generated folder in which generated sets are kept
     * @throws IllegalArgumentException if it is not fit to learn from, saying why
     * @throws IOException if it cannot be read
     */
    public static Material of(Recipe recipe, Path beside, Path generated, Watcher watcher) throws IOException {
        Dataset read = read(recipe.data(), beside, generated, watcher);
        Dataset data = Selection.of(read, recipe);
        List<Split> rounds = Told.off(data, recipe);
        Fitness.require(data, rounds, recipe);
        return new Material(data, rounds, DataHash.of(data), DataHash.of(data, rounds));
    }

    /** How examples were told off, in words. */
    public String protocol() {
        String first = rounds.get(0).protocol();
        return rounds.size() == 1 ? first : rounds.size() + " rounds, judged together: " + first + "; and so on";
    }

    private static Dataset read(DataTable table, Path beside, Path generated, Watcher watcher) throws IOException {
        if (table.source().startsWith(SyntheticData.PREFIX)) {
            return SyntheticData.of(table.source(), generated, done -> watcher.at(done, "making " + table.source()));
        }
        Path path = resolved(table.source(), beside);
        DataSource plain = DataSource.of(path);
        Path audio = table.audio().isEmpty()
                ? plain.audio()
                : plain.audio().resolve(table.audio()).normalize();
        return Datasets.read(new DataSource(path, audio, table.columns()), table.reader());
    }

    private static Path resolved(String source, Path beside) {
        Path here = beside.resolve(source);
        return Files.exists(here) ? here.normalize() : Path.of(source);
    }

    /** The recipe with a source that is found from anywhere, so that a run can be gone on with. */
    static Recipe located(Recipe recipe, Path beside) {
        String source = recipe.data().source();
        if (source.startsWith(SyntheticData.PREFIX)) {
            return recipe;
        }
        Path absolute = resolved(source, beside).toAbsolutePath().normalize();
        return recipe.from(recipe.data().at(absolute.toString()));
    }
}
