package etude.nn;

import etude.network.Initial;
import etude.network.Network;
import etude.network.Parameter;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The tensors of a network's parameters, by full name. Some numbers are held in a unit of their own (a centre frequency as a
 * multiple of the hand-made one), so that one learning rate suits all; what goes in and out are the numbers themselves.
 */
final class Parameters {

    private final Network network;
    private final Numbers numbers;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, float[]> units = new LinkedHashMap<>();

    private final Set<String> frozen = new HashSet<>();

    Parameters(Network network, Weights weights, Predicate<String> frozenNodes, Numbers numbers) {
        this.network = network;
        this.numbers = numbers;
        network.nodes().stream()
                .filter(node -> frozenNodes.test(node.name()))
                .forEach(node -> node.layer()
                        .parameters()
                        .forEach(parameter -> frozen.add(node.name() + "." + parameter.name())));
        for (Network.Node node : network.nodes()) {
            FrontUnits.of(node.layer()).forEach((name, unit) -> units.put(node.name() + "." + name, unit));
        }
        try (PointerScope scope = new PointerScope()) {
            network.parameters().forEach((name, parameter) -> {
                Tensor tensor = numbers.of(inUnits(name, values(name, parameter, weights)), parameter.shape());
                tensor.requires_grad_(parameter.role() == Parameter.Role.TRAINED && !frozen.contains(name));
                tensors.put(name, Kept.of(tensor));
            });
        }
    }

    private static float[] values(String name, Parameter parameter, Weights weights) {
        Weight weight = weights.byName().get(name);
        if (weight != null) {
            return weight.values();
        }
        if (parameter.initial() instanceof Initial.Given given) {
            return given.values().get();
        }
        throw new IllegalArgumentException("Parameter '" + name + "' is fixed but its numbers are not given.");
    }

    private float[] inUnits(String name, float[] values) {
        float[] unit = units.get(name);
        if (unit == null) {
            return values;
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) ((double) values[i] / unit[i]);
        }
        return scaled;
    }

    private float[] direct(String name, float[] values) {
        float[] unit = units.get(name);
        for (int i = 0; unit != null && i < values.length; i++) {
            values[i] = (float) ((double) values[i] * unit[i]);
        }
        return values;
    }

    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "There is no parameter '" + name + "'; there are " + tensors.keySet() + ".");
        }
        return tensor;
    }

    /** The tensors of a node, by their names within it. */
    Map<String, Tensor> of(Network.Node node) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        for (Parameter parameter : node.layer().parameters()) {
            own.put(parameter.name(), get(node.name() + "." + parameter.name()));
        }
        return own;
    }

    /** Those that the optimiser changes: of nodes that are not frozen. */
    Map<String, Tensor> trained() {
        return of(Parameter.Role.TRAINED);
    }

    /** Those that training changes in any way, as they are held: in units of their own. */
    Map<String, Tensor> changing() {
        Map<String, Tensor> all = new LinkedHashMap<>(trained());
        all.putAll(of(Parameter.Role.STATISTIC));
        return all;
    }

    /** Those that a pass in training changes. */
    List<Tensor> statistics() {
        return List.copyOf(of(Parameter.Role.STATISTIC).values());
    }

    private Map<String, Tensor> of(Parameter.Role role) {
        Map<String, Tensor> some = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            if (parameter.role() == role && !frozen.contains(name)) {
                some.put(name, get(name));
            }
        });
        return some;
    }

    Weights weights() {
        Map<String, Weight> all = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            network.parameters().forEach((name, parameter) -> {
                if (parameter.role() != Parameter.Role.FIXED) {
                    all.put(name, weight(name, parameter.shape()));
                }
            });
        }
        return Weights.of(all);
    }

    private Weight weight(String name, Shape shape) {
        return new Weight(shape, direct(name, Numbers.floats(get(name))));
    }

    void load(Weights weights) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            weights.byName().forEach((name, weight) -> {
                Tensor tensor = numbers.of(inUnits(name, weight.values()), weight.shape());
                get(name).copy_(tensor);
            });
        }
    }

    void release() {
        tensors.values().forEach(Kept::release);
        tensors.clear();
    }
}
