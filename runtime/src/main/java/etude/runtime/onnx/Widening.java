package etude.runtime.onnx;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Layer;
import etude.network.Network;
import etude.network.Pool;
import etude.network.Reshape;
import etude.network.Weight;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same network with convolutions over frames made convolutions over an image that is one bin high, because ONNX Runtime
 * has its fast kernels for images alone: networks that hear samples take 0.6 to 0.75 of the time. Names and numbers stay;
 * weights of convolutions get an axis of length 1.
 *
 * @param network that gives the same
 * @param weights of it
 */
record Widening(Network network, Weights weights) {

    /** Rewrites a network; one without convolutions over frames stays as it is. */
    static Widening of(Network network, Weights weights, KnownShapes shapes) {
        boolean any = network.nodes().stream()
                .anyMatch(node ->
                        node.layer() instanceof Convolution c && c.along().size() == 1);
        return any ? new Rewriting(network, shapes).result(weights) : new Widening(network, weights);
    }

    private static final class Rewriting {

        private final Network network;
        private final KnownShapes shapes;
        private final List<Network.Node> nodes = new ArrayList<>();
        /** Tensors that have an axis more than in the network that was given. */
        private final Set<String> wide = new HashSet<>();
        /** Tensors of that network under the other shape: of wide ones the narrow, of narrow ones the wide. */
        private final Map<String, String> turned = new HashMap<>();

        Rewriting(Network network, KnownShapes shapes) {
            this.network = network;
            this.shapes = shapes;
        }

        Widening result(Weights weights) {
            Map<String, Weight> all = new LinkedHashMap<>(weights.byName());
            for (Network.Node node : network.nodes()) {
                add(node, all);
            }
            List<String> outputs = network.outputs().stream().map(this::narrow).toList();
            return new Widening(new Network(network.inputs(), nodes, outputs), Weights.of(all));
        }

        private void add(Network.Node node, Map<String, Weight> weights) {
            if (!widens(node)) {
                nodes.add(new Network.Node(
                        node.name(),
                        node.layer(),
                        node.from().stream().map(this::narrow).toList()));
                return;
            }
            if (node.layer() instanceof Convolution) {
                weights.computeIfPresent(
                        node.name() + ".weight",
                        (name, weight) -> weight.reshaped(
                                weight.shape().get(0),
                                weight.shape().get(1),
                                1,
                                weight.shape().get(2)));
            }
            nodes.add(new Network.Node(
                    node.name(),
                    widened(node.layer()),
                    node.from().stream().map(this::widened).toList()));
            wide.add(node.name());
        }

        /** Whether a node has a form with an axis more, and it is worth while. */
        private boolean widens(Network.Node node) {
            Layer layer = node.layer();
            if (layer instanceof Convolution convolution) {
                return convolution.along().size() == 1;
            }
            boolean follows = node.from().stream().anyMatch(wide::contains);
            boolean sequences = node.from().stream().allMatch(name -> shapes.get(name).length == 3);
            boolean known = layer instanceof Pool
                    || layer instanceof BatchNorm
                    || layer instanceof Activate
                    || layer instanceof Dropout
                    || layer instanceof Combine combine && combine.kind() != Combine.Kind.MATRIX_PRODUCT;
            return follows && sequences && known;
        }

        private static Layer widened(Layer layer) {
            if (layer instanceof Convolution c) {
                return new Convolution(c.in(), c.out(), widened(c.along()), c.groups(), c.bias());
            }
            return layer instanceof Pool pool
                    ? new Pool(pool.kind(), widened(pool.along()), pool.lastNotWhole())
                    : layer;
        }

        private static List<Along> widened(List<Along> along) {
            return List.of(Along.of(1), along.get(0));
        }

        private String widened(String name) {
            return wide.contains(name) ? name : turned(name, ".wide", Reshape.to(0, channels(name), 1, -1));
        }

        private String narrow(String name) {
            return wide.contains(name) ? turned(name, ".narrow", Reshape.to(0, channels(name), -1)) : name;
        }

        private int channels(String name) {
            return shapes.get(name)[1];
        }

        private String turned(String name, String suffix, Reshape reshape) {
            return turned.computeIfAbsent(name, tensor -> {
                nodes.add(new Network.Node(tensor + suffix, reshape, List.of(tensor)));
                return tensor + suffix;
            });
        }
    }
}
