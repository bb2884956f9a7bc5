package etude.runtime.store;

import etude.io.AtomicFile;
import etude.network.Model;
import etude.runtime.model.ModelFormatException;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small models that come with Etude, as resources of its jars: {@code etude/models/index.txt} names them, each has a folder
 * there. They are unpacked beside the user's models when first used, and are never among the installed ones.
 */
public final class ShippedModels {

    private static final String ROOT = "/etude/models/";
    private static final List<String> FILES = List.of("model.json", "weights.safetensors");

    private final Path cache;

    private ShippedModels(Path cache) {
        this.cache = cache;
    }

    /** Those of this installation. */
    public static ShippedModels standard() {
        return at(ModelHome.standard().folder().resolveSibling("shipped"));
    }

    /** Unpacked into another folder, which need not be there. */
    public static ShippedModels at(Path cache) {
        return new ShippedModels(cache);
    }

    /** Their names, in alphabetical order. */
    public List<String> names() throws IOException {
        byte[] index = resource("index.txt");
        return index == null
                ? List.of()
                : new String(index, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .sorted()
                        .toList();
    }

    /** Whether there is one of this name. */
    public boolean has(String name) throws IOException {
        return names().contains(name);
    }

    /** A model with its weights. */
    public SavedModel get(String name) throws IOException {
        Path folder = unpacked(name, false);
        try {
            return SavedModel.read(folder);
        } catch (ModelFormatException e) {
            return SavedModel.read(unpacked(name, true));
        }
    }

    /** What a model is. */
    public Model describe(String name) throws IOException {
        return get(name).model();
    }

    /** The folder of a model, with the files of this version. */
    private Path unpacked(String name, boolean anew) throws IOException {
        if (!has(name)) {
            throw new IllegalArgumentException(
                    "There is no model '" + name + "' among those that come with Etude: " + names() + ".");
        }
        Path folder = cache.resolve(name);
        Files.createDirectories(folder);
        for (String file : FILES) {
            byte[] bytes = resource(name + "/" + file);
            if (bytes == null) {
                throw new IOException("The installation is damaged: " + ROOT + name + "/" + file + " is missing.");
            }
            Path target = folder.resolve(file);
            if (anew || !Files.exists(target) || !java.util.Arrays.equals(Files.readAllBytes(target), bytes)) {
                AtomicFile.write(target, true, bytes);
            }
        }
        return folder;
    }

    private static byte @Nullable [] resource(String name) throws IOException {
        try (InputStream in = ShippedModels.class.getResourceAsStream(ROOT + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
