package etude.learn.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads and writes recipes. */
public final class Recipes {

    private static final TomlMapper TOML = new TomlMapper();

    private Recipes() {}

    /**
     * A recipe from a file.
     *
     * @param overrides what is said otherwise, as {@code train.batchSize=32}; values are TOML, texts may go without quotes
     * @throws IllegalArgumentException if a key is not known (naming the nearest), or a value is of another kind or out of range
     */
    public static Recipe read(Path file, List<String> overrides) throws IOException {
        try {
            return parse(Files.readString(file), overrides);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** A recipe from TOML; arguments and errors as {@link #read}. */
    public static Recipe parse(String toml, List<String> overrides) {
        Map<String, Object> tree = tree(toml);
        overrides.forEach(override -> Overrides.apply(tree, override));
        return RecordReader.read(Recipe.class, tree, "");
    }

    /** Every key with its value, those too that were not written. */
    public static String write(Recipe recipe) {
        return TomlText.of(recipe);
    }

    /** TOML as maps, lists, texts, numbers, truth values. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> tree(String toml) {
        try {
            Map<String, Object> tree = TOML.readValue(toml, LinkedHashMap.class);
            return tree == null ? new LinkedHashMap<>() : tree;
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new IllegalArgumentException(
                    "This is no TOML" + (where == null ? "" : ", line " + where.getLineNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
