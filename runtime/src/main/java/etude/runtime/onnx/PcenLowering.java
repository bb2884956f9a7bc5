package etude.runtime.onnx;

import etude.network.Shape;
import etude.representation.Pcen;
import java.util.ArrayList;
import java.util.List;

/** Per-channel energy normalisation: the running mean as a scan over frames. */
final class PcenLowering {

    private final OnnxGraph graph;
    private final FrontNumbers made;
    private final Pcen pcen;
    private final int[] shape;

    PcenLowering(OnnxGraph graph, FrontNumbers made, Pcen pcen) {
        this.graph = graph;
        this.made = made;
        this.pcen = pcen;
        this.shape = pcen.layout().shape();
    }

    String lower(String source) {
        String x = graph.apply("Mul", source, graph.scalar(pcen.scale()));
        String gain = each("gain", pcen.gain(), true);
        String bias = each("bias", pcen.bias(), true);
        String power = each("power", pcen.power(), true);
        String mean = graph.apply("Add", mean(x), graph.scalar(pcen.eps()));
        String quiet = graph.apply("Div", x, graph.apply("Pow", mean, gain));
        String raised = graph.apply("Pow", graph.apply("Add", quiet, bias), power);
        return graph.apply("Sub", raised, graph.apply("Pow", bias, power));
    }

    /** A number a band, as it lies beside a frame or beside frames. */
    private String each(String name, double handMade, boolean frames) {
        int[] axes = frames ? java.util.Arrays.copyOf(shape, shape.length + 1) : shape.clone();
        if (frames) {
            axes[shape.length] = 1;
        }
        return graph.constant(name, Shape.of(axes), made.pcen(pcen, name, handMade));
    }

    private String mean(String x) {
        int last = shape.length + 1;
        String first =
                graph.node("Gather", x, graph.whole(0)).with("axis", last).give();
        String start = pcen.start() == Pcen.Start.FIRST_FRAME
                ? first
                : graph.apply("Add", graph.apply("Mul", first, graph.scalar(0)), graph.scalar(1));
        return graph.node("Scan", start, x)
                .with("body", body())
                .with("num_scan_inputs", 1)
                .wholes("scan_input_axes", List.of(last))
                .wholes("scan_output_axes", List.of(last))
                .give(2)
                .get(1);
    }

    /** {@code m + b (x - m)}. */
    private OnnxGraph body() {
        String smoothing = each("smoothing", pcen.smoothing(), false);
        List<Object> axes = new ArrayList<>(List.of("batch"));
        for (int length : shape) {
            axes.add(length);
        }
        OnnxGraph body = graph.within();
        String m = body.input(body.fresh("mean"), axes, false);
        String x = body.input(body.fresh("frame"), axes, false);
        String step = body.apply("Mul", smoothing, body.apply("Sub", x, m));
        String next = body.apply("Add", m, step);
        body.output(body.fresh("next"), next, axes);
        body.output(body.fresh("given"), next, axes);
        return body;
    }
}
