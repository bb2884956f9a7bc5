package etude.runtime.onnx;

import etude.network.Activate;
import etude.network.AdaptivePool;
import etude.network.Affine;
import etude.network.Along;
import etude.network.Attention;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Embedding;
import etude.network.Front;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Pad;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Position;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import etude.network.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** From a layer to ONNX operators: takes names of values, gives the names of what comes out, the main one first. */
final class LayerLowering implements Layer.Visitor<List<String>> {

    private final OnnxGraph graph;
    private final Numbers numbers;
    private final List<String> from;
    private final List<int[]> shapes;

    /**
     * Prepares the lowering of one node.
     *
     * @param graph that grows
     * @param numbers of the node
     * @param from values that the node takes
     * @param shapes of these values, {@link OnnxGraph#UNKNOWN} where an axis may have any length
     */
    LayerLowering(OnnxGraph graph, Numbers numbers, List<String> from, List<int[]> shapes) {
        this.graph = graph;
        this.numbers = numbers;
        this.from = from;
        this.shapes = shapes;
    }

    private String x() {
        return from.get(0);
    }

    private int rank() {
        return shapes.get(0).length;
    }

    private String constant(String parameter) {
        return graph.constant(numbers.fullName(parameter), numbers.get(parameter));
    }

    /** A parameter with an axis of its own, as it lies along an axis of a tensor of some rank. */
    private String along(String parameter, int axis) {
        int[] shape = new int[rank()];
        java.util.Arrays.fill(shape, 1);
        Weight weight = numbers.get(parameter);
        shape[axis < 0 ? axis + rank() : axis] = weight.values().length;
        return graph.constant(numbers.fullName(parameter), weight.reshaped(shape));
    }

    private static List<Integer> each(List<Along> along, ToIntFunction<Along> property) {
        return along.stream().map(property::applyAsInt).toList();
    }

    /** Padding as ONNX tells it: all beginnings, then all ends. */
    private static List<Integer> pads(List<Along> along) {
        List<Integer> pads = new ArrayList<>(each(along, Along::padding));
        pads.addAll(each(along, Along::padding));
        return pads;
    }

    private String[] weighted(boolean bias) {
        return bias ? new String[] {x(), constant("weight"), constant("bias")} : new String[] {x(), constant("weight")};
    }

    @Override
    public List<String> convolution(Convolution layer) {
        return List.of(graph.node("Conv", weighted(layer.bias()))
                .wholes("kernel_shape", each(layer.along(), Along::kernel))
                .wholes("strides", each(layer.along(), Along::stride))
                .wholes("dilations", each(layer.along(), Along::dilation))
                .wholes("pads", pads(layer.along()))
                .with("group", layer.groups())
                .give());
    }

    @Override
    public List<String> transposedConvolution(TransposedConvolution layer) {
        return List.of(graph.node("ConvTranspose", weighted(layer.bias()))
                .wholes("kernel_shape", each(layer.along(), Along::kernel))
                .wholes("strides", each(layer.along(), Along::stride))
                .wholes("dilations", each(layer.along(), Along::dilation))
                .wholes("pads", pads(layer.along()))
                .wholes("output_padding", layer.more())
                .with("group", layer.groups())
                .give());
    }

    @Override
    public List<String> batchNorm(BatchNorm layer) {
        String scale = layer.affine() ? constant("weight") : filled("weight", layer.channels(), 1);
        String shift = layer.affine() ? constant("bias") : filled("bias", layer.channels(), 0);
        return List.of(
                graph.node("BatchNormalization", x(), scale, shift, constant("running_mean"), constant("running_var"))
                        .with("epsilon", (float) layer.epsilon())
                        .give());
    }

    private String filled(String name, int length, float value) {
        float[] values = new float[length];
        java.util.Arrays.fill(values, value);
        return graph.constant(numbers.fullName(name), new Weight(Shape.of(length), values));
    }

    @Override
    public List<String> layerNorm(LayerNorm layer) {
        return List.of(graph.node("LayerNormalization", x(), constant("weight"), constant("bias"))
                .with("axis", -1)
                .with("epsilon", (float) layer.epsilon())
                .give());
    }

    @Override
    public List<String> activate(Activate layer) {
        return List.of(
                switch (layer.function()) {
                    case RELU -> graph.apply("Relu", x());
                    case LEAKY_RELU ->
                        graph.node("LeakyRelu", x()).with("alpha", 0.01f).give();
                    case ELU -> graph.apply("Elu", x());
                    case SELU -> graph.apply("Selu", x());
                    case GELU -> gelu();
                    case SILU -> graph.apply("Mul", x(), graph.apply("Sigmoid", x()));
                    case SIGMOID -> graph.apply("Sigmoid", x());
                    case TANH -> graph.apply("Tanh", x());
                    case SOFTPLUS -> graph.apply("Softplus", x());
                    case EXP -> graph.apply("Exp", x());
                    case LOG -> graph.apply("Log", x());
                    case SQRT -> graph.apply("Sqrt", x());
                    case SQUARE -> graph.apply("Mul", x(), x());
                    case ABS -> graph.apply("Abs", x());
                });
    }

    private String gelu() {
        String erf = graph.apply("Erf", graph.apply("Div", x(), graph.scalar(Math.sqrt(2))));
        String weighted = graph.apply("Mul", x(), graph.apply("Add", erf, graph.scalar(1)));
        return graph.apply("Mul", weighted, graph.scalar(0.5));
    }

    @Override
    public List<String> softmax(Softmax layer) {
        return List.of(graph.node("Softmax", x()).with("axis", layer.axis()).give());
    }

    @Override
    public List<String> pool(Pool layer) {
        OnnxGraph.NodeBuilder node = graph.node(layer.kind() == Pool.Kind.MAX ? "MaxPool" : "AveragePool", x())
                .wholes("kernel_shape", each(layer.along(), Along::kernel))
                .wholes("strides", each(layer.along(), Along::stride))
                .wholes("pads", pads(layer.along()))
                .with("ceil_mode", layer.lastNotWhole() ? 1 : 0);
        if (layer.kind() == Pool.Kind.MAX) {
            node.wholes("dilations", each(layer.along(), Along::dilation));
        }
        return List.of(node.give());
    }

    @Override
    public List<String> adaptivePool(AdaptivePool layer) {
        return List.of(new AdaptivePoolLowering(graph, layer).lower(x(), shapes.get(0)));
    }

    @Override
    public List<String> reduce(Reduce layer) {
        int keep = layer.keep() ? 1 : 0;
        if (layer.kind() == Reduce.Kind.SUM) {
            String axes = graph.wholes(
                    layer.axes().stream().mapToLong(Integer::longValue).toArray());
            return List.of(
                    graph.node("ReduceSum", x(), axes).with("keepdims", keep).give());
        }
        if (layer.kind() == Reduce.Kind.MAX && pools(layer)) {
            return List.of(pooled(layer));
        }
        return List.of(graph.node(layer.kind() == Reduce.Kind.MEAN ? "ReduceMean" : "ReduceMax", x())
                .wholes("axes", layer.axes())
                .with("keepdims", keep)
                .give());
    }

    /** Whether the largest is taken along one axis, of known length, of an image whose channels fill blocks. */
    private boolean pools(Reduce layer) {
        return rank() == 4
                && layer.axes().size() == 1
                && axis(layer) >= 2
                && shapes.get(0)[axis(layer)] != OnnxGraph.UNKNOWN
                && shapes.get(0)[1] % Rounding.BLOCK == 0;
    }

    private int axis(Reduce layer) {
        return Math.floorMod(layer.axes().get(0), rank());
    }

    /** A pool over the whole axis: ONNX Runtime takes it in the layout of its convolutions and copies much less. */
    private String pooled(Reduce layer) {
        int axis = axis(layer);
        List<Integer> kernel = List.of(axis == 2 ? shapes.get(0)[2] : 1, axis == 3 ? shapes.get(0)[3] : 1);
        String pool = graph.node("MaxPool", x()).wholes("kernel_shape", kernel).give();
        return layer.keep() ? pool : graph.apply("Squeeze", pool, graph.wholes(axis));
    }

    @Override
    public List<String> linear(Linear layer) {
        return List.of(linear(x(), rank(), "", layer.bias()));
    }

    private String linear(String value, int rank, String part, boolean bias) {
        String weight = constant(part + "weight");
        if (rank == 2) {
            String[] all = bias ? new String[] {value, weight, constant(part + "bias")} : new String[] {value, weight};
            return graph.node("Gemm", all).with("transB", 1).give();
        }
        String turned =
                graph.node("Transpose", weight).wholes("perm", List.of(1, 0)).give();
        String product = graph.apply("MatMul", value, turned);
        return bias ? graph.apply("Add", product, constant(part + "bias")) : product;
    }

    @Override
    public List<String> dropout(Dropout layer) {
        return List.of(x());
    }

    @Override
    public List<String> recurrent(Recurrent layer) {
        return new RecurrentLowering(graph, numbers, layer).lower(from);
    }

    @Override
    public List<String> attention(Attention layer) {
        String query = heads(layer, "query.", 0, 2, 1, 3);
        String key = heads(layer, "key.", 0, 2, 3, 1);
        String value = heads(layer, "value.", 0, 2, 1, 3);
        double scale = 1 / Math.sqrt((double) layer.features() / layer.heads());
        String scores = graph.apply("Mul", graph.apply("MatMul", query, key), graph.scalar(scale));
        String weights = graph.node("Softmax", scores).with("axis", -1).give();
        String mixed = graph.node("Transpose", graph.apply("MatMul", weights, value))
                .wholes("perm", List.of(0, 2, 1, 3))
                .give();
        String joined = graph.apply("Reshape", mixed, graph.wholes(0, 0, layer.features()));
        return List.of(layer.projected() ? linear(joined, 3, "output.", true) : joined, weights);
    }

    /** A projection of all frames, split into heads, with its axes (batch, frame, head, feature) in this order. */
    private String heads(Attention layer, String part, Integer... order) {
        String all = linear(x(), 3, part, true);
        String split = graph.apply("Reshape", all, graph.wholes(0, 0, layer.heads(), layer.features() / layer.heads()));
        return graph.node("Transpose", split).wholes("perm", List.of(order)).give();
    }

    @Override
    public List<String> embedding(Embedding layer) {
        return List.of(graph.apply("Gather", constant("weight"), x()));
    }

    @Override
    public List<String> reshape(Reshape layer) {
        long[] axes = layer.axes().stream().mapToLong(Integer::longValue).toArray();
        return List.of(graph.apply("Reshape", x(), graph.wholes(axes)));
    }

    @Override
    public List<String> permute(Permute layer) {
        return List.of(
                graph.node("Transpose", x()).wholes("perm", layer.order()).give());
    }

    @Override
    public List<String> slice(Slice layer) {
        return List.of(graph.apply(
                "Slice", x(), graph.wholes(layer.from()), graph.wholes(layer.to()), graph.wholes(layer.axis())));
    }

    @Override
    public List<String> pad(Pad layer) {
        long[] pads = new long[2 * rank()];
        int axes = layer.before().size();
        for (int i = 0; i < axes; i++) {
            pads[rank() - axes + i] = layer.before().get(i);
            pads[2 * rank() - axes + i] = layer.after().get(i);
        }
        String mode = switch (layer.mode()) {
            case CONSTANT -> "constant";
            case REFLECT -> "reflect";
            case EDGE -> "edge";
        };
        return List.of(graph.node("Pad", x(), graph.wholes(pads), graph.scalar(layer.value()))
                .with("mode", mode)
                .give());
    }

    @Override
    public List<String> upsample(Upsample layer) {
        boolean linear = layer.mode() == Upsample.Mode.LINEAR;
        float[] scales = new float[rank()];
        java.util.Arrays.fill(scales, 1);
        for (int i = 0; i < layer.factors().size(); i++) {
            scales[i + 2] = layer.factors().get(i);
        }
        return List.of(graph.node("Resize", x(), "", graph.constant("scales", Shape.of(rank()), scales))
                .with("mode", linear ? "linear" : "nearest")
                .with("coordinate_transformation_mode", linear ? "half_pixel" : "asymmetric")
                .with("nearest_mode", "floor")
                .give());
    }

    @Override
    public List<String> concat(Concat layer) {
        return List.of(graph.node("Concat", from.toArray(String[]::new))
                .with("axis", layer.axis())
                .give());
    }

    @Override
    public List<String> combine(Combine layer) {
        String operator = switch (layer.kind()) {
            case ADD -> "Add";
            case MULTIPLY -> "Mul";
            case SUBTRACT -> "Sub";
            case DIVIDE -> "Div";
            case MAX -> "Max";
            case MATRIX_PRODUCT -> "MatMul";
        };
        String all = x();
        for (String next : from.subList(1, from.size())) {
            all = graph.apply(operator, all, next);
        }
        return List.of(all);
    }

    @Override
    public List<String> affine(Affine layer) {
        String scale = along("scale", layer.axis());
        String shift = along("shift", layer.axis());
        return List.of(
                layer.shiftFirst()
                        ? graph.apply("Mul", graph.apply("Add", x(), shift), scale)
                        : graph.apply("Add", graph.apply("Mul", x(), scale), shift));
    }

    @Override
    public List<String> token(Token layer) {
        String batch = graph.node("Shape", x()).with("end", 1).give();
        String shape = graph.node("Concat", batch, graph.wholes(1, layer.features()))
                .with("axis", 0)
                .give();
        String token = graph.apply("Expand", constant("weight"), shape);
        return List.of(graph.node("Concat", token, x()).with("axis", 1).give());
    }

    @Override
    public List<String> position(Position layer) {
        String frames = graph.node("Shape", x()).with("start", 1).with("end", 2).give();
        String first = graph.apply("Slice", constant("weight"), graph.wholes(0), frames, graph.wholes(0));
        return List.of(graph.apply("Add", x(), first));
    }

    @Override
    public List<String> front(Front layer) {
        return List.of(FrontLowering.lower(graph, numbers, layer, x()));
    }
}
