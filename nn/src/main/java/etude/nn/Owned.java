package etude.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The tensors of one layer: its parameters, by their names within it, and constants that it keeps. */
final class Owned {

    private final Map<String, Tensor> parameters;
    private final Numbers numbers;
    private final List<Tensor> constants = new ArrayList<>();

    Owned(Map<String, Tensor> parameters, Numbers numbers) {
        this.parameters = parameters;
        this.numbers = numbers;
    }

    Numbers numbers() {
        return numbers;
    }

    Tensor get(String name) {
        Tensor tensor = parameters.get(name);
        if (tensor == null) {
            throw new IllegalStateException("The layer owns no '" + name + "'; it owns " + parameters.keySet() + ".");
        }
        return tensor;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** A parameter, or none. */
    TensorOptional optional(String name) {
        Tensor tensor = parameters.get(name);
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
    }

    /** Keeps a constant beyond the scope that it was made in, until {@link #release}. */
    Tensor keep(Tensor constant) {
        Tensor kept = Kept.of(constant);
        constants.add(kept);
        return kept;
    }

    void release() {
        constants.forEach(Kept::release);
        constants.clear();
    }
}
