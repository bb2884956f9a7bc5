package etude.runtime.model;

import etude.io.AtomicFile;
import etude.io.AtomicFolder;
import etude.network.Model;
import etude.network.Weights;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static final String MODEL = "model.json";
    private static final String WEIGHTS = "weights.safetensors";

    /** A description as a tree takes many times its bytes: no more than a part of the memory. */
    private static final long MAX_JSON = Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 64);

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
            Path file = whole.path().resolve(WEIGHTS);
            Safetensors.write(file, false, weights, Map.of("format", ModelJson.FORMAT));
            ModelJson.WeightsFile beside = new ModelJson.WeightsFile(WEIGHTS, Files.size(file), Digest.sha256(file));
            String json = ModelJson.write(new ModelJson.Document(beside, model));
            AtomicFile.write(whole.path().resolve(MODEL), false, json.getBytes(StandardCharsets.UTF_8));
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
        ModelJson.Document document = document(folder);
        Path file = weights(folder, document.weights());
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
        return document(folder).model();
    }

    private static ModelJson.Document document(Path folder) throws IOException {
        Path json = folder.resolve(MODEL);
        if (!Files.exists(json)) {
            throw new NoSuchFileException(folder.toString(), null, "holds no model: there is no " + MODEL + " in it");
        }
        if (Files.size(json) > MAX_JSON) {
            throw new ModelFormatException(json + " has more than " + MAX_JSON + " bytes, too many for a description.");
        }
        try {
            return ModelJson.document(Files.readString(json));
        } catch (ModelFormatException e) {
            throw new ModelFormatException(json + " cannot be read: " + e.getMessage(), e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new ModelFormatException(json + " cannot be read: it is no text.", e);
        }
    }

    /** The file of the weights, if it is the one that was written. */
    private static Path weights(Path folder, ModelJson.WeightsFile said) throws IOException {
        if (!said.file().equals(WEIGHTS)) {
            throw new ModelFormatException(
                    folder + " keeps its weights in '" + said.file() + "'; " + WEIGHTS + " is known.");
        }
        Path file = folder.resolve(WEIGHTS);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "is missing; get the model again");
        }
        if (Files.size(file) != said.bytes() || !Digest.sha256(file).equals(said.sha256())) {
            throw new ModelFormatException(file + " is damaged: it is not what was written. Get the model again.");
        }
        return file;
    }
}
