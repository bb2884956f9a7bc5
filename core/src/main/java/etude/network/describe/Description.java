package etude.network.describe;

import etude.network.Network;
import java.util.List;

/**
 * What a network is made of, for an input of some length.
 *
 * @param name of the architecture or model
 * @param network that is described
 * @param samples in the input
 * @param sampleRate Hz; 0 where it is not known
 * @param nodes one for each layer, in the network's order
 */
public record Description(String name, Network network, int samples, int sampleRate, List<DescribedNode> nodes) {

    /** Copies the list. */
    public Description {
        nodes = List.copyOf(nodes);
    }

    /** Numbers that an optimiser changes. */
    public long trained() {
        return nodes.stream().mapToLong(DescribedNode::trained).sum();
    }

    /** Running means and variances. */
    public long statistics() {
        return nodes.stream().mapToLong(DescribedNode::statistics).sum();
    }

    /** Multiply-adds for one clip of that length. */
    public long multiplyAdds() {
        return nodes.stream().mapToLong(DescribedNode::multiplyAdds).sum();
    }

    /** How much of the sound one value of the main output sees. */
    public Reach reach() {
        return nodes.stream()
                .filter(row -> row.node().gives().contains(network.output()))
                .findFirst()
                .map(DescribedNode::reach)
                .orElse(new Reach.Local(1, 1));
    }

    /** As a table for a fixed-width font. */
    public String text() {
        return DescriptionText.of(this);
    }

    /** The graph as an SVG file for a browser, blocks of nodes with a common name as one box. */
    public String svg() {
        return GraphDrawing.of(this);
    }
}
