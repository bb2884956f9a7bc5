package etude.nn;

import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Between a learner's tensors and a {@link LearningState}. Numbers go out as they are held, so that they come back to the bit. */
final class Snapshot {

    private final Parameters parameters;
    private final List<String> trained;
    private final Descent descent;
    private final Numbers numbers;

    Snapshot(TrainableNetwork network, Descent descent) {
        this.parameters = network.parameters();
        this.trained = List.copyOf(parameters.trained().keySet());
        this.descent = descent;
        this.numbers = network.numbers();
    }

    LearningState take() {
        Map<String, Weight> all = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            parameters.changing().forEach((name, tensor) -> all.put(LearningState.PARAMETER + name, weight(tensor)));
            for (int kind = 0; kind < LearningState.MEMORIES.length; kind++) {
                Tensor[] memories = descent.memories().get(kind);
                for (int i = 0; i < memories.length; i++) {
                    if (memories[i] != null) {
                        all.put(LearningState.MEMORIES[kind] + trained.get(i), weight(memories[i]));
                    }
                }
            }
        }
        return new LearningState(descent.steps(), Weights.of(all));
    }

    private static Weight weight(Tensor tensor) {
        return new Weight(Numbers.shape(tensor), Numbers.floats(tensor));
    }

    /** Everything fits before anything changes. */
    void restore(LearningState state) {
        Map<String, Weight> given = state.tensors().byName();
        Map<String, Tensor> changing = parameters.changing();
        Map<String, Shape> known = new LinkedHashMap<>();
        changing.forEach((name, tensor) -> known.put(LearningState.PARAMETER + name, Numbers.shape(tensor)));
        for (String kind : LearningState.MEMORIES) {
            trained.forEach(name -> known.put(kind + name, Numbers.shape(parameters.get(name))));
        }
        check(given, known, changing);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            changing.forEach((name, tensor) -> tensor.copy_(tensor(given.get(LearningState.PARAMETER + name))));
            descent.restore(
                    state.steps(), (kind, i) -> memory(given.get(LearningState.MEMORIES[kind] + trained.get(i))));
        }
    }

    private static void check(Map<String, Weight> given, Map<String, Shape> known, Map<String, Tensor> changing) {
        given.forEach((name, weight) -> {
            Shape needed = known.get(name);
            if (needed == null || !weight.shape().equals(needed)) {
                throw new IllegalArgumentException("The state holds '" + name + "' " + weight.shape() + "; "
                        + (needed == null ? "this network has no such tensor" : "needed is " + needed)
                        + ". Go on with the network that it was taken of.");
            }
        });
        changing.keySet().forEach(name -> {
            if (!given.containsKey(LearningState.PARAMETER + name)) {
                throw new IllegalArgumentException("The state lacks '" + LearningState.PARAMETER + name
                        + "'. Go on with the network that it was taken of.");
            }
        });
    }

    private Tensor tensor(@Nullable Weight weight) {
        Weight there = java.util.Objects.requireNonNull(weight);
        return numbers.of(there.values(), there.shape());
    }

    private @Nullable Tensor memory(@Nullable Weight weight) {
        return weight == null ? null : tensor(weight);
    }
}
