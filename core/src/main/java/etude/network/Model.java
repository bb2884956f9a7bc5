package etude.network;

import etude.features.Features;
import etude.representation.Representation;
import java.util.List;
import java.util.Map;

/**
 * A network with all that is needed to use it, but for its {@link Weights}.
 *
 * @param architecture name of the family, as in the zoo: {@code fcn}, {@code musicnn}
 * @param network layers; its input is the sound, {@code (batch, sample)}, its main output one number a label before the
 *     activation: {@code (batch, label)}, or {@code (batch, frame, label)}
 * @param listening what sound it hears, in which pieces
 * @param task what its outputs mean
 * @param labels one for each output
 * @param provenance where it comes from: {@code paper}, {@code source}, {@code licence}, {@code data}…, whatever is known
 */
public record Model(
        String architecture,
        Network network,
        Listening listening,
        Task task,
        List<String> labels,
        Map<String, String> provenance) {

    /** Copies the lists. */
    public Model {
        labels = List.copyOf(labels);
        provenance = Map.copyOf(provenance);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("A model needs labels; found none.");
        }
    }

    /**
     * Samples that the network hears at a time: a piece, or the fewest that make the frames of a patch.
     *
     * @throws IllegalArgumentException if patches are to be cut and the network computes no representation
     */
    public int samples() {
        return PieceLength.of(this);
    }

    /** Frames of a representation that the network hears at a time: a patch, or as many as a piece makes. */
    public int frames(Representation representation) {
        return listening.pieces() instanceof Listening.Patches patches
                ? patches.frames()
                : Features.count(representation, samples());
    }

    /** The same model with other labels, as many as before. */
    public Model labelled(List<String> others) {
        if (others.size() != labels.size()) {
            throw new IllegalArgumentException(
                    "Found " + others.size() + " labels; the network has " + labels.size() + " outputs.");
        }
        return new Model(architecture, network, listening, task, others, provenance);
    }

    /** The same model from elsewhere. */
    public Model from(Map<String, String> other) {
        return new Model(architecture, network, listening, task, labels, other);
    }
}
