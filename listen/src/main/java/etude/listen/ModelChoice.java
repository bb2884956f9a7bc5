package etude.listen;

import etude.cli.UsageException;
import etude.network.Model;
import etude.network.Task;
import etude.runtime.model.SavedModel;
import etude.runtime.store.Catalogue;
import etude.runtime.store.ModelHome;
import etude.runtime.store.ShippedModels;
import etude.tasks.classic.ClassicModel;
import etude.tasks.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which model is meant: an installed one by its name, one that comes with Etude, an ONNX file, or the folder of a model. */
public final class ModelChoice {

    private final ModelHome home;
    private final ShippedModels shipped = ShippedModels.standard();

    /** Chooses among the models of a home, beside files. */
    public ModelChoice(ModelHome home) {
        this.home = home;
    }

    /**
     * A model that listens.
     *
     * @param name as the user knows it
     * @param tagger to be closed
     * @param provenance what is known of where it comes from
     */
    public record Opened(String name, Tagger tagger, Map<String, String> provenance) implements AutoCloseable {
        @Override
        public void close() {
            tagger.close();
        }
    }

    /**
     * The name of the model where none was named: that of the only one that is installed.
     *
     * @throws UsageException if there is none, or several to choose from
     */
    public String only() throws IOException {
        List<String> names = home.list();
        if (names.isEmpty()) {
            throw new UsageException("No model is installed yet. './etude models pull " + suggestion()
                    + "' gets one; './etude models list --all' names the others; --model also takes an ONNX file.");
        }
        if (names.size() > 1) {
            throw new UsageException(
                    "Several models are installed; choose one with --model: " + String.join(", ", names) + ".");
        }
        return names.get(0);
    }

    /**
     * The installed model that tells most of any song: of those that give tags the one with the most labels, and of such the
     * first by name. One that cannot be read counts last, so that its fault is told where there is no other.
     *
     * @return nothing where none gives tags
     */
    public Optional<String> firstTagger() throws IOException {
        String best = null;
        int most = -1;
        for (String name : home.list()) {
            int labels = tags(name);
            if (labels > most) {
                best = name;
                most = labels;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many tags a model gives: 0 where it cannot be read, -1 where it gives something else. */
    private int tags(String name) {
        try {
            Model model = home.describe(name);
            return model.task() instanceof Task.Tags ? model.labels().size() : -1;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** A model that can be had. */
    private static String suggestion() {
        List<Catalogue.Entry> entries = Catalogue.standard().entries();
        return entries.stream()
                .filter(entry -> entry.verified() && entry.architecture().equals("musicnn"))
                .findFirst()
                .orElse(entries.get(0))
                .name();
    }

    /**
     * Opens a model.
     *
     * @throws IllegalArgumentException if there is no such model, naming the nearest or how to get it
     * @throws IOException if it cannot be read, or is none
     */
    public Opened open(String name) throws IOException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return new Opened(name, Tagger.ofOnnx(Path.of(name)), Map.of());
        }
        Optional<ClassicModel> classic = classic(name);
        if (classic.isPresent()) {
            return new Opened(name, Tagger.of(classic.get()), classic.get().provenance());
        }
        SavedModel saved = saved(name);
        return new Opened(
                name, Tagger.of(saved.model(), saved.weights()), saved.model().provenance());
    }

    /**
     * The model of hand-made features and a classic method in a folder, or in that of a run, if there is one.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<ClassicModel> classic(String name) throws IOException {
        Optional<Path> folder = folder(name).filter(ClassicModel::isIn);
        return folder.isPresent() ? Optional.of(ClassicModel.read(folder.get())) : Optional.empty();
    }

    /**
     * A network with its weights.
     *
     * @throws IllegalArgumentException if there is no such model, naming the nearest or how to get it
     * @throws IOException if it cannot be read, or is none
     */
    public SavedModel saved(String name) throws IOException {
        Optional<Path> folder = folder(name);
        if (folder.isPresent()) {
            requireNetwork(folder.get());
            return SavedModel.read(folder.get());
        }
        return comesWithEtude(name) ? shipped.get(name) : home.get(existing(name));
    }

    /** What a model says of itself, without its weights. */
    public Model described(String name) throws IOException {
        Optional<Path> folder = folder(name);
        if (folder.isPresent()) {
            requireNetwork(folder.get());
            return SavedModel.describe(folder.get());
        }
        return comesWithEtude(name) ? shipped.describe(name) : home.describe(existing(name));
    }

    private static void requireNetwork(Path folder) {
        if (ClassicModel.isIn(folder)) {
            throw new IllegalArgumentException(folder
                    + " holds a model of hand-made features and a classic method, and no network. './etude tag' and"
                    + " './etude models info' take it.");
        }
    }

    /** The folder that is named, unless an installed model has this name. */
    private Optional<Path> folder(String name) {
        try {
            Path path = ofRun(Path.of(name));
            boolean there = holdsModel(path) && !installed(name);
            return there || name.startsWith(".") || path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** An installed model of the same name comes first. */
    private boolean comesWithEtude(String name) throws IOException {
        return shipped.has(name) && !installed(name);
    }

    /** The folder of a training run holds its model's. */
    private static Path ofRun(Path path) {
        Path inside = path.resolve("model");
        return Files.exists(path.resolve("recipe.toml")) && holdsModel(inside) ? inside : path;
    }

    private static boolean holdsModel(Path folder) {
        return Files.exists(folder.resolve("model.json")) || ClassicModel.isIn(folder);
    }

    private boolean installed(String name) {
        try {
            return home.has(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A name that is not installed but published is worth a better answer than the nearest name. */
    private String existing(String name) {
        boolean published = Catalogue.standard().entries().stream()
                .anyMatch(entry -> entry.name().equals(name));
        if (published && !home.has(name)) {
            throw new IllegalArgumentException(
                    "The model '" + name + "' is not installed; './etude models pull " + name + "' gets it.");
        }
        return name;
    }
}
