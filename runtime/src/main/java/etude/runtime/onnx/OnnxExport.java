package etude.runtime.onnx;

import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import etude.network.Weights;
import etude.representation.Representation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes networks as ONNX files. Batch and free axes stay free; weights have the names of the network's parameters.
 *
 * <p>A model has outputs {@code scores}, behind its task's activation, and {@code logits}, before it; and says in the file's
 * metadata what sound it hears and what its labels are ({@link OnnxMetadata}). To have it as a file: {@link etude.io.AtomicFile#write}.
 */
public final class OnnxExport {

    /** The output behind the activation. */
    public static final String SCORES = "scores";

    /** The output before the activation. */
    public static final String LOGITS = "logits";

    private OnnxExport() {}

    /**
     * A network by itself, with the inputs and outputs that it has.
     *
     * @param length of the inputs' free axes that the network takes, to find which lengths are fixed; 0: one is looked for
     * @throws IllegalArgumentException if weights are missing or the network takes no such length
     * @throws UnsupportedOperationException if a representation has no ONNX form
     */
    public static byte[] network(Network network, Weights weights, int length) {
        KnownShapes shapes = KnownShapes.of(network, length);
        NetworkLowering lowering = NetworkLowering.lower(network, weights, shapes, false);
        network.outputs().forEach(lowering::output);
        return lowering.graph().file("network", Map.of());
    }

    /**
     * A model from its sound: input {@code (batch, sample)} at the model's sample rate.
     *
     * @throws IllegalArgumentException if weights are missing or are not the network's
     * @throws UnsupportedOperationException if a representation has no ONNX form
     */
    public static byte[] whole(Model model, Weights weights) {
        return file(model, model.network(), weights, model.samples(), Optional.empty());
    }

    /**
     * A model from its features: input {@code (batch, frame, bin)}, as {@link etude.features.Features} computes them of the
     * representation of its {@link FrontSplit}.
     *
     * @throws IllegalArgumentException if weights are missing, or there is no representation that could be left out
     */
    public static byte[] body(Model model, Weights weights) {
        FrontSplit split = FrontSplit.of(model.network(), weights)
                .orElseThrow(() -> new IllegalArgumentException("The network '" + model.architecture()
                        + "' has no representation that could be left out; export it whole, from its sound."));
        int frames = model.frames(split.representation());
        return file(model, split.body(), weights, frames, Optional.of(split.representation()));
    }

    /**
     * A model as a file for others: from its sound; or from its features, where patches of frames are cut of a whole clip, or
     * where its representation has no ONNX form.
     *
     * @throws IllegalArgumentException if weights are missing or are not the network's
     * @throws UnsupportedOperationException if a representation trained but has no ONNX form
     */
    public static byte[] model(Model model, Weights weights) {
        boolean apart = FrontSplit.of(model.network(), weights).isPresent();
        if (apart && model.listening().pieces() instanceof Listening.Patches) {
            return body(model, weights);
        }
        try {
            return whole(model, weights);
        } catch (UnsupportedOperationException e) {
            if (apart) {
                return body(model, weights);
            }
            throw e;
        }
    }

    /**
     * A model in the form that runs fastest.
     *
     * @param file not made for readers: it says nothing of itself
     * @param input name of what it takes
     * @param said what a file would say of itself
     */
    public record Fastest(byte[] file, String input, OnnxMetadata said) {}

    /**
     * A model in the form that runs fastest: from its features where there is a representation to leave out, otherwise from
     * its sound.
     *
     * @throws IllegalArgumentException if weights are missing
     * @throws UnsupportedOperationException if a representation trained but has no ONNX form
     */
    public static Fastest fastest(Model model, Weights weights) {
        Optional<FrontSplit> split = FrontSplit.of(model.network(), weights);
        Network network = split.map(FrontSplit::body).orElse(model.network());
        int length = split.map(cut -> model.frames(cut.representation())).orElseGet(model::samples);
        Rounding round = Rounding.of(network, weights);
        Widening wide = Widening.of(round.network(), round.weights(), KnownShapes.of(round.network(), length));
        OnnxGraph graph = graph(model, wide.network(), wide.weights(), length, split.isPresent());
        return new Fastest(
                graph.file(model.architecture(), Map.of()),
                network.inputs().get(0).name(),
                OnnxMetadata.of(model, split.map(FrontSplit::representation)));
    }

    private static byte[] file(
            Model model, Network network, Weights weights, int length, Optional<Representation> features) {
        Map<String, String> said = OnnxMetadata.of(model, features).toMap(model.provenance());
        return graph(model, network, weights, length, features.isPresent()).file(model.architecture(), said);
    }

    private static OnnxGraph graph(Model model, Network network, Weights weights, int length, boolean features) {
        KnownShapes shapes = KnownShapes.of(network, length);
        NetworkLowering lowering = NetworkLowering.lower(network, weights, shapes, features);
        String output = network.output();
        List<Object> axes = lowering.axes("frame", shapes.get(output));
        String logits = lowering.value(output);
        lowering.graph().output(SCORES, activated(lowering.graph(), model.task(), logits), axes);
        lowering.graph().output(LOGITS, logits, axes);
        lowering.others().forEach(lowering::output);
        return lowering.graph();
    }

    private static String activated(OnnxGraph graph, Task task, String logits) {
        return switch (task.activation()) {
            case SIGMOID -> graph.apply("Sigmoid", logits);
            case SOFTMAX -> graph.node("Softmax", logits).with("axis", -1).give();
        };
    }
}
