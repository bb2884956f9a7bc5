package etude.network.describe;

import etude.network.Front;
import etude.network.Model;
import etude.network.Network;
import etude.network.Parameter;
import etude.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Describes networks and models. */
public final class Describer {

    private Describer() {}

    /** A model and the pieces that it hears. */
    public static Description describe(Model model) {
        return describe(model, model.samples());
    }

    /**
     * A model and a clip of some length.
     *
     * @throws IllegalArgumentException if the network takes no clip of that length, naming the node that does not fit
     */
    public static Description describe(Model model, int samples) {
        return describe(
                model.architecture(),
                model.network(),
                samples,
                model.listening().sampleRate());
    }

    /**
     * A network and an input.
     *
     * @param length of all free axes of its inputs
     * @throws IllegalArgumentException if a layer does not fit, naming its node
     */
    public static Description describe(String name, Network network, int length) {
        int rate = network.nodes().stream()
                .filter(node -> node.layer() instanceof Front)
                .mapToInt(node -> ((Front) node.layer()).representation().sampleRate())
                .findFirst()
                .orElse(0);
        return describe(name, network, length, rate);
    }

    private static Description describe(String name, Network network, int length, int sampleRate) {
        Map<String, Shape> shapes = network.shapes(1, length);
        Map<String, Reach> reaches = Reaches.of(network, shapes);
        List<DescribedNode> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            nodes.add(describe(node, shapes, Objects.requireNonNull(reaches.get(node.name()))));
        }
        return new Description(name, network, length, sampleRate, nodes);
    }

    private static DescribedNode describe(Network.Node node, Map<String, Shape> shapes, Reach reach) {
        List<Shape> inputs = node.from().stream().map(shapes::get).toList();
        Shape output = Objects.requireNonNull(shapes.get(node.name()));
        LayerWords words = LayerWords.of(node.layer());
        return new DescribedNode(
                node,
                words.kind(),
                words.detail(),
                output,
                count(node, Parameter.Role.TRAINED),
                count(node, Parameter.Role.STATISTIC),
                MultiplyAdds.of(node.layer(), inputs, output),
                reach);
    }

    private static long count(Network.Node node, Parameter.Role role) {
        return node.layer().parameters().stream()
                .filter(parameter -> parameter.role() == role)
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }
}
