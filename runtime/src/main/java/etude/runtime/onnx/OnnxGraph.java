package etude.runtime.onnx;

import etude.network.Shape;
import etude.network.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A graph of ONNX operators that grows node by node. Values are known by name; names of what is made on the way begin with
 * the part of the network that it is made for.
 */
final class OnnxGraph {

    /** The length of an axis that is not known before the graph runs. */
    static final int UNKNOWN = -1;

    /** Version of the operators' definitions. */
    static final int OPSET = 17;

    private static final int IR_VERSION = 8;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final List<ProtobufWriter> nodes = new ArrayList<>();
    private final Map<String, ProtobufWriter> constants = new LinkedHashMap<>();
    private final List<ProtobufWriter> inputs = new ArrayList<>();
    private final List<ProtobufWriter> outputs = new ArrayList<>();
    private final Set<String> names;
    private final OnnxGraph outer;
    private String prefix = "";

    OnnxGraph() {
        this.names = new HashSet<>();
        this.outer = this;
    }

    private OnnxGraph(OnnxGraph outer) {
        this.names = outer.names;
        this.outer = outer.outer;
        this.prefix = outer.prefix;
    }

    /** A graph within a node of this one, which sees this one's values; its constants are kept here. */
    OnnxGraph within() {
        return new OnnxGraph(this);
    }

    /** What names of values begin with from now on. */
    void prefix(String part) {
        this.prefix = part;
    }

    /** A name that is not taken: {@code prefix/word}, with a number where needed. */
    String fresh(String word) {
        String base = prefix.isEmpty() ? word : prefix + "/" + word;
        String name = base;
        for (int i = 1; !names.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** An input of real numbers; axes are lengths or names of lengths that are not known. */
    String input(String name, List<?> axes, boolean whole) {
        names.add(name);
        inputs.add(value(name, axes, whole));
        return name;
    }

    /** Names a value as an output. */
    void output(String name, String value, List<?> axes) {
        names.add(name);
        if (!name.equals(value)) {
            node("Identity", value).named(name);
        }
        outputs.add(value(name, axes, false));
    }

    private static ProtobufWriter value(String name, List<?> axes, boolean whole) {
        ProtobufWriter shape = new ProtobufWriter();
        for (Object axis : axes) {
            ProtobufWriter dimension = new ProtobufWriter();
            if (axis instanceof Number length) {
                dimension.number(1, length.longValue());
            } else {
                dimension.text(2, axis.toString());
            }
            shape.message(1, dimension);
        }
        ProtobufWriter tensor =
                new ProtobufWriter().number(1, whole ? INT64 : FLOAT).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    /** Numbers that are part of the graph, under a name of their own; once for each name. */
    String constant(String name, Weight weight) {
        if (!outer.constants.containsKey(name)) {
            names.add(name);
            outer.constants.put(name, tensor(name, FLOAT, weight.shape()).reals(9, weight.values()));
        }
        return name;
    }

    /** Numbers that are part of the graph, under a fresh name. */
    String constant(String word, Shape shape, float... values) {
        return constant(fresh(word), new Weight(shape, values));
    }

    /** One number. */
    String scalar(double value) {
        return constant("number", Shape.of(), (float) value);
    }

    /** Whole numbers in a row, as shapes and places are told. */
    String wholes(long... values) {
        String name = fresh("wholes");
        outer.constants.put(name, tensor(name, INT64, Shape.of(values.length)).wholes(9, values));
        return name;
    }

    /** One whole number without an axis. */
    String whole(long value) {
        String name = fresh("whole");
        outer.constants.put(name, tensor(name, INT64, Shape.of()).wholes(9, new long[] {value}));
        return name;
    }

    private static ProtobufWriter tensor(String name, int type, Shape shape) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (int length : shape.toArray()) {
            tensor.number(1, length);
        }
        return tensor.number(2, type).text(8, name);
    }

    /** A node that takes these values; an empty name stands for an input left out. */
    NodeBuilder node(String operator, String... from) {
        return new NodeBuilder(operator, from);
    }

    /** What a node without settings gives. */
    String apply(String operator, String... from) {
        return node(operator, from).give();
    }

    /** A node being made. */
    final class NodeBuilder {

        private static final int KIND_REAL = 1;
        private static final int KIND_WHOLE = 2;
        private static final int KIND_TEXT = 3;
        private static final int KIND_GRAPH = 5;
        private static final int KIND_WHOLES = 7;
        private static final int KIND_TEXTS = 8;

        private final String operator;
        private final String[] from;
        private final List<ProtobufWriter> all = new ArrayList<>();

        private NodeBuilder(String operator, String... from) {
            this.operator = operator;
            this.from = from;
        }

        NodeBuilder with(String name, long value) {
            return attribute(name, KIND_WHOLE, a -> a.number(3, value));
        }

        NodeBuilder with(String name, float value) {
            return attribute(name, KIND_REAL, a -> a.real(2, value));
        }

        NodeBuilder with(String name, String value) {
            return attribute(name, KIND_TEXT, a -> a.text(4, value));
        }

        NodeBuilder with(String name, OnnxGraph graph) {
            return attribute(name, KIND_GRAPH, a -> a.message(6, graph.message(name)));
        }

        NodeBuilder wholes(String name, List<Integer> values) {
            return attribute(name, KIND_WHOLES, a -> values.forEach(value -> a.number(8, value)));
        }

        NodeBuilder texts(String name, List<String> values) {
            return attribute(name, KIND_TEXTS, a -> values.forEach(value -> a.text(9, value)));
        }

        private NodeBuilder attribute(String name, int kind, Consumer<ProtobufWriter> value) {
            ProtobufWriter attribute = new ProtobufWriter().text(1, name);
            value.accept(attribute);
            all.add(attribute.number(20, kind));
            return this;
        }

        /** Its one output, under a fresh name. */
        String give() {
            return named(fresh(operator));
        }

        /** Its one output, under this name. */
        String named(String name) {
            return named(List.of(name)).get(0);
        }

        /** That many outputs, under fresh names. */
        List<String> give(int outputs) {
            List<String> made = new ArrayList<>();
            for (int i = 0; i < outputs; i++) {
                made.add(fresh(operator));
            }
            return named(made);
        }

        private List<String> named(List<String> made) {
            ProtobufWriter node = new ProtobufWriter();
            for (String name : from) {
                node.text(1, name);
            }
            made.forEach(name -> node.text(2, name));
            node.text(3, made.get(made.size() - 1)).text(4, operator);
            all.forEach(attribute -> node.message(5, attribute));
            nodes.add(node);
            return made;
        }
    }

    private ProtobufWriter message(String name) {
        ProtobufWriter graph = new ProtobufWriter();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.values().forEach(tensor -> graph.message(5, tensor));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        return graph;
    }

    /** The graph as an ONNX file. */
    byte[] file(String name, Map<String, String> metadata) {
        ProtobufWriter file = new ProtobufWriter()
                .number(1, IR_VERSION)
                .text(2, "Etude")
                .message(7, message(name))
                .message(8, new ProtobufWriter().text(1, "").number(2, OPSET));
        metadata.forEach((key, value) ->
                file.message(14, new ProtobufWriter().text(1, key).text(2, value)));
        return file.toBytes();
    }
}
