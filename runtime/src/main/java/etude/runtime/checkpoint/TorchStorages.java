package etude.runtime.checkpoint;

import etude.network.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the numbers of a PyTorch file are. */
interface TorchStorages {

    /** All bytes of a storage, in its order of bytes. */
    ByteBuffer read(TorchTensor.Storage storage) throws IOException;

    /** Reads the numbers of tensors; each storage is read once and held while its tensors are. */
    static Map<String, Tensor> gather(Map<String, TorchTensor> tensors, TorchStorages storages, Limits.Budget budget)
            throws IOException {
        Map<String, List<String>> users = new LinkedHashMap<>();
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (Map.Entry<String, TorchTensor> entry : tensors.entrySet()) {
            budget.take(size(entry.getValue().shape()), Float.BYTES);
            users.computeIfAbsent(entry.getValue().storage().key(), key -> new ArrayList<>())
                    .add(entry.getKey());
            all.put(entry.getKey(), EMPTY);
        }
        for (List<String> names : users.values()) {
            gather(tensors, names, storages, all);
        }
        return all;
    }

    /** A place in the order until the numbers are read. */
    Tensor EMPTY = new Tensor(TensorType.F32, new etude.network.Weight(Shape.of(0), new float[0]));

    private static void gather(
            Map<String, TorchTensor> tensors, List<String> names, TorchStorages storages, Map<String, Tensor> all)
            throws IOException {
        ByteBuffer bytes = storages.read(tensors.get(names.get(0)).storage());
        for (String name : names) {
            TorchTensor tensor = tensors.get(name);
            all.put(name, new Tensor(tensor.storage().type(), tensor.gather(bytes)));
        }
    }

    private static long size(Shape shape) {
        try {
            return shape.size();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
