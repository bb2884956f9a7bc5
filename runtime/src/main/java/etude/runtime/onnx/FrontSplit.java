package etude.runtime.onnx;

import etude.network.Front;
import etude.network.Network;
import etude.network.Weights;
import etude.representation.Decibels;
import etude.representation.FilteredSpectrogram;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Representation;
import etude.signal.HarmonicFilterbank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network cut behind its representation: what {@link etude.features.Features} computes, and what remains.
 *
 * @param representation with nothing left to train: where only the bandwidth of harmonic filters trained, it has the trained one
 * @param body the network behind it, whose one input is the representation {@code (batch, bin, frame)}
 */
public record FrontSplit(Representation representation, Network body) {

    /**
     * Cuts a network.
     *
     * @return nothing where its sound goes elsewhere too, or its representation trained in ways that features know nothing of
     */
    public static Optional<FrontSplit> of(Network network, Weights weights) {
        Optional<Network.Node> front = leading(network);
        return front.flatMap(node -> settled(node, weights)
                .map(representation -> new FrontSplit(representation, behind(network, node, representation))));
    }

    /** The one node that takes the one input, if it is a representation. */
    private static Optional<Network.Node> leading(Network network) {
        if (network.inputs().size() != 1) {
            return Optional.empty();
        }
        String input = network.inputs().get(0).name();
        List<Network.Node> takers = network.nodes().stream()
                .filter(node -> node.from().contains(input))
                .toList();
        boolean alone = takers.size() == 1
                && takers.get(0).layer() instanceof Front
                && !network.outputs().contains(input);
        return alone ? Optional.of(takers.get(0)) : Optional.empty();
    }

    private static Network behind(Network network, Network.Node front, Representation representation) {
        List<Integer> axes = new ArrayList<>();
        for (int length : representation.layout().shape()) {
            axes.add(length);
        }
        axes.add(Network.Input.FREE);
        List<Network.Node> rest =
                network.nodes().stream().filter(node -> !node.equals(front)).toList();
        return new Network(List.of(new Network.Input(front.name(), axes, false)), rest, network.outputs());
    }

    private static Optional<Representation> settled(Network.Node node, Weights weights) {
        Front front = (Front) node.layer();
        if (front.representation().layout().complex()) {
            return Optional.empty();
        }
        if (!front.trains()) {
            return Optional.of(front.representation());
        }
        if (!front.trained().equals(Set.of(Front.Stage.Q))) {
            return Optional.empty();
        }
        return withQ(front.representation(), weights.get(node.name() + ".q").values()[0]);
    }

    private static Optional<Representation> withQ(Representation representation, double q) {
        if (representation instanceof Decibels d) {
            return withQ(d.source(), q)
                    .map(source -> new Decibels(source, d.factor(), d.reference(), d.amin(), d.floor()));
        }
        if (representation instanceof Log log) {
            return withQ(log.source(), q).map(source -> new Log(source, log.floor(), log.base()));
        }
        if (representation instanceof LogOnePlus log) {
            return withQ(log.source(), q).map(source -> new LogOnePlus(source, log.gain(), log.base()));
        }
        if (representation instanceof FilteredSpectrogram bands
                && bands.filterbank() instanceof HarmonicFilterbank filters) {
            return Optional.of(new FilteredSpectrogram(
                    bands.source(),
                    new HarmonicFilterbank(
                            filters.sampleRate(),
                            filters.nFft(),
                            filters.nHarmonics(),
                            filters.stepsPerSemitone(),
                            filters.fMin(),
                            q)));
        }
        return Optional.empty();
    }
}
