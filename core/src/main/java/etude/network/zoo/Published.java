package etude.network.zoo;

import etude.network.Network;
import etude.network.Weight;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the tensors of published checkpoints become an architecture's weights. Without rules the names are the architecture's
 * own, as in PyTorch. With rules, tensors are TensorFlow's or Keras': each rule says which of them make the parameters of one
 * node, in which layout; a checkpoint that has the architecture's own names is taken as it is, too.
 *
 * <p>Immutable. Names are compared with {@code /} between their parts, without {@code :0} behind and without Keras'
 * {@code model_weights/} before.
 */
final class Published {

    /** Parameters of a node, by name within the node, from tensors. */
    interface Rule {
        Map<String, Weight> parameters(Tensors tensors);
    }

    /** Names and layouts that are the architecture's own. */
    static final Published SAME = new Published(Map.of());

    private final Map<String, Rule> byNode;

    private Published(Map<String, Rule> byNode) {
        this.byNode = byNode;
    }

    /** This with a rule for one more node. */
    Published with(String node, Rule rule) {
        Map<String, Rule> more = new LinkedHashMap<>(byNode);
        more.put(node, rule);
        return new Published(more);
    }

    /**
     * The weights of a network among the tensors of a checkpoint; the front end's constants, counters and what a graph holds
     * beside its weights are left out.
     *
     * @throws IllegalArgumentException naming what is missing, left over, of another shape or not a finite number
     */
    Weights weights(Network network, Map<String, Weight> tensors) {
        return (translates(network, tensors) ? translated(network, tensors) : same(tensors)).fitting(network);
    }

    private boolean translates(Network network, Map<String, Weight> tensors) {
        return !byNode.isEmpty() && network.parameters().keySet().stream().noneMatch(tensors::containsKey);
    }

    private Weights translated(Network network, Map<String, Weight> published) {
        Tensors tensors = Tensors.of(published);
        List<String> missing = new ArrayList<>();
        Map<String, Weight> all = new LinkedHashMap<>();
        byNode.forEach((node, rule) -> {
            if (network.node(node).isPresent()) {
                add(node, rule, tensors, all, missing);
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The checkpoint is not of this architecture: it has no tensor "
                    + String.join(", ", missing.subList(0, Math.min(4, missing.size())))
                    + (missing.size() > 4 ? " and " + (missing.size() - 4) + " more." : "."));
        }
        return Weights.of(all);
    }

    private static void add(String node, Rule rule, Tensors tensors, Map<String, Weight> all, List<String> missing) {
        try {
            rule.parameters(tensors).forEach((name, weight) -> all.put(node + "." + name, weight));
        } catch (Tensors.MissingTensor e) {
            missing.add(e.getMessage());
        }
    }

    private static Weights same(Map<String, Weight> tensors) {
        Map<String, Weight> all = new LinkedHashMap<>();
        tensors.forEach((name, weight) -> {
            if (!constant(name)) {
                all.put(name.equals("hstft.bw_Q") ? "hstft.q" : name, weight);
            }
        });
        return Weights.of(all);
    }

    private static boolean constant(String name) {
        return name.startsWith("spec.") || name.startsWith("hstft.spec.") || name.endsWith("num_batches_tracked");
    }
}
