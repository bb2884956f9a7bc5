package etude.network.zoo;

import etude.network.Activate;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Dropout;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Network;
import etude.network.Reduce;
import etude.network.Task;
import etude.representation.Preset;
import java.util.List;

/** The classic chain with a network at its end: means and variances of MFCCs over a segment, standardised, dense layers. */
final class Mlp {

    static final Architecture ARCHITECTURE = new Architecture(
            "mlp",
            "Two dense layers over the means and variances of MFCCs in three seconds",
            new Paper("Tzanetakis, Cook", "Musical genre classification of audio signals", 2002),
            new Task.Classes(),
            "genres",
            new Listening(22050, new Listening.Spread(66150, 3, 16)),
            List.of(
                    new Option("coefficients", "MFCCs of a frame", 20, 1, 128),
                    new Option("hidden", "units of each hidden layer", 128, 1, 4096)),
            (labels, choice) -> {
                int values = 2 * choice.get("coefficients");
                int hidden = choice.get("hidden");
                return Block.network(statistics(choice.get("coefficients")), net -> {
                    net.then("scaler", new BatchNorm(values, 1e-5, 0.1, false));
                    layer(net, "dense1", values, hidden);
                    layer(net, "dense2", hidden, hidden);
                    net.then("output", Linear.of(hidden, labels));
                });
            });

    private Mlp() {}

    private static Block statistics(int coefficients) {
        Preset preset = Preset.librosa(22050).with("topDb", "none").with("nMfcc", Integer.toString(coefficients));
        var mean = new Reduce(Reduce.Kind.MEAN, List.of(-1), true);
        return net -> net.then("mfcc", Front.fixed(preset.get("mfcc")))
                .then("mean", mean)
                .node("centred", new Combine(Combine.Kind.SUBTRACT, 2), "mfcc", "mean")
                .then("square", new Activate(Activate.Function.SQUARE))
                .then("variance", Reduce.mean(-1))
                .node("average", Reduce.mean(-1), "mfcc")
                .node("statistics", new Concat(2, 1), "average", "variance");
    }

    private static void layer(Network.Builder net, String name, int in, int out) {
        net.then(name, Linear.of(in, out))
                .then(name + ".relu", Activate.RELU)
                .then(name + ".dropout", new Dropout(0.5));
    }
}
