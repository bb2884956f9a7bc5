package etude.network.zoo;

import etude.network.Network;

/** A part of a network: layers behind the tensor that was added last. */
@FunctionalInterface
public interface Block {

    /** Adds the layers. */
    void addTo(Network.Builder net);

    /** This block, then another. */
    default Block then(Block next) {
        return net -> {
            addTo(net);
            next.addTo(net);
        };
    }

    /** A network of blocks behind the sound, {@code (batch, sample)}. */
    static Network network(Block... blocks) {
        Network.Builder net = Network.builder().input("waveform", Network.Input.FREE);
        for (Block block : blocks) {
            block.addTo(net);
        }
        return net.build();
    }
}
