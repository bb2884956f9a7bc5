package etude.runtime.onnx;

import etude.network.Connections;
import etude.network.Recurrent;
import etude.network.Shape;
import etude.network.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers as ONNX's own operators, one for each layer of the stack. ONNX has the gates in another order than PyTorch
 * (LSTM input, output, forget, cell; GRU update, reset, new), both directions in one array and frames before the batch.
 * What it lacks, an LSTM with a projection, is a scan over frames.
 */
final class RecurrentLowering {

    private static final int[] LSTM_ORDER = {0, 3, 1, 2};
    private static final int[] GRU_ORDER = {1, 0, 2};
    private static final int[] PEEPHOLE_ORDER = {0, 2, 1};

    private final OnnxGraph graph;
    private final Numbers numbers;
    private final Recurrent layer;

    /** States after the last frame: hidden, and for LSTMs cells, of each layer. */
    private final List<List<String>> states = List.of(new ArrayList<>(), new ArrayList<>());

    RecurrentLowering(OnnxGraph graph, Numbers numbers, Recurrent layer) {
        this.graph = graph;
        this.numbers = numbers;
        this.layer = layer;
    }

    List<String> lower(List<String> from) {
        String sequence = turned(from.get(0), 1, 0, 2);
        for (int k = 0; k < layer.layers(); k++) {
            String hidden = state(from, 1, k);
            String cell = layer.cell() == Recurrent.Cell.LSTM ? state(from, 2, k) : "";
            sequence = layer.projection() > 0 ? projected(sequence, k, hidden, cell) : plain(sequence, k, hidden, cell);
        }
        List<String> all = new ArrayList<>();
        all.add(turned(sequence, 1, 0, 2));
        for (int i = 0; i < layer.sideOutputs().size(); i++) {
            all.add(concat(states.get(i), 0));
        }
        return all;
    }

    private String turned(String x, Integer... order) {
        return graph.node("Transpose", x).wholes("perm", List.of(order)).give();
    }

    private String concat(List<String> values, int axis) {
        return values.size() == 1
                ? values.get(0)
                : graph.node("Concat", values.toArray(String[]::new))
                        .with("axis", axis)
                        .give();
    }

    /** The part of a state that is one layer's, {@code (direction, batch, size)}; empty where it starts from zeros. */
    private String state(List<String> from, int input, int k) {
        if (!layer.stateful()) {
            return "";
        }
        int directions = layer.directions();
        return layer.layers() == 1
                ? from.get(input)
                : graph.apply(
                        "Slice",
                        from.get(input),
                        graph.wholes((long) k * directions),
                        graph.wholes((k + 1L) * directions),
                        graph.wholes(0));
    }

    private String plain(String sequence, int k, String hidden, String cell) {
        List<String> gives = operator(sequence, k, hidden, cell).give(layer.cell() == Recurrent.Cell.LSTM ? 3 : 2);
        for (int i = 1; i < gives.size(); i++) {
            states.get(i - 1).add(gives.get(i));
        }
        if (layer.directions() == 1) {
            return graph.apply("Squeeze", gives.get(0), graph.wholes(1));
        }
        return graph.apply("Reshape", turned(gives.get(0), 0, 2, 1, 3), graph.wholes(0, 0, 2L * layer.output()));
    }

    private OnnxGraph.NodeBuilder operator(String sequence, int k, String hidden, String cell) {
        String w = gates("weight_ih", k, layer.fromInputs());
        String r = gates("weight_hh", k, layer.fromHidden());
        String b = layer.bias() ? biases(k) : "";
        OnnxGraph.NodeBuilder node = switch (layer.cell()) {
            case TANH, RELU -> graph.node("RNN", sequence, w, r, b, "", hidden).texts("activations", activations());
            case GRU -> graph.node("GRU", sequence, w, r, b, "", hidden).with("linear_before_reset", 1);
            case GRU_RESET_BEFORE -> graph.node("GRU", sequence, w, r, b, "", hidden);
            case LSTM -> graph.node("LSTM", sequence, w, r, b, "", hidden, cell, peepholes(k));
        };
        return node.with("hidden_size", layer.hidden())
                .with("direction", layer.bidirectional() ? "bidirectional" : "forward");
    }

    private List<String> activations() {
        String one = layer.cell() == Recurrent.Cell.RELU ? "Relu" : "Tanh";
        return layer.bidirectional() ? List.of(one, one) : List.of(one);
    }

    private int[] order() {
        return switch (layer.cell()) {
            case TANH, RELU -> new int[] {0};
            case LSTM -> LSTM_ORDER;
            case GRU, GRU_RESET_BEFORE -> GRU_ORDER;
        };
    }

    /** Weights of both directions, {@code (direction, gate × hidden, source)}. */
    private String gates(String parameter, int k, @Nullable Connections wiring) {
        Weight[] parts = new Weight[layer.directions()];
        for (int d = 0; d < parts.length; d++) {
            parts[d] = reordered(wired(numbers.get(parameter + Recurrent.suffix(k, d)), wiring), order());
        }
        return stacked(parameter + Recurrent.suffix(k, 0), parts);
    }

    private Weight wired(Weight weight, @Nullable Connections wiring) {
        if (wiring == null) {
            return weight;
        }
        float[] factors = wiring.factors(layer.cell().gates());
        for (int i = 0; i < factors.length; i++) {
            factors[i] *= weight.values()[i];
        }
        return new Weight(weight.shape(), factors);
    }

    /** Biases of both directions: those of the inputs, then those of the hidden units. */
    private String biases(int k) {
        Weight[] parts = new Weight[layer.directions()];
        for (int d = 0; d < parts.length; d++) {
            String suffix = Recurrent.suffix(k, d);
            parts[d] = stack(
                    reordered(numbers.get("bias_ih" + suffix), order()),
                    reordered(numbers.get("bias_hh" + suffix), order()));
        }
        return stacked("bias" + Recurrent.suffix(k, 0), parts);
    }

    private String peepholes(int k) {
        if (!layer.peepholes()) {
            return "";
        }
        Weight[] parts = new Weight[layer.directions()];
        for (int d = 0; d < parts.length; d++) {
            parts[d] = reordered(numbers.get("weight_peep" + Recurrent.suffix(k, d)), PEEPHOLE_ORDER);
        }
        return stacked("weight_peep" + Recurrent.suffix(k, 0), parts);
    }

    private static Weight reordered(Weight weight, int[] order) {
        float[] from = weight.values();
        int block = from.length / order.length;
        float[] to = new float[from.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(from, order[i] * block, to, i * block, block);
        }
        return new Weight(weight.shape(), to);
    }

    /** Arrays one after the other along the first axis. */
    private static Weight stack(Weight... parts) {
        int size = parts[0].values().length;
        float[] all = new float[parts.length * size];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i].values(), 0, all, i * size, size);
        }
        Shape shape = parts[0].shape();
        return new Weight(shape.with(0, shape.get(0) * parts.length), all);
    }

    /** Arrays of the directions as one constant with the direction as its first axis. */
    private String stacked(String parameter, Weight... parts) {
        Weight all = stack(parts);
        int[] inner = parts[0].shape().toArray();
        int[] axes = new int[inner.length + 1];
        axes[0] = parts.length;
        System.arraycopy(inner, 0, axes, 1, inner.length);
        return graph.constant(numbers.fullName(parameter), all.reshaped(axes));
    }

    private String projected(String sequence, int k, String hidden, String cell) {
        List<String> sides = new ArrayList<>();
        List<List<String>> last = List.of(new ArrayList<>(), new ArrayList<>());
        for (int d = 0; d < layer.directions(); d++) {
            ProjectedCell one = new ProjectedCell(graph, numbers, layer, Recurrent.suffix(k, d));
            List<String> gives = one.scan(
                    sequence,
                    one.start(sequence, hidden, d, layer.projection()),
                    one.start(sequence, cell, d, layer.hidden()),
                    d == 1);
            sides.add(gives.get(2));
            last.get(0).add(graph.apply("Unsqueeze", gives.get(0), graph.wholes(0)));
            last.get(1).add(graph.apply("Unsqueeze", gives.get(1), graph.wholes(0)));
        }
        for (int i = 0; i < 2; i++) {
            states.get(i).add(concat(last.get(i), 0));
        }
        return concat(sides, 2);
    }
}
