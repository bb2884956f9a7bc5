package etude.runtime.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The numbers beside a description in the folder of a model.
 *
 * @param file its name
 * @param bytes its size
 * @param sha256 its digest, in hexadecimal digits
 */
public record WeightsFile(String file, long bytes, String sha256) {

    /** The name that it has. */
    public static final String NAME = "weights.safetensors";

    /** What is to be said of a file that was written. */
    public static WeightsFile of(Path file) throws IOException {
        return new WeightsFile(NAME, Files.size(file), Digest.sha256(file));
    }

    /**
     * The file in a folder, if it is the one that was written.
     *
     * @throws NoSuchFileException if it is missing
     * @throws ModelFormatException if it is another
     */
    public Path in(Path folder) throws IOException {
        if (!file.equals(NAME)) {
            throw new ModelFormatException(folder + " keeps its weights in '" + file + "'; " + NAME + " is known.");
        }
        Path path = folder.resolve(NAME);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "is missing; get the model again");
        }
        if (Files.size(path) != bytes || !Digest.sha256(path).equals(sha256)) {
            throw new ModelFormatException(path + " is damaged: it is not what was written. Get the model again.");
        }
        return path;
    }
}
