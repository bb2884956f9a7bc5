package etude.runtime.checkpoint;

import etude.io.AtomicFile;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors format: the length of a header (8 bytes, little-endian), the header in JSON, the numbers. Reading is
 * strict: tensors lie side by side, without overlap or gap, up to the end of the file, as the format demands.
 */
public final class Safetensors {

    /** The format's own limit. */
    private static final int MAX_HEADER = 100_000_000;

    /** Memory that a byte of JSON can take as a tree, at the most. */
    private static final int HEADER_GROWTH = 32;

    private static final int ALIGNMENT = 8;
    private static final int BLOCK = 1 << 16;
    private static final String METADATA = "__metadata__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Safetensors() {}

    private record Entry(String name, TensorType type, Shape shape, long begin, long end) {}

    /**
     * Reads a file.
     *
     * @throws CheckpointException if it is none, or contradicts itself; the message says how
     */
    public static Checkpoint read(Path file) throws IOException {
        return read(file, Limits.standard().budget(file.toString(), java.nio.file.Files.size(file)));
    }

    static Checkpoint read(Path path, Limits.Budget budget) throws IOException {
        String file = path.toString();
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            long header =
                    size < Long.BYTES ? -1 : bytes(file, channel, 0, Long.BYTES).getLong();
            if (header < 2 || header > MAX_HEADER || header > size - Long.BYTES) {
                throw new CheckpointException(
                        file + " is no safetensors file: its header cannot have " + header + " bytes.");
            }
            budget.take(header, HEADER_GROWTH);
            JsonNode json = json(file, bytes(file, channel, Long.BYTES, (int) header));
            List<Entry> entries = entries(file, json);
            long start = Long.BYTES + header;
            check(file, entries, size - start);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry entry : entries) {
                tensors.put(entry.name(), tensor(file, channel, start, entry, budget));
            }
            return new Checkpoint(Checkpoint.Format.SAFETENSORS, tensors, metadata(file, json));
        }
    }

    private static JsonNode json(String file, ByteBuffer header) throws CheckpointException {
        try {
            JsonNode json = JSON.readTree(header.array());
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            throw new CheckpointException(file + " is no safetensors file: its header is no JSON.", e);
        }
        throw new CheckpointException(file + " is no safetensors file: its header is no JSON object.");
    }

    private static List<Entry> entries(String file, JsonNode json) throws CheckpointException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (!property.getKey().equals(METADATA)) {
                entries.add(entry(file, property.getKey(), property.getValue()));
            }
        }
        return entries;
    }

    private static Entry entry(String file, String name, JsonNode json) throws CheckpointException {
        JsonNode offsets = json.path("data_offsets");
        if (json.size() != 3
                || !json.path("dtype").isString()
                || !wholes(json.path("shape"))
                || !wholes(offsets)
                || offsets.size() != 2) {
            throw new CheckpointException(
                    file + " does not say just dtype, shape and data_offsets of tensor '" + name + "'.");
        }
        long[] shape = numbers(json.get("shape"));
        long[] range = numbers(offsets);
        TensorType type = type(file, name, json.get("dtype").asString());
        int[] axes = new int[shape.length];
        long bytes = type.size();
        boolean clipped = false;
        for (int i = 0; i < axes.length; i++) {
            axes[i] = (int) Math.min(shape[i], Integer.MAX_VALUE);
            clipped |= axes[i] < shape[i];
            bytes = shape[i] != 0 && bytes > Long.MAX_VALUE / shape[i] ? Long.MAX_VALUE : bytes * shape[i];
        }
        if (range[1] < range[0] || range[1] - range[0] != bytes) {
            throw new CheckpointException(file + " gives tensor '" + name + "' of shape " + Shape.of(axes) + " "
                    + (range[1] - range[0]) + " bytes; it needs " + bytes + ".");
        }
        if (clipped) {
            throw new CheckpointException(file + " gives tensor '" + name + "' an axis longer than " + Integer.MAX_VALUE
                    + ", which is the longest that is read.");
        }
        return new Entry(name, type, Shape.of(axes), range[0], range[1]);
    }

    private static boolean wholes(JsonNode array) {
        if (!array.isArray()) {
            return false;
        }
        for (JsonNode item : array) {
            if (!item.isIntegralNumber() || !item.canConvertToLong() || item.asLong() < 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] numbers(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asLong();
        }
        return numbers;
    }

    private static TensorType type(String file, String tensor, String name) throws CheckpointException {
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new CheckpointException(file + " has tensor '" + tensor + "' of type " + name + "; "
                + List.of(TensorType.values()) + " are read.");
    }

    /** Tensors follow one another without gap or overlap from the first byte to the last. */
    private static void check(String file, List<Entry> entries, long size) throws CheckpointException {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long at = 0;
        for (Entry entry : ordered) {
            if (entry.begin() != at) {
                throw new CheckpointException(file + " has tensor '" + entry.name() + "' at byte " + entry.begin()
                        + " where byte " + at + " is next; tensors lie side by side.");
            }
            at = entry.end();
        }
        if (at != size) {
            throw new CheckpointException(
                    file + " has " + size + " bytes of numbers; its header tells of " + at + ". It is not whole.");
        }
    }

    private static Tensor tensor(String file, FileChannel channel, long start, Entry entry, Limits.Budget budget)
            throws IOException {
        TensorType type = entry.type();
        budget.take(entry.shape(), Float.BYTES);
        float[] values = new float[Math.toIntExact(entry.shape().size())];
        int step = BLOCK / type.size();
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            long at = start + entry.begin() + (long) from * type.size();
            ByteBuffer bytes = bytes(file, channel, at, count * type.size());
            for (int i = 0; i < count; i++) {
                values[from + i] = type.at(bytes, i * type.size());
            }
        }
        return new Tensor(type, new Weight(entry.shape(), values));
    }

    private static Map<String, @Nullable Object> metadata(String file, JsonNode json) throws CheckpointException {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : json.path(METADATA).properties()) {
            if (!property.getValue().isString()) {
                throw new CheckpointException(file + " has metadata '" + property.getKey() + "' that is no text.");
            }
            facts.put(property.getKey(), property.getValue().asString());
        }
        return facts;
    }

    private static ByteBuffer bytes(String file, FileChannel channel, long at, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        long from = at;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, from);
            if (n < 0) {
                throw new CheckpointException(file + " ends before its numbers do; it is not whole.");
            }
            from += n;
        }
        return buffer.flip();
    }

    /**
     * Writes weights in single precision, whole or not at all; the same weights give the same bytes.
     *
     * @param metadata texts beside them
     * @throws IOException as {@link AtomicFile#create}
     */
    public static void write(Path file, boolean overwrite, Weights weights, Map<String, String> metadata)
            throws IOException {
        try (AtomicFile out = AtomicFile.create(file, overwrite)) {
            write(out.channel(), header(weights, metadata));
            ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            for (Weight weight : weights.byName().values()) {
                write(out.channel(), weight.values(), block);
            }
            out.commit();
        }
    }

    private static ByteBuffer header(Weights weights, Map<String, String> metadata) {
        ObjectNode json = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = json.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        long at = 0;
        for (Map.Entry<String, Weight> weight : weights.byName().entrySet()) {
            ObjectNode entry = json.putObject(weight.getKey()).put("dtype", "F32");
            for (int length : weight.getValue().shape().toArray()) {
                entry.withArray("shape").add(length);
            }
            entry.withArray("shape");
            long end = at + (long) Float.BYTES * weight.getValue().values().length;
            entry.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        byte[] text = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static void write(FileChannel channel, float[] values, ByteBuffer block) throws IOException {
        int step = BLOCK / Float.BYTES;
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            block.clear();
            block.asFloatBuffer().put(values, from, count);
            write(channel, block.limit(count * Float.BYTES));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
