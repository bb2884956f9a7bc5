package etude.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Where the numbers of a PyTorch file are. */
interface TorchStorages {

    /** All bytes of a storage, in its order of bytes. */
    ByteBuffer read(TorchTensor.Storage storage) throws IOException;

    /** Reads the numbers of tensors; each storage is read once and held while its tensors are. */
    static Map<String, Tensor> gather(Map<String, TorchTensor> tensors, TorchStorages storages, Limits.Budget budget)
            throws IOException {
        Map<TorchTensor.Storage, Map<String, TorchTensor>> users = new LinkedHashMap<>();
        for (Map.Entry<String, TorchTensor> entry : tensors.entrySet()) {
            budget.take(entry.getValue().shape(), Float.BYTES);
            users.computeIfAbsent(entry.getValue().storage(), storage -> new LinkedHashMap<>())
                    .put(entry.getKey(), entry.getValue());
        }
        Map<String, Tensor> read = new HashMap<>();
        for (Map.Entry<TorchTensor.Storage, Map<String, TorchTensor>> entry : users.entrySet()) {
            TensorType type = entry.getKey().type();
            ByteBuffer bytes = storages.read(entry.getKey());
            entry.getValue().forEach((name, tensor) -> read.put(name, new Tensor(type, tensor.gather(bytes))));
        }
        Map<String, Tensor> ordered = new LinkedHashMap<>(tensors.size());
        tensors.keySet().forEach(name -> ordered.put(name, Objects.requireNonNull(read.get(name))));
        return ordered;
    }
}
