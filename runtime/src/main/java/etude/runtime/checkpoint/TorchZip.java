package etude.runtime.checkpoint;

import etude.runtime.pickle.PickleException;
import etude.runtime.pickle.Unpickler;
import etude.runtime.pickle.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads PyTorch's files since 1.6: an archive with {@code data.pkl} and a file for each storage in {@code data/}. */
final class TorchZip implements TorchStorages {

    private static final String PICKLE = "/data.pkl";

    private final String file;
    private final ZipFile zip;
    private final String root;
    private final ByteOrder order;
    private final Limits.Budget budget;

    private TorchZip(String file, ZipFile zip, String root, Limits.Budget budget) throws IOException {
        this.file = file;
        this.zip = zip;
        this.root = root;
        this.budget = budget;
        this.order = order();
    }

    /** Whether an archive is one of PyTorch. */
    static boolean is(ZipFile zip) {
        return Collections.list(zip.entries()).stream()
                .anyMatch(entry -> entry.getName().endsWith(PICKLE));
    }

    static Checkpoint read(Path path, ZipFile zip, String part, Limits.Budget budget) throws IOException {
        String file = path.toString();
        TorchZip torch = new TorchZip(file, zip, root(file, zip), budget);
        Value value = torch.unpickle();
        Map<String, TorchTensor> tensors = StateDict.find(file, value, part);
        return new Checkpoint(
                Checkpoint.Format.TORCH_ZIP, TorchStorages.gather(tensors, torch, budget), Facts.of(value));
    }

    private static String root(String file, ZipFile zip) throws CheckpointException {
        String root = "";
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.indexOf('/') == name.length() - PICKLE.length() && name.endsWith(PICKLE)) {
                if (!root.isEmpty()) {
                    throw new CheckpointException(file + " has two pickles, so that it is not clear what it holds.");
                }
                root = name.substring(0, name.indexOf('/'));
            }
            if (name.endsWith("/constants.pkl")) {
                throw new CheckpointException(file + " is a TorchScript program, not weights;"
                        + " open it with PyTorch and save its state_dict().");
            }
        }
        if (root.isEmpty()) {
            throw new CheckpointException(file + " is an archive without a folder that holds data.pkl.");
        }
        return root;
    }

    private ByteOrder order() throws IOException {
        if (zip.getEntry(root + "/byteorder") == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String said = new String(bytes("byteorder", 6), StandardCharsets.US_ASCII).strip();
        return switch (said) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new CheckpointException(file + " says its byte order is neither little nor big.");
        };
    }

    private Value unpickle() throws IOException {
        ZipEntry entry = entry("data.pkl");
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), crc)) {
            Value value = Unpickler.read(in, TorchLegacy.mostOf(budget), new TorchGlobals())
                    .value();
            in.readNBytes(1);
            check(entry, crc);
            return value;
        } catch (PickleException e) {
            throw new CheckpointException(file + " " + e.getMessage() + ".", e);
        }
    }

    @Override
    public ByteBuffer read(TorchTensor.Storage storage) throws IOException {
        int size = Math.toIntExact(storage.count() * storage.type().size());
        budget.take(size, 1);
        return ByteBuffer.wrap(bytes("data/" + storage.key(), size)).order(order);
    }

    private byte[] bytes(String name, int size) throws IOException {
        ZipEntry entry = entry(name);
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            byte[] bytes = in.readNBytes(size);
            if (name.startsWith("data/") && (bytes.length < size || in.read() >= 0)) {
                throw new CheckpointException(file + " has " + (bytes.length < size ? "fewer" : "more") + " than the "
                        + size + " bytes in " + name + " that its pickle tells.");
            }
            check(entry, crc);
            return bytes;
        }
    }

    private ZipEntry entry(String name) throws CheckpointException {
        ZipEntry entry = zip.getEntry(root + "/" + name);
        if (entry == null) {
            throw new CheckpointException(file + " lacks " + name + "; it is not whole.");
        }
        return entry;
    }

    private void check(ZipEntry entry, CRC32 crc) throws CheckpointException {
        if (crc.getValue() != entry.getCrc()) {
            throw new CheckpointException(
                    file + " is damaged: the checksum of " + entry.getName() + " is not the one that was written.");
        }
    }
}
