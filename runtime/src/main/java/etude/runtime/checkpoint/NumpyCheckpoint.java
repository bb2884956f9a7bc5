package etude.runtime.checkpoint;

import etude.io.array.ArrayFormatException;
import etude.io.array.NpyArray;
import etude.io.array.Npz;
import etude.network.Shape;
import etude.network.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads numpy's arrays: each is a tensor. */
final class NumpyCheckpoint {

    private static final Map<String, TensorType> TYPES = Map.ofEntries(
            Map.entry("f8", TensorType.F64),
            Map.entry("f4", TensorType.F32),
            Map.entry("f2", TensorType.F16),
            Map.entry("i8", TensorType.I64),
            Map.entry("i4", TensorType.I32),
            Map.entry("i2", TensorType.I16),
            Map.entry("i1", TensorType.I8),
            Map.entry("u1", TensorType.U8),
            Map.entry("b1", TensorType.BOOL));

    private NumpyCheckpoint() {}

    static Checkpoint archive(Path file, Limits.Budget budget) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, NpyArray> array :
                Npz.read(file, budget.left() / 2).entrySet()) {
            tensors.put(array.getKey(), tensor(file + ", array " + array.getKey(), array.getValue(), budget));
        }
        return new Checkpoint(Checkpoint.Format.NPZ, tensors, Map.of());
    }

    static Checkpoint single(Path file, Limits.Budget budget) throws IOException {
        budget.take(Files.size(file), 1);
        return new Checkpoint(
                Checkpoint.Format.NPY,
                Map.of("tensor", tensor(file.toString(), NpyArray.read(file), budget)),
                Map.of());
    }

    private static Tensor tensor(String what, NpyArray array, Limits.Budget budget) throws IOException {
        TensorType type = TYPES.get(array.type());
        if (type == null || array.complex()) {
            throw new CheckpointException(
                    what + " holds numbers of type " + array.type() + ", which no network has; save it as float32.");
        }
        Shape shape = Shape.of(array.shape());
        budget.take(shape, Float.BYTES);
        return new Tensor(type, new Weight(shape, array.toFloats()));
    }

    /** The same trouble under the name that callers know. */
    static CheckpointException refused(ArrayFormatException e) {
        return new CheckpointException(String.valueOf(e.getMessage()), e);
    }
}
