package etude.runtime.model;

import etude.io.AtomicFolder;
import etude.network.Model;
import etude.network.Weights;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model with its weights. On disk it is a folder of two files: {@code model.json} holds everything that is needed to rebuild
 * the network and to prepare its input, the labels and where it comes from; {@code weights.safetensors} holds the numbers.
 *
 * @param model network, task, labels…
 * @param weights fitting the network; put into its order
 */
public record SavedModel(Model model, Weights weights) {

    /**
     * Checks that the weights are the network's.
     *
     * @throws IllegalArgumentException naming what is missing, left over, of another shape or not a finite number
     */
    public SavedModel {
        weights = weights.fitting(model.network());
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param folder the folder of the model, which is made; its parent exists
     * @param overwrite whether a model that is already there may be replaced
     * @throws IOException as {@link AtomicFolder#create}
     */
    public void write(Path folder, boolean overwrite) throws IOException {
        try (AtomicFolder whole = AtomicFolder.create(folder, overwrite)) {
            Path file = whole.path().resolve(WeightsFile.NAME);
            Safetensors.write(file, false, weights, Map.of("format", ModelJson.FORMAT));
            ModelJson.FILE.write(whole.path(), new ModelJson.Document(WeightsFile.of(file), model));
            whole.commit();
        }
    }

    /**
     * Reads the folder of a model.
     *
     * @throws NoSuchFileException if there is none
     * @throws ModelFormatException if it is none of a model, or damaged, or of a version that is not known
     */
    public static SavedModel read(Path folder) throws IOException {
        ModelJson.Document document = ModelJson.FILE.read(folder);
        Path file = document.weights().in(folder);
        try {
            return new SavedModel(document.model(), Safetensors.read(file).weights());
        } catch (CheckpointException | IllegalArgumentException | ArithmeticException e) {
            throw new ModelFormatException(folder + " holds no whole model: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what the folder of a model says, without its weights.
     *
     * @throws NoSuchFileException if there is none
     * @throws ModelFormatException if it is none of a model, or damaged, or of a version that is not known
     */
    public static Model describe(Path folder) throws IOException {
        return ModelJson.FILE.read(folder).model();
    }
}
