package etude.runtime.onnx;

import etude.network.Network;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a network to an ONNX graph, node after node. */
final class NetworkLowering {

    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Network network;
    private final KnownShapes shapes;

    private NetworkLowering(Network network, KnownShapes shapes) {
        this.network = network;
        this.shapes = shapes;
    }

    /**
     * A graph with all inputs and nodes of a network, whose outputs are still to be named.
     *
     * @param framesFirst whether the input is features with the frame axis behind the batch, and not last
     */
    static NetworkLowering lower(Network network, Weights weights, KnownShapes shapes, boolean framesFirst) {
        NetworkLowering lowering = new NetworkLowering(network, shapes);
        network.inputs().forEach(input -> lowering.input(input, framesFirst));
        network.nodes().forEach(node -> lowering.node(node, weights));
        lowering.graph.prefix("");
        return lowering;
    }

    private void input(Network.Input input, boolean framesFirst) {
        List<Object> axes = axes(input.name(), shapes.get(input.name()));
        if (!framesFirst) {
            values.put(input.name(), graph.input(input.name(), axes, input.whole()));
            return;
        }
        axes.add(1, axes.remove(axes.size() - 1));
        List<Integer> order = new ArrayList<>(List.of(0));
        for (int i = 2; i < axes.size(); i++) {
            order.add(i);
        }
        order.add(1);
        String features = graph.input(input.name(), axes, false);
        values.put(
                input.name(),
                graph.node("Transpose", features).wholes("perm", order).give());
    }

    /** Lengths, or names of those that are not known. */
    List<Object> axes(String name, int[] shape) {
        List<Object> axes = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            boolean known = shape[i] != OnnxGraph.UNKNOWN;
            axes.add(known ? (Object) shape[i] : i == 0 ? "batch" : name + "_" + i);
        }
        return axes;
    }

    private void node(Network.Node node, Weights weights) {
        graph.prefix(node.name());
        List<String> from = node.from().stream().map(this::value).toList();
        List<int[]> known = node.from().stream().map(shapes::get).toList();
        LayerLowering layer = new LayerLowering(graph, new Numbers(node, weights), from, known);
        List<String> gives = node.layer().accept(layer);
        for (int i = 0; i < gives.size(); i++) {
            values.put(node.gives().get(i), gives.get(i));
        }
    }

    OnnxGraph graph() {
        return graph;
    }

    /** The name in the graph of a tensor of the network. */
    String value(String tensor) {
        String value = values.get(tensor);
        if (value == null) {
            throw new IllegalArgumentException("There is no tensor '" + tensor + "'.");
        }
        return value;
    }

    /** Names a tensor of the network as an output. */
    void output(String tensor) {
        graph.output(tensor, value(tensor), axes(tensor, shapes.get(tensor)));
    }

    /** All outputs of the network but for the first. */
    List<String> others() {
        return network.outputs().subList(1, network.outputs().size());
    }
}
