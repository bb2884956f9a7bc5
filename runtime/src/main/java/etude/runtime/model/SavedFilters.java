package etude.runtime.model;

import etude.network.Front;
import etude.network.Initial;
import etude.network.Model;
import etude.network.Network;
import etude.network.Parameter;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.checkpoint.Checkpoint;
import etude.runtime.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Windows and mel filters that PyTorch's checkpoints hold beside the weights. The published code uses those of the file; where
 * they are ours nothing need be kept, where they are not they become weights of the front end.
 */
final class SavedFilters {

    /**
     * PyTorch computes its filters in single precision: all published ones differ from ours, which are rounded only once, by
     * 1.1e-5 at most. A filter that differs more is another filter.
     */
    private static final double SAME = 2e-5;

    /** A constant of a checkpoint and the number of our front end that it is. */
    private record Saved(String tensor, String node, Front.Stage stage, String parameter, boolean transposed) {}

    private static final List<Saved> KNOWN = List.of(
            new Saved("spec.mel_scale.fb", "spec", Front.Stage.BANDS, "bands", true),
            new Saved("spec.spectrogram.window", "spec", Front.Stage.WINDOW, "window", false),
            new Saved("hstft.spec.window", "hstft", Front.Stage.WINDOW, "window", false));

    private SavedFilters() {}

    /** The model with the file's filters where they are not ours, and a note for each. */
    static SavedModel taken(SavedModel model, Checkpoint checkpoint, List<String> notes) {
        SavedModel taken = model;
        for (Saved saved : KNOWN) {
            Tensor tensor = checkpoint.tensors().get(saved.tensor());
            Optional<Front> front = front(taken.model().network(), saved.node());
            if (tensor != null && front.isPresent() && !front.get().trained().contains(saved.stage())) {
                taken = taken(taken, saved, tensor.weight(), front.get(), notes);
            }
        }
        return taken;
    }

    private static Optional<Front> front(Network network, String name) {
        return network.node(name)
                .map(Network.Node::layer)
                .filter(Front.class::isInstance)
                .map(Front.class::cast);
    }

    private static SavedModel taken(SavedModel model, Saved saved, Weight tensor, Front front, List<String> notes) {
        Front training = training(front, saved.stage());
        Parameter parameter = training.parameters().stream()
                .filter(p -> p.name().equals(saved.parameter()))
                .findFirst()
                .orElseThrow();
        Weight theirs = saved.transposed() && tensor.shape().rank() == 2 ? tensor.permuted(1, 0) : tensor;
        if (!theirs.shape().equals(parameter.shape())) {
            throw new IllegalArgumentException("'" + saved.tensor() + "' has shape " + tensor.shape()
                    + "; the front end of this architecture has " + parameter.shape() + ".");
        }
        double difference = difference(
                theirs.values(), ((Initial.Given) parameter.initial()).values().get());
        if (difference <= SAME) {
            return model;
        }
        notes.add(String.format(
                Locale.ROOT,
                "'%s' in the file differs from ours by up to %.2g: the file's is used.",
                saved.tensor(),
                difference));
        return with(model, saved, training, theirs);
    }

    private static Front training(Front front, Front.Stage stage) {
        Set<Front.Stage> stages = EnumSet.of(stage);
        stages.addAll(front.trained());
        return new Front(front.representation(), stages);
    }

    private static double difference(float[] theirs, float[] ours) {
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = Math.abs((double) theirs[i] - ours[i]);
            if (!(difference <= largest)) {
                largest = difference;
            }
        }
        return largest;
    }

    private static SavedModel with(SavedModel model, Saved saved, Front front, Weight weight) {
        Network network = model.model().network();
        List<Network.Node> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            boolean that = node.name().equals(saved.node());
            nodes.add(that ? new Network.Node(node.name(), front, node.from()) : node);
        }
        Map<String, Weight> weights = new LinkedHashMap<>(model.weights().byName());
        weights.put(saved.node() + "." + saved.parameter(), weight);
        Model old = model.model();
        Network changed = new Network(network.inputs(), nodes, network.outputs());
        Model renewed =
                new Model(old.architecture(), changed, old.listening(), old.task(), old.labels(), old.provenance());
        return new SavedModel(renewed, Weights.of(weights));
    }
}
