package etude.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network: named layers wired into a graph without circles; immutable.
 *
 * <pre>{@code
 * Network net = Network.builder()
 *         .input("waveform", Input.FREE)
 *         .then("spec", Front.fixed(Preset.named("torchaudio", 16000).get("mfcc")))
 *         .then("mean", Reduce.mean(-1))
 *         .then("dense", Linear.of(40, 50))
 *         .build();
 * }</pre>
 *
 * @param inputs what it takes
 * @param nodes its layers, each behind those that it takes from
 * @param outputs names of the tensors that it gives, the main one first
 */
public record Network(List<Input> inputs, List<Node> nodes, List<String> outputs) {

    /**
     * What a network takes.
     *
     * @param name of the tensor
     * @param axes lengths without the batch, which comes first; {@link #FREE} where any is possible
     * @param whole whether the values are whole numbers, for an {@link Embedding}
     */
    public record Input(String name, List<Integer> axes, boolean whole) {

        /** Any length. */
        public static final int FREE = -1;

        /** Copies the axes. */
        public Input {
            axes = List.copyOf(axes);
        }

        /** The shape for a batch and a length of all free axes. */
        public Shape shape(int batch, int length) {
            List<Integer> all = new ArrayList<>();
            all.add(batch);
            axes.forEach(axis -> all.add(axis == FREE ? length : axis));
            return Shape.of(all);
        }
    }

    /**
     * A layer in a network.
     *
     * @param name of the node and of its main tensor; its parameters are {@code name.parameter}
     * @param layer what it does
     * @param from names of the tensors that it takes
     */
    public record Node(String name, Layer layer, List<String> from) {

        /** Copies the names. */
        public Node {
            from = List.copyOf(from);
        }

        /** Names of the tensors it gives, the main one first. */
        public List<String> gives() {
            List<String> all = new ArrayList<>();
            all.add(name);
            layer.sideOutputs().forEach(side -> all.add(name + "." + side));
            return all;
        }
    }

    /** Checks names and wires. */
    public Network {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        Set<String> known = new LinkedHashSet<>();
        for (Input input : inputs) {
            add(known, input.name());
        }
        for (Node node : nodes) {
            check(node, known);
            for (String tensor : node.gives()) {
                add(known, tensor);
            }
        }
        if (outputs.isEmpty() || !known.containsAll(outputs)) {
            throw new IllegalArgumentException(
                    "The network gives " + outputs + "; it must give some of " + known + ".");
        }
    }

    private static void add(Set<String> known, String name) {
        if (!name.matches("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*")) {
            throw new IllegalArgumentException(
                    "The name '" + name + "' cannot be; names are letters, digits and _, in parts with dots between.");
        }
        if (!known.add(name)) {
            throw new IllegalArgumentException("Two tensors are called '" + name + "'; each needs a name of its own.");
        }
    }

    private static void check(Node node, Set<String> known) {
        for (String tensor : node.from()) {
            if (!known.contains(tensor)) {
                throw new IllegalArgumentException("Node '" + node.name() + "' takes from '" + tensor
                        + "', which is not there before it. There are " + known + ".");
            }
        }
        if (node.from().size() != node.layer().inputs()) {
            throw new IllegalArgumentException(
                    "Node '" + node.name() + "' takes " + node.from().size() + " tensors; its layer needs "
                            + node.layer().inputs() + ".");
        }
    }

    /** The name of the main output. */
    public String output() {
        return outputs.get(0);
    }

    /** The node of some name. */
    public Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** All parameters, by full name ({@code node.parameter}), in the order of the nodes. */
    public Map<String, Parameter> parameters() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (Parameter parameter : node.layer().parameters()) {
                all.put(node.name() + "." + parameter.name(), parameter);
            }
        }
        return all;
    }

    /**
     * The shapes of all tensors.
     *
     * @param given shape of each input, batch included
     * @throws IllegalArgumentException if an input is missing or a layer's input does not fit, naming the node
     */
    public Map<String, Shape> shapes(Map<String, Shape> given) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Input input : inputs) {
            Shape shape = given.get(input.name());
            if (shape == null) {
                throw new IllegalArgumentException("The shape of input '" + input.name() + "' is missing.");
            }
            shapes.put(input.name(), shape);
        }
        for (Node node : nodes) {
            List<Shape> gives =
                    outputs(node, node.from().stream().map(shapes::get).toList());
            for (int i = 0; i < gives.size(); i++) {
                shapes.put(node.gives().get(i), gives.get(i));
            }
        }
        return shapes;
    }

    private static List<Shape> outputs(Node node, List<Shape> inputs) {
        try {
            return node.layer().outputs(inputs);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Node '" + node.name() + "': " + e.getMessage(), e);
        }
    }

    /** The shapes of all tensors, for a batch and a length of all free axes of the inputs. */
    public Map<String, Shape> shapes(int batch, int length) {
        Map<String, Shape> given = new LinkedHashMap<>();
        inputs.forEach(input -> given.put(input.name(), input.shape(batch, length)));
        return shapes(given);
    }

    /** An empty network to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** Wires a network, node after node. */
    public static final class Builder {

        private final List<Input> inputs = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private String last = "";

        private Builder() {}

        /** Adds an input of real numbers; the axes are those behind the batch. */
        public Builder input(String name, Integer... axes) {
            inputs.add(new Input(name, List.of(axes), false));
            last = name;
            return this;
        }

        /** Adds an input of whole numbers; the axes are those behind the batch. */
        public Builder wholeNumbers(String name, Integer... axes) {
            inputs.add(new Input(name, List.of(axes), true));
            last = name;
            return this;
        }

        /** Adds a layer that takes what was added last. */
        public Builder then(String name, Layer layer) {
            return node(name, layer, last);
        }

        /** Adds a layer that takes the tensors of these names. */
        public Builder node(String name, Layer layer, String... from) {
            nodes.add(new Node(name, layer, List.of(from)));
            last = name;
            return this;
        }

        /** Goes on from another tensor. */
        public Builder from(String name) {
            last = name;
            return this;
        }

        /** The name of the tensor that {@link #then} would take. */
        public String last() {
            return last;
        }

        /** The network that gives what was added last. */
        public Network build() {
            return build(last);
        }

        /** The network that gives these tensors, the main one first. */
        public Network build(String... outputs) {
            return new Network(inputs, nodes, List.of(outputs));
        }
    }
}
