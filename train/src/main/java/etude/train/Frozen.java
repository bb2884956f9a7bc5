package etude.train;

import etude.network.Network;
import etude.representation.Nearest;
import java.util.List;
import java.util.function.Predicate;

/** Which nodes of a network stay as they are: by name, or by how it begins. */
record Frozen(List<String> names) implements Predicate<String> {

    /**
     * Those of a network.
     *
     * @throws IllegalArgumentException if a name is none of a node, naming the nearest, or nothing is left to train
     */
    static Frozen of(Network network, List<String> names) {
        List<String> nodes = network.nodes().stream().map(Network.Node::name).toList();
        Frozen frozen = new Frozen(names);
        for (String name : names) {
            if (nodes.stream().noneMatch(node -> node.startsWith(name))) {
                throw Nearest.unknown("node to freeze", name, nodes);
            }
        }
        if (!names.isEmpty() && nodes.stream().allMatch(frozen)) {
            throw new IllegalArgumentException("network.freeze names every node; nothing is left to train.");
        }
        return frozen;
    }

    @Override
    public boolean test(String node) {
        return names.stream().anyMatch(node::startsWith);
    }
}
