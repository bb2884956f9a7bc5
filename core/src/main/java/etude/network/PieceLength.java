package etude.network;

import etude.features.Features;
import etude.representation.Representation;

/** How many samples a piece has. */
final class PieceLength implements Listening.Pieces.Visitor<Integer> {

    private final Network network;

    private PieceLength(Network network) {
        this.network = network;
    }

    static int of(Model model) {
        return model.listening().pieces().accept(new PieceLength(model.network()));
    }

    @Override
    public Integer spread(Listening.Spread pieces) {
        return pieces.samples();
    }

    @Override
    public Integer single(Listening.Single pieces) {
        return pieces.samples();
    }

    @Override
    public Integer running(Listening.Running pieces) {
        return pieces.samples();
    }

    /** The fewest samples that have the frames. */
    @Override
    public Integer patches(Listening.Patches pieces) {
        Representation representation = representation();
        int least = 0;
        int enough = 1;
        while (Features.count(representation, enough) < pieces.frames()) {
            enough = Math.multiplyExact(enough, 2);
        }
        while (enough - least > 1) {
            int middle = least + (enough - least) / 2;
            if (Features.count(representation, middle) < pieces.frames()) {
                least = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    private Representation representation() {
        return network.nodes().stream()
                .map(Network.Node::layer)
                .filter(Front.class::isInstance)
                .map(layer -> ((Front) layer).representation())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Patches of frames are to be cut, but the network computes no representation."));
    }
}
