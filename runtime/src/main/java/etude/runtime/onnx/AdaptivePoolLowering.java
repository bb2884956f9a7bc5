package etude.runtime.onnx;

import etude.network.AdaptivePool;
import etude.network.Pool;
import etude.network.Shape;
import java.util.List;

/**
 * A pool to a fixed number of places: a reduction for one place, plain pooling where the length is known and a multiple of
 * the places, otherwise a mask {@code (place, index)} that the graph makes of the length when it runs.
 */
final class AdaptivePoolLowering {

    private final OnnxGraph graph;
    private final boolean max;
    private final List<Integer> places;

    AdaptivePoolLowering(OnnxGraph graph, AdaptivePool layer) {
        this.graph = graph;
        this.max = layer.kind() == Pool.Kind.MAX;
        this.places = layer.places();
    }

    String lower(String x, int[] shape) {
        String y = x;
        for (int i = 0; i < places.size(); i++) {
            y = one(y, i + 2, shape.length, shape[i + 2], places.get(i));
        }
        return y;
    }

    private String one(String x, int axis, int rank, int length, int number) {
        if (number == length) {
            return x;
        }
        if (number == 1) {
            return reduce(x, axis, 1);
        }
        return length > 0 && length % number == 0
                ? side(x, axis, rank, length / number)
                : masked(x, axis, rank, number);
    }

    private String reduce(String x, int axis, int keep) {
        return graph.node(max ? "ReduceMax" : "ReduceMean", x)
                .wholes("axes", List.of(axis))
                .with("keepdims", keep)
                .give();
    }

    /** Places side by side, each of the same length. */
    private String side(String x, int axis, int rank, int length) {
        List<Integer> kernel = rank == 3 ? List.of(length) : axis == 2 ? List.of(length, 1) : List.of(1, length);
        return graph.node(max ? "MaxPool" : "AveragePool", x)
                .wholes("kernel_shape", kernel)
                .wholes("strides", kernel)
                .give();
    }

    /** Place i of n takes from {@code floor(i L / n)} to {@code ceil((i + 1) L / n)}. */
    private String masked(String x, int axis, int rank, int number) {
        String length = graph.apply(
                "Squeeze",
                graph.node("Shape", x).with("start", axis).with("end", axis + 1).give());
        String index = graph.apply("Range", graph.whole(0), length, graph.whole(1));
        String place = column(0, number);
        String begin = graph.apply("Div", graph.apply("Mul", place, length), graph.whole(number));
        String beyond = graph.apply("Add", graph.apply("Mul", column(1, number), length), graph.whole(number - 1));
        String end = graph.apply("Div", beyond, graph.whole(number));
        String inside =
                graph.apply("And", graph.apply("GreaterOrEqual", index, begin), graph.apply("Less", index, end));
        return max ? maxima(x, axis, rank, inside) : means(x, axis, rank, inside);
    }

    private String column(int first, int number) {
        long[] values = new long[number];
        for (int i = 0; i < number; i++) {
            values[i] = first + i;
        }
        return graph.apply("Unsqueeze", graph.wholes(values), graph.wholes(1));
    }

    private String means(String x, int axis, int rank, String inside) {
        String ones = graph.node("Cast", inside).with("to", 1).give();
        String count = graph.node("ReduceSum", ones, graph.wholes(1)).give();
        String weights = graph.apply("Div", ones, count);
        if (axis == rank - 1) {
            return graph.apply(
                    "MatMul",
                    x,
                    graph.node("Transpose", weights)
                            .wholes("perm", List.of(1, 0))
                            .give());
        }
        return graph.apply("MatMul", weights, x);
    }

    private String maxima(String x, int axis, int rank, String inside) {
        String wide = graph.apply("Unsqueeze", x, graph.wholes(axis));
        String mask = axis == rank - 1 ? inside : graph.apply("Unsqueeze", inside, graph.wholes(2));
        String nothing = graph.constant("nothing", Shape.of(), Float.NEGATIVE_INFINITY);
        return reduce(graph.apply("Where", mask, wide, nothing), axis + 1, 0);
    }
}
