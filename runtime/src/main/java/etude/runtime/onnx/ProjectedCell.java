package etude.runtime.onnx;

import etude.network.Connections;
import etude.network.Recurrent;
import etude.network.Shape;
import etude.network.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One layer and direction of an LSTM with a recurrent projection (Sak, Senior, Beaufays 2014), as a scan over frames:
 * {@code h = W_hr (o tanh(c))}. Gates stand in PyTorch's order: input, forget, cell, output.
 */
final class ProjectedCell {

    private final OnnxGraph graph;
    private final Numbers numbers;
    private final Recurrent layer;
    private final String suffix;

    ProjectedCell(OnnxGraph graph, Numbers numbers, Recurrent layer, String suffix) {
        this.graph = graph;
        this.numbers = numbers;
        this.layer = layer;
        this.suffix = suffix;
    }

    /** The state before the first frame, {@code (batch, size)}: a direction's part of what is given, or zeros. */
    String start(String sequence, String given, int direction, int size) {
        if (given.isEmpty()) {
            String batch = graph.node("Shape", sequence)
                    .with("start", 1)
                    .with("end", 2)
                    .give();
            String shape = graph.node("Concat", batch, graph.wholes(size))
                    .with("axis", 0)
                    .give();
            return graph.apply("Expand", graph.scalar(0), shape);
        }
        return graph.node("Gather", given, graph.whole(direction))
                .with("axis", 0)
                .give();
    }

    /** State, cells and outputs of all frames. */
    List<String> scan(String sequence, String hidden, String cell, boolean backwards) {
        String gates = graph.apply("MatMul", sequence, turned("weight_ih", layer.fromInputs()));
        if (layer.bias()) {
            gates = graph.apply("Add", gates, bias());
        }
        int direction = backwards ? 1 : 0;
        return graph.node("Scan", hidden, cell, gates)
                .with("body", body())
                .with("num_scan_inputs", 1)
                .wholes("scan_input_directions", List.of(direction))
                .wholes("scan_output_directions", List.of(direction))
                .give(3);
    }

    private String turned(String parameter, @Nullable Connections wiring) {
        Weight weight = numbers.get(parameter + suffix);
        if (wiring != null) {
            float[] factors = wiring.factors(layer.cell().gates());
            for (int i = 0; i < factors.length; i++) {
                factors[i] *= weight.values()[i];
            }
            weight = new Weight(weight.shape(), factors);
        }
        return graph.constant(numbers.fullName(parameter + suffix), weight.permuted(1, 0));
    }

    private String bias() {
        Weight ih = numbers.get("bias_ih" + suffix);
        float[] sum = ih.values().clone();
        float[] hh = numbers.get("bias_hh" + suffix).values();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += hh[i];
        }
        return graph.constant(numbers.fullName("bias" + suffix), new Weight(ih.shape(), sum));
    }

    private OnnxGraph body() {
        String recurrent = turned("weight_hh", layer.fromHidden());
        String projection = turned("weight_hr", null);
        OnnxGraph body = graph.within();
        int hidden = layer.hidden();
        String h = body.input(body.fresh("h"), List.of("batch", layer.projection()), false);
        String c = body.input(body.fresh("c"), List.of("batch", hidden), false);
        String x = body.input(body.fresh("x"), List.of("batch", 4 * hidden), false);
        String sum = body.apply("Add", x, body.apply("MatMul", h, recurrent));
        List<String> gate = body.node("Split", sum).with("axis", -1).give(4);
        String input = body.apply("Sigmoid", peeping(body, gate.get(0), c, 0));
        String forget = body.apply("Sigmoid", peeping(body, gate.get(1), c, 1));
        String news = body.apply("Mul", input, body.apply("Tanh", gate.get(2)));
        String cells = body.apply("Add", body.apply("Mul", forget, c), news);
        String output = body.apply("Sigmoid", peeping(body, gate.get(3), cells, 2));
        String heard = body.apply("Mul", output, body.apply("Tanh", cells));
        String y = body.apply("MatMul", heard, projection);
        body.output(body.fresh("h_next"), y, List.of("batch", layer.projection()));
        body.output(body.fresh("c_next"), cells, List.of("batch", hidden));
        body.output(body.fresh("y"), y, List.of("batch", layer.projection()));
        return body;
    }

    /** A gate that sees the cells, where there are peepholes. */
    private String peeping(OnnxGraph body, String gate, String cells, int place) {
        if (!layer.peepholes()) {
            return gate;
        }
        int hidden = layer.hidden();
        float[] all = numbers.get("weight_peep" + suffix).values();
        float[] own = java.util.Arrays.copyOfRange(all, place * hidden, (place + 1) * hidden);
        String peephole = body.constant("peephole", Shape.of(hidden), own);
        return body.apply("Add", gate, body.apply("Mul", cells, peephole));
    }
}
