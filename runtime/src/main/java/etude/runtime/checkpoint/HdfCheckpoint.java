package etude.runtime.checkpoint;

import etude.network.Shape;
import etude.network.Weight;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the HDF5 files of Keras, or any others that hold arrays in groups: each array of numbers is a tensor, named by its
 * path; the texts among the attributes of the file ({@code model_config}, {@code keras_version}) are facts.
 */
final class HdfCheckpoint {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NODES = 100_000;
    private static final int MAX_TEXT = 1 << 24;

    /** The library names the types of single numbers by their boxes. */
    private static final Map<Class<?>, TensorType> TYPES = Map.of(
            float.class, TensorType.F32,
            Float.class, TensorType.F32,
            double.class, TensorType.F64,
            Double.class, TensorType.F64,
            long.class, TensorType.I64,
            Long.class, TensorType.I64,
            int.class, TensorType.I32,
            Integer.class, TensorType.I32,
            byte.class, TensorType.I8,
            Byte.class, TensorType.I8);

    private final String file;
    private final Limits.Budget budget;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private int nodes;

    private HdfCheckpoint(String file, Limits.Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    static Checkpoint read(Path path, Limits.Budget budget) throws IOException {
        HdfCheckpoint reader = new HdfCheckpoint(path.toString(), budget);
        budget.take(Files.size(path), 1);
        // From memory: of a file the library would take memory for whatever sizes it tells.
        try (HdfFile hdf = HdfFile.fromBytes(Files.readAllBytes(path))) {
            reader.group(hdf, "", 0);
            if (reader.tensors.isEmpty()) {
                throw new CheckpointException(path + " holds no arrays of numbers.");
            }
            return new Checkpoint(Checkpoint.Format.KERAS, reader.tensors, texts(hdf));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The library trusts the file: a damaged one leads it anywhere, to endless recursion or sizes as well.
            throw new CheckpointException(path + " is damaged, or no HDF5 file of a kind that is read.", e);
        }
    }

    private void group(Group group, String path, int depth) throws CheckpointException {
        if (depth > MAX_DEPTH) {
            throw new CheckpointException(file + " has groups within groups without end.");
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            if (++nodes > MAX_NODES) {
                throw new CheckpointException(file + " has more than " + MAX_NODES + " arrays and groups.");
            }
            String name = path + child.getKey();
            Node node = child.getValue();
            if (node.isLink()) {
                throw new CheckpointException(
                        file + " has a link '" + name + "' to elsewhere, which is refused; save it without links.");
            }
            if (node instanceof Group inner) {
                group(inner, name + "/", depth + 1);
            } else if (node instanceof Dataset dataset) {
                add(name, dataset);
            }
        }
    }

    private void add(String name, Dataset dataset) throws CheckpointException {
        @Nullable TensorType type = TYPES.get(dataset.getJavaType());
        if (type == null || dataset.isEmpty() || dataset.isVariableLength()) {
            return;
        }
        int[] dimensions = dataset.getDimensions();
        long count = 1;
        for (int length : dimensions) {
            count = Math.multiplyExact(count, (long) length);
        }
        budget.take(count, type.size() + Float.BYTES);
        float[] values = floats(dataset.getDataFlat());
        tensors.put(name, new Tensor(type, new Weight(Shape.of(dimensions), values)));
    }

    private static float[] floats(Object data) {
        if (data instanceof float[] values) {
            return values;
        }
        if (data instanceof Float value) {
            return new float[] {value};
        }
        if (data instanceof Number number) {
            return new float[] {number.floatValue()};
        }
        float[] values = new float[java.lang.reflect.Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) java.lang.reflect.Array.get(data, i)).floatValue();
        }
        return values;
    }

    private static Map<String, @Nullable Object> texts(HdfFile hdf) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        for (Attribute attribute : hdf.getAttributes().values()) {
            text(attribute).ifPresent(text -> texts.put(attribute.getName(), text));
        }
        return texts;
    }

    private static Optional<String> text(Attribute attribute) {
        if (attribute.getJavaType() != String.class || !attribute.isScalar() || attribute.getSizeInBytes() > MAX_TEXT) {
            return Optional.empty();
        }
        return Optional.of(String.valueOf(attribute.getData()));
    }
}
