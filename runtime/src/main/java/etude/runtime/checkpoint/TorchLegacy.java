package etude.runtime.checkpoint;

import etude.runtime.pickle.PickleException;
import etude.runtime.pickle.Unpickler;
import etude.runtime.pickle.Value;
import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Items;
import etude.runtime.pickle.Value.Text;
import etude.runtime.pickle.Value.Truth;
import etude.runtime.pickle.Value.Whole;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads PyTorch's files before 1.6: a magic number, the protocol, facts about the machine, the objects and the keys of their
 * storages, each as a pickle; then the storages in the order of the keys, each with its length before it.
 */
final class TorchLegacy implements TorchStorages {

    /** More than any network of this field needs to describe its tensors. */
    private static final long MAX_PICKLE = 1 << 26;

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final BigInteger PROTOCOL = BigInteger.valueOf(1001);

    private final String file;
    private final FileChannel channel;
    private final ByteOrder order;
    private final Map<String, Long> places;
    private final Limits.Budget budget;

    private TorchLegacy(
            String file, FileChannel channel, ByteOrder order, Map<String, Long> places, Limits.Budget budget) {
        this.file = file;
        this.channel = channel;
        this.order = order;
        this.places = places;
        this.budget = budget;
    }

    static Checkpoint read(Path path, String part, Limits.Budget budget) throws IOException {
        Pickles pickles = pickles(path, mostOf(budget));
        Map<String, TorchTensor> tensors = StateDict.find(path.toString(), pickles.value(), part);
        try (FileChannel channel = FileChannel.open(path)) {
            TorchLegacy legacy = new TorchLegacy(
                    path.toString(), channel, pickles.order(), places(path.toString(), channel, pickles), budget);
            return new Checkpoint(
                    Checkpoint.Format.TORCH_LEGACY,
                    TorchStorages.gather(tensors, legacy, budget),
                    Facts.of(pickles.value()));
        }
    }

    private record Pickles(
            Value value, Map<String, TorchTensor.Storage> storages, Value keys, ByteOrder order, long end) {}

    private static Pickles pickles(Path path, long most) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            TorchGlobals globals = new TorchGlobals();
            Unpickler.Result magic = next(in, most, globals);
            if (!isNumber(magic.value(), MAGIC)) {
                throw new CheckpointException(
                        path + " is a pickle, but none of PyTorch; save the weights as safetensors or npz.");
            }
            Unpickler.Result protocol = next(in, most, globals);
            if (!isNumber(protocol.value(), PROTOCOL)) {
                throw new CheckpointException(path + " has a protocol of PyTorch that is not known; 1001 is.");
            }
            Unpickler.Result machine = next(in, most, globals);
            Unpickler.Result value = next(in, most, globals);
            Unpickler.Result keys = next(in, most, globals);
            long end = magic.bytes() + protocol.bytes() + machine.bytes() + value.bytes() + keys.bytes();
            return new Pickles(value.value(), globals.storages(), keys.value(), order(machine.value()), end);
        } catch (PickleException e) {
            throw new CheckpointException(path + " " + e.getMessage() + ".", e);
        }
    }

    /** Bytes that a pickle may have. */
    static long mostOf(Limits.Budget budget) {
        return Math.min(MAX_PICKLE, budget.left());
    }

    private static Unpickler.Result next(InputStream in, long most, TorchGlobals globals) throws IOException {
        return Unpickler.read(in, most, globals);
    }

    private static boolean isNumber(Value value, BigInteger number) {
        return value instanceof Whole whole && whole.value().equals(number);
    }

    private static ByteOrder order(Value machine) {
        boolean big = machine instanceof Dict dict
                && dict.entries().get(new Text("little_endian")) instanceof Truth little
                && !little.value();
        return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Where the values of each storage begin. */
    private static Map<String, Long> places(String file, FileChannel channel, Pickles pickles) throws IOException {
        Map<String, Long> places = new HashMap<>();
        long at = pickles.end();
        if (!(pickles.keys() instanceof Items keys)) {
            throw new CheckpointException(file + " has no list of its storages.");
        }
        for (Value key : keys.items()) {
            TorchTensor.Storage storage =
                    key instanceof Text text ? pickles.storages().get(text.value()) : null;
            if (storage == null) {
                throw new CheckpointException(file + " lists a storage that no tensor has.");
            }
            long count = bytes(file, channel, at, Long.BYTES, ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            if (count != storage.count()) {
                throw new CheckpointException(file + " has a storage of " + count + " values where its pickle tells of "
                        + storage.count() + ".");
            }
            places.put(storage.key(), at + Long.BYTES);
            at += Long.BYTES + count * storage.type().size();
        }
        return places;
    }

    @Override
    public ByteBuffer read(TorchTensor.Storage storage) throws IOException {
        Long place = places.get(storage.key());
        if (place == null) {
            throw new CheckpointException(file + " lacks storage " + storage.key() + "; it is not whole.");
        }
        int size = Math.toIntExact(storage.count() * storage.type().size());
        if (place + size > channel.size()) {
            throw new CheckpointException(
                    file + " ends before its storage " + storage.key() + " does; it is not whole.");
        }
        budget.take(size, 1);
        return bytes(file, channel, place, size, order);
    }

    private static ByteBuffer bytes(String file, FileChannel channel, long at, int size, ByteOrder order)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(order);
        long from = at;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, from);
            if (n < 0) {
                throw new CheckpointException(file + " ends before its storages do; it is not whole.");
            }
            from += n;
        }
        return buffer.flip();
    }
}
