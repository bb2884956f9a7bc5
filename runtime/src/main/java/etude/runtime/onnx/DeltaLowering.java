package etude.runtime.onnx;

import etude.network.Shape;
import etude.representation.Delta;
import etude.signal.Polynomial;
import java.util.List;

/** Derivatives over time as a convolution over frames; clips are at least as long as the window. */
final class DeltaLowering {

    private final OnnxGraph graph;
    private final Delta delta;

    DeltaLowering(OnnxGraph graph, Delta delta) {
        this.graph = graph;
        this.delta = delta;
    }

    String lower(String source) {
        String frames = graph.node("Shape", source).with("start", -1).give();
        String flat = graph.node("Concat", graph.wholes(-1, 1), frames)
                .with("axis", 0)
                .give();
        String slopes = slopes(graph.apply("Reshape", source, flat));
        return graph.apply("Reshape", slopes, graph.apply("Shape", source));
    }

    private String slopes(String x) {
        int half = delta.width() / 2;
        return switch (delta.edges()) {
            case INTERP ->
                graph.node("Concat", edge(x, true), filtered(x), edge(x, false))
                        .with("axis", 2)
                        .give();
            case NEAREST -> filtered(padded(x, half, "edge"));
            case MIRROR -> filtered(padded(x, half, "reflect"));
            case CONSTANT -> filtered(padded(x, half, "constant"));
        };
    }

    private String padded(String x, int half, String mode) {
        return graph.node("Pad", x, graph.wholes(0, 0, half, 0, 0, half))
                .with("mode", mode)
                .give();
    }

    private float[] filter(int at) {
        double[] filter =
                Polynomial.derivative(delta.width(), Math.min(delta.order(), delta.width() - 1), delta.order(), at);
        float[] single = new float[filter.length];
        for (int i = 0; i < filter.length; i++) {
            single[i] = (float) filter[i];
        }
        return single;
    }

    private String filtered(String x) {
        int width = delta.width();
        String kernel = graph.constant("slope", Shape.of(1, 1, width), filter(width / 2));
        return graph.node("Conv", x, kernel)
                .wholes("kernel_shape", List.of(width))
                .give();
    }

    /** The first or last frames, whose window stays where it is. */
    private String edge(String x, boolean begin) {
        int width = delta.width();
        int half = width / 2;
        float[] matrix = new float[width * half];
        for (int t = 0; t < half; t++) {
            float[] filter = filter(begin ? t : half + 1 + t);
            for (int i = 0; i < width; i++) {
                matrix[i * half + t] = filter[i];
            }
        }
        String window = graph.apply(
                "Slice",
                x,
                graph.wholes(begin ? 0 : -width),
                graph.wholes(begin ? width : Long.MAX_VALUE),
                graph.wholes(2));
        return graph.apply("MatMul", window, graph.constant("edge", Shape.of(width, half), matrix));
    }
}
