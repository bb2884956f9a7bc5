package etude.runtime.checkpoint;

import etude.network.Weight;
import etude.network.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint holds.
 *
 * @param format of the file
 * @param tensors by name, in the file's order
 * @param facts whatever else the file says in plain values, such as hyper-parameters: text, whole and real numbers
 *     ({@code Long}, {@code Double}), truth values, {@code null}, lists and maps of these
 */
public record Checkpoint(Format format, Map<String, Tensor> tensors, Map<String, @Nullable Object> facts) {

    /** Formats of checkpoints. */
    public enum Format {
        /** PyTorch since 1.6: an archive of a pickle and storages. */
        TORCH_ZIP,
        /** PyTorch before 1.6: pickles, then storages. */
        TORCH_LEGACY,
        /** numpy's archive. */
        NPZ,
        /** One numpy array. */
        NPY,
        /** Keras' HDF5. */
        KERAS,
        /** Safetensors. */
        SAFETENSORS
    }

    /** Copies the maps. */
    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** All tensors as weights. */
    public Weights weights() {
        return weights(name -> true);
    }

    /** The tensors of some names as weights. */
    public Weights weights(Predicate<String> names) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (names.test(name)) {
                weights.put(name, tensor.weight());
            }
        });
        return Weights.of(weights);
    }
}
