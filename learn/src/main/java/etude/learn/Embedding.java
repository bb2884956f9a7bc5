package etude.learn;

import etude.network.Model;
import etude.network.Network;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.NetworkSession;
import etude.runtime.Values;
import etude.runtime.model.SavedModel;
import etude.signal.Waveform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a network makes of a sound before its last layer: the features that it has learned. */
final class Embedding implements AutoCloseable {

    private final NetworkSession session;
    private final int samples;

    private Embedding(NetworkSession session, int samples) {
        this.session = session;
        this.samples = samples;
    }

    /** The embedding of a model; empty where its last layer hears the sound itself. */
    static Optional<Embedding> of(SavedModel saved) {
        Model model = saved.model();
        Network network = model.network();
        Optional<Network.Node> last = network.node(network.output());
        if (last.isEmpty() || last.get().from().isEmpty() || network.inputs().size() != 1) {
            return Optional.empty();
        }
        String before = last.get().from().get(0);
        List<Network.Node> nodes = network.nodes().subList(0, network.nodes().indexOf(last.get()));
        if (before.equals(network.inputs().get(0).name())) {
            return Optional.empty();
        }
        Network body = new Network(network.inputs(), nodes, List.of(before));
        try {
            return Optional.of(new Embedding(NetworkSession.open(body, weights(saved, body)), model.samples()));
        } catch (UnsupportedOperationException e) {
            return Optional.empty(); // a representation that only Features computes
        }
    }

    private static Weights weights(SavedModel saved, Network body) {
        Map<String, Weight> kept = new LinkedHashMap<>();
        body.parameters()
                .keySet()
                .forEach(name -> kept.put(name, saved.weights().get(name)));
        return Weights.of(kept);
    }

    /** Numbers of the first piece of a sound at the model's rate; axes but the last are averaged over. */
    double[] of(Waveform sound) {
        float[] piece = new float[samples];
        float[] x = sound.channel(0);
        for (int i = 0; i < piece.length && x.length > 0; i++) {
            piece[i] = i < x.length ? x[i] : 0;
        }
        Values out = session.run(Values.ofRows(piece));
        int size = out.shape().get(out.shape().rank() - 1);
        double[] mean = new double[size];
        int rows = out.values().length / size;
        for (int i = 0; i < out.values().length; i++) {
            mean[i % size] += out.values()[i] / rows;
        }
        return mean;
    }

    @Override
    public void close() {
        session.close();
    }
}
