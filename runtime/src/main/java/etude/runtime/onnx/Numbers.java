package etude.runtime.onnx;

import etude.network.Initial;
import etude.network.Network;
import etude.network.Parameter;
import etude.network.Weight;
import etude.network.Weights;

/**
 * The numbers of one node: those of the weights, or those that the layer itself says where the weights need not hold them.
 *
 * @param node of the network
 * @param weights of the network
 */
record Numbers(Network.Node node, Weights weights) {

    boolean has(String parameter) {
        return node.layer().parameters().stream().anyMatch(p -> p.name().equals(parameter));
    }

    String fullName(String parameter) {
        return node.name() + "." + parameter;
    }

    Weight get(String parameter) {
        Weight weight = weights.byName().get(fullName(parameter));
        return weight != null ? weight : fixed(parameter);
    }

    private Weight fixed(String name) {
        for (Parameter parameter : node.layer().parameters()) {
            if (parameter.name().equals(name) && parameter.initial() instanceof Initial.Given given) {
                return new Weight(parameter.shape(), given.values().get());
            }
        }
        return weights.get(fullName(name));
    }
}
