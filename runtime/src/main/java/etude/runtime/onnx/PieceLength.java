package etude.runtime.onnx;

import etude.features.Features;
import etude.network.Front;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.representation.Representation;

/** How long the pieces are that a model hears. */
final class PieceLength {

    private PieceLength() {}

    /** Samples in a piece, or as many as make the frames of a patch. */
    static int samples(Model model) {
        return model.listening().pieces().accept(new Listening.Pieces.Visitor<>() {
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

            @Override
            public Integer patches(Listening.Patches pieces) {
                return samples(model.network(), pieces.frames());
            }
        });
    }

    private static int samples(Network network, int frames) {
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Front front) {
                Representation representation = front.representation();
                int samples = Math.max(1, (frames - 1) * representation.hop());
                while (Features.count(representation, samples) < frames) {
                    samples += representation.hop();
                }
                return samples;
            }
        }
        return frames;
    }

    /** Frames of a representation in a piece. */
    static int frames(Model model, Representation representation) {
        return model.listening().pieces() instanceof Listening.Patches patches
                ? patches.frames()
                : Features.count(representation, samples(model));
    }
}
