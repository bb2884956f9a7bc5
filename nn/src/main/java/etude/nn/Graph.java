package etude.nn;

import etude.network.Front;
import etude.network.Network;
import etude.network.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Runs a network's nodes in order; what no later node needs is let go at once, as it would be in a nest of calls. */
final class Graph {

    private static final int REMEMBERED = 64;

    private final Network network;
    private final Predicate<String> frozen;
    private final List<Owned> owned = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Map<String, Shape>> fitting = ConcurrentHashMap.newKeySet();

    Graph(Network network, Parameters parameters, Predicate<String> frozen, Numbers numbers) {
        this.network = network;
        this.frozen = frozen;
        try (PointerScope scope = new PointerScope()) {
            for (Network.Node node : network.nodes()) {
                Owned own = new Owned(parameters.of(node), numbers);
                owned.add(own);
                steps.add(step(node, own));
            }
        }
    }

    private static Step step(Network.Node node, Owned own) {
        try {
            return node.layer().accept(new LayerCompiler(own));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Node '" + node.name() + "': " + e.getMessage(), e);
        }
    }

    /** Checks the shapes of inputs, each combination once. */
    void check(Map<String, Shape> inputs) {
        if (!fitting.contains(inputs)) {
            network.shapes(inputs);
            if (fitting.size() < REMEMBERED) {
                fitting.add(Map.copyOf(inputs));
            }
        }
    }

    /** Runs what the wanted tensors need; gives them in that order. */
    List<Tensor> run(Map<String, Tensor> inputs, boolean training, List<String> wanted) {
        Map<String, Integer> uses = uses(wanted);
        Live live = new Live(uses);
        try {
            inputs.forEach(live::put);
            for (int i = 0; i < steps.size(); i++) {
                Network.Node node = network.nodes().get(i);
                if (node.gives().stream().anyMatch(uses::containsKey)) {
                    run(node, steps.get(i), training && !frozen.test(node.name()), live);
                }
            }
            List<Tensor> results = new ArrayList<>();
            wanted.forEach(name -> results.add(new Tensor(live.get(name))));
            return results;
        } finally {
            live.release();
        }
    }

    private static void run(Network.Node node, Step step, boolean training, Live live) {
        boolean sides = node.gives().stream().skip(1).anyMatch(live.uses::containsKey);
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> inputs = node.from().stream().map(live::get).toList();
            List<Tensor> outputs = step.run(inputs, new Step.Pass(training, sides));
            for (int i = 0; i < outputs.size() && i < node.gives().size(); i++) {
                live.put(node.gives().get(i), outputs.get(i));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Node '" + node.name() + "': " + e.getMessage(), e);
        } catch (IllegalStateException | TrainingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw TrainingException.refused("Node '" + node.name() + "': libtorch refused", e);
        }
        node.from().forEach(live::used);
    }

    /** How often each tensor that is needed is taken. */
    private Map<String, Integer> uses(List<String> wanted) {
        Map<String, Network.Node> makers = new HashMap<>();
        network.nodes().forEach(node -> node.gives().forEach(tensor -> makers.put(tensor, node)));
        Set<String> known = new HashSet<>(makers.keySet());
        network.inputs().forEach(input -> known.add(input.name()));
        Map<String, Integer> uses = new HashMap<>();
        Set<String> planned = new HashSet<>();
        ArrayDeque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String tensor = open.pop();
            if (!known.contains(tensor)) {
                throw new IllegalArgumentException("There is no tensor '" + tensor + "'; there are " + known + ".");
            }
            uses.merge(tensor, 1, Integer::sum);
            Network.Node maker = makers.get(tensor);
            if (maker != null && planned.add(maker.name())) {
                open.addAll(maker.from());
            }
        }
        return uses;
    }

    /** The linear maps of a node that is a representation. */
    Map<String, float[][]> filters(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (network.nodes().get(i).name().equals(name) && steps.get(i) instanceof FrontLayer layer) {
                return layer.filters();
            }
        }
        throw new IllegalArgumentException("Node '" + name + "' is not a representation; those of this network are "
                + network.nodes().stream()
                        .filter(node -> node.layer() instanceof Front)
                        .map(Network.Node::name)
                        .toList()
                + ".");
    }

    void project() {
        try (NoGradGuard noGradients = new NoGradGuard()) {
            steps.forEach(Step::project);
        }
    }

    void release() {
        owned.forEach(Owned::release);
    }

    /** The tensors between the layers. */
    private static final class Live {

        private final Map<String, Integer> uses;
        private final Map<String, Integer> left;
        private final Map<String, Tensor> tensors = new HashMap<>();

        Live(Map<String, Integer> uses) {
            this.uses = uses;
            this.left = new HashMap<>(uses);
        }

        void put(String name, Tensor tensor) {
            if (uses.containsKey(name)) {
                tensors.put(name, Kept.of(tensor));
            }
        }

        Tensor get(String name) {
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                throw new IllegalStateException("Tensor '" + name + "' is not there (any more).");
            }
            return tensor;
        }

        void used(String name) {
            int rest = left.merge(name, -1, Integer::sum);
            if (rest == 0) {
                Kept.release(get(name));
                tensors.remove(name);
            }
        }

        void release() {
            tensors.values().forEach(Kept::release);
            tensors.clear();
        }
    }
}
