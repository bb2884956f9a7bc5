package etude.runtime.checkpoint;

import etude.io.array.ArrayFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads checkpoints of any known format; the format is told by the file's first bytes, not by its name. */
public final class Checkpoints {

    private static final int HEAD = 16;

    private Checkpoints() {}

    /**
     * Reads a checkpoint, looking in the usual places for the network's tensors.
     *
     * @throws CheckpointException if it is none, is damaged, or asks for what is refused; the message says which
     * @throws IOException if the file cannot be read
     */
    public static Checkpoint read(Path file) throws IOException {
        return read(file, "", Limits.standard());
    }

    /**
     * Reads a part of a checkpoint.
     *
     * @param part names of dictionaries with dots between that lead to the tensors ({@code generator.state_dict}); empty to
     *     look in the usual places
     * @param limits how much it may take
     * @throws CheckpointException if it is none, is damaged, or asks for what is refused; the message says which
     * @throws IOException if the file cannot be read
     */
    public static Checkpoint read(Path file, String part, Limits limits) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CheckpointException(file + " is a folder; name a file in it.");
        }
        Limits.Budget budget = limits.budget(file.toString(), Files.size(file));
        byte[] head = head(file);
        if (safetensors(head)) {
            return Safetensors.read(file, budget);
        }
        if (begins(head, "PK")) {
            return archive(file, part, budget);
        }
        if (head.length > 1 && head[0] == (byte) 0x80 && head[1] <= 5) {
            return TorchLegacy.read(file, part, budget);
        }
        if (begins(head, "\u0089HDF\r\n\u001a\n")) {
            return HdfCheckpoint.read(file, budget);
        }
        if (begins(head, "\u0093NUMPY")) {
            return numpy(() -> NumpyCheckpoint.single(file, budget));
        }
        if (head.length > 8 && head[8] == '{') {
            return Safetensors.read(file, budget);
        }
        throw unknown(file, head);
    }

    /** A length in eight bytes, of which any may be that of another format's beginning, and then JSON. */
    private static boolean safetensors(byte[] head) {
        return head.length > 8 && head[8] == '{' && (head[4] | head[5] | head[6] | head[7]) == 0;
    }

    private interface Reading {
        Checkpoint read() throws IOException;
    }

    private static Checkpoint numpy(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (ArrayFormatException e) {
            throw NumpyCheckpoint.refused(e);
        }
    }

    private static Checkpoint archive(Path file, String part, Limits.Budget budget) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (TorchZip.is(zip)) {
                return TorchZip.read(file, zip, part, budget);
            }
            if (zip.stream().allMatch(entry -> entry.getName().endsWith(".npy"))) {
                return numpy(() -> NumpyCheckpoint.archive(file, budget));
            }
            throw new CheckpointException(file + " is an archive, but neither of PyTorch nor of numpy"
                    + (zip.getEntry("model.weights.h5") == null
                            ? "."
                            : ": Keras' newer .keras is not read; save_weights as .h5."));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new CheckpointException(file + " is an archive that cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static CheckpointException unknown(Path file, byte[] head) {
        String kind = head.length < 8 ? " is too short for a checkpoint" : " is no checkpoint that is known";
        if (begins(head, "<")) {
            kind = " is a web page, not a checkpoint; download the file itself";
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("version https://")) {
            kind = " is only a pointer to a large file; download the file itself";
        }
        return new CheckpointException(
                file + kind + ". PyTorch's .pth, Keras' .h5, numpy's .npz and .safetensors are read.");
    }

    private static boolean begins(byte[] head, String text) {
        byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= start.length
                && ByteBuffer.wrap(head, 0, start.length).equals(ByteBuffer.wrap(start));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
