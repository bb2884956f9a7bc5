package etude.runtime.onnx;

import etude.network.Activate;
import etude.network.BatchNorm;
import etude.network.Convolution;
import etude.network.Network;
import etude.network.Reduce;
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Weight;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same network with as many channels as fill ONNX Runtime's blocks where convolutions over an image end in a maximum along
 * one axis: channels of zeros are added before and cut away behind it. The large tensors between then stay in the layout of
 * its fast kernels, and musicnn's first layer takes three quarters of the time.
 *
 * @param network that gives the same
 * @param weights of it
 */
record Rounding(Network network, Weights weights) {

    /** Channels of a block. */
    static final int BLOCK = 16;

    /** Rewrites a network; one without such convolutions stays as it is. */
    static Rounding of(Network network, Weights weights) {
        Rewriting rewriting = new Rewriting(network, weights);
        network.nodes().forEach(rewriting::consider);
        return rewriting.result();
    }

    private static final class Rewriting {

        private final Network network;
        private final Map<String, Weight> weights;
        private final Map<String, Network.Node> makers = new HashMap<>();
        private final Map<String, Integer> uses = new HashMap<>();
        /** Channels that nodes of rewritten chains get. */
        private final Map<String, Integer> widened = new HashMap<>();
        /** Maxima behind which the channels are cut away, with the channels that stay. */
        private final Map<String, Integer> cut = new HashMap<>();

        Rewriting(Network network, Weights weights) {
            this.network = network;
            this.weights = new LinkedHashMap<>(weights.byName());
            for (Network.Node node : network.nodes()) {
                makers.put(node.name(), node);
                node.from().forEach(name -> uses.merge(name, 1, Integer::sum));
            }
            network.outputs().forEach(name -> uses.merge(name, 1, Integer::sum));
        }

        void consider(Network.Node node) {
            if (node.layer() instanceof Reduce reduce
                    && reduce.kind() == Reduce.Kind.MAX
                    && reduce.axes().size() == 1
                    && reduce.axes().get(0) >= 2) {
                chain(node).ifPresent(chain -> widen(node, chain));
            }
        }

        /** A convolution over an image and what follows it up to a node, if nobody else takes anything of it. */
        private Optional<List<Network.Node>> chain(Network.Node end) {
            List<Network.Node> chain = new ArrayList<>();
            for (Network.Node node = maker(end); node != null; node = maker(node)) {
                chain.add(node);
                if (node.layer() instanceof Convolution convolution) {
                    boolean image = convolution.along().size() == 2 && convolution.groups() == 1;
                    return image && convolution.out() % BLOCK != 0 ? Optional.of(chain) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private Network.@org.jspecify.annotations.Nullable Node maker(Network.Node node) {
            String from = node.from().get(0);
            Network.Node maker = makers.get(from);
            boolean keepsZeros = maker != null
                    && (maker.layer() instanceof Convolution
                            || maker.layer() instanceof BatchNorm
                            || maker.layer() instanceof Activate);
            return keepsZeros && uses.getOrDefault(from, 0) == 1 ? maker : null;
        }

        private void widen(Network.Node end, List<Network.Node> chain) {
            Convolution convolution = (Convolution) chain.get(chain.size() - 1).layer();
            int channels = (convolution.out() + BLOCK - 1) / BLOCK * BLOCK;
            cut.put(end.name(), convolution.out());
            for (Network.Node node : chain) {
                widened.put(node.name(), channels);
                node.layer().parameters().forEach(parameter -> {
                    float filling = parameter.name().equals("running_var") ? 1 : 0;
                    weights.computeIfPresent(
                            node.name() + "." + parameter.name(), (name, weight) -> filled(weight, channels, filling));
                });
            }
        }

        /** More numbers along the first axis. */
        private static Weight filled(Weight weight, int channels, float filling) {
            int[] axes = weight.shape().toArray();
            int there = weight.values().length;
            float[] more = Arrays.copyOf(weight.values(), there / axes[0] * channels);
            Arrays.fill(more, there, more.length, filling);
            axes[0] = channels;
            return new Weight(Shape.of(axes), more);
        }

        Rounding result() {
            List<Network.Node> nodes = new ArrayList<>();
            Map<String, String> renamed = new HashMap<>();
            for (Network.Node node : network.nodes()) {
                List<String> from = node.from().stream()
                        .map(name -> renamed.getOrDefault(name, name))
                        .toList();
                nodes.add(new Network.Node(node.name(), layer(node), from));
                Integer stays = cut.get(node.name());
                if (stays != null) {
                    nodes.add(new Network.Node(node.name() + ".cut", new Slice(1, 0, stays), List.of(node.name())));
                    renamed.put(node.name(), node.name() + ".cut");
                }
            }
            List<String> outputs = network.outputs().stream()
                    .map(name -> renamed.getOrDefault(name, name))
                    .toList();
            return new Rounding(new Network(network.inputs(), nodes, outputs), Weights.of(weights));
        }

        private etude.network.Layer layer(Network.Node node) {
            Integer channels = widened.get(node.name());
            if (channels == null) {
                return node.layer();
            }
            if (node.layer() instanceof Convolution c) {
                return new Convolution(c.in(), channels, c.along(), c.groups(), c.bias());
            }
            return node.layer() instanceof BatchNorm b
                    ? new BatchNorm(channels, b.epsilon(), b.momentum(), b.affine())
                    : node.layer();
        }
    }
}
