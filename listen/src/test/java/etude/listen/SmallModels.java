package etude.listen;

import etude.audio.AudioFiles;
import etude.io.AtomicFolder;
import etude.network.Model;
import etude.network.Task;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.model.SavedModel;
import etude.runtime.store.ModelHome;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models with few numbers, which nobody trained, in the home of these tests. */
public final class SmallModels {

    /** What an enemy calls a label. */
    public static final String ENEMY = "\u001b[2J<script>alert(1)</script>";

    /** Labels of the models made here. */
    public static final List<String> LABELS = List.of("guitar", "slow", ENEMY, "Ä ö");

    private SmallModels() {}

    /** The home of these tests. */
    public static ModelHome home() {
        ModelHome home = ModelHome.standard();
        if (!home.folder().toString().contains("test-home")) {
            throw new IllegalStateException("Tests must not touch " + home.folder() + "; let Maven run them.");
        }
        return home;
    }

    /** Takes all models away. */
    public static ModelHome empty() throws IOException {
        ModelHome home = home();
        if (Files.exists(home.folder())) {
            AtomicFolder.remove(home.folder());
        }
        return home;
    }

    /** A small model of the zoo with weights drawn by a seed. */
    public static SavedModel model(long seed) {
        Model model = Zoo.get("mlp").model(LABELS);
        return new SavedModel(model, Weights.initial(model.network(), seed));
    }

    /** Installs a small model. */
    public static SavedModel install(String name, long seed) throws IOException {
        SavedModel model = model(seed);
        home().add(name, model, true);
        return model;
    }

    /** Installs a small model that gives tags. */
    public static void installTagger(String name, String... labels) throws IOException {
        Model classes = Zoo.get("mlp").model(List.of(labels));
        Model tags = new Model(
                classes.architecture(),
                classes.network(),
                classes.listening(),
                new Task.Tags(),
                classes.labels(),
                classes.provenance());
        home().add(name, new SavedModel(tags, Weights.initial(tags.network(), 1)), true);
    }

    /** A sound file of noise. */
    public static Path sound(Path file, double seconds) throws IOException {
        int rate = 22050;
        AudioFiles.write(file, Signals.noise((int) (seconds * rate), rate, 5));
        return file;
    }
}
