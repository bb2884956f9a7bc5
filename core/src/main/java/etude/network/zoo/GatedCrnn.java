package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Network;
import etude.network.Pool;
import etude.network.Recurrent;
import etude.network.Reshape;
import etude.network.Slice;
import etude.network.Task;
import etude.representation.Preset;
import java.util.List;

/**
 * Xu's gated convolutional recurrent network for sound events, first of DCASE 2017, task 4: half of each layer's channels
 * open and close the other half. It answers for each of 240 frames in ten seconds. Each bin is standardised by the mean and
 * variance of all training data, held in {@code scaler}. Recurrent values pass through the hyperbolic tangent, which the
 * published code leaves out.
 */
final class GatedCrnn {

    private static final int N_MELS = 64;
    private static final int HOP = 664;
    private static final int FRAMES = 240;

    static final Architecture ARCHITECTURE = new Architecture(
            "gated_crnn",
            "Sound events by gated convolutions and a gated pair of bidirectional GRUs, frame by frame",
            new Paper(
                    "Xu, Kong, Wang, Plumbley",
                    "Large-scale weakly supervised audio classification using gated convolutional neural network",
                    2018),
            new Task.Events(),
            "events",
            new Listening(16000, new Listening.Running((FRAMES - 1) * HOP + 1024, FRAMES * HOP)),
            List.of(),
            (labels, choice) -> Block.network(
                    image(),
                    gated("block1", 1),
                    gated("block2", 64),
                    pool("block2", 2),
                    gated("block3", 64),
                    gated("block4", 64),
                    pool("block4", 2),
                    gated("block5", 64),
                    gated("block6", 64),
                    pool("block6", 2),
                    gated("block7", 64),
                    gated("block8", 64),
                    pool("block8", 2),
                    net -> net.then("conv", Convolution.over(64, 256, Along.same(3), Along.same(3)))
                            .then("conv.relu", Activate.RELU),
                    pool("conv", 4),
                    BackEnd.sequence(256),
                    GatedCrnn::recurrent,
                    net -> net.then("localization_layer", Linear.of(256, labels))));

    private GatedCrnn() {}

    /** Log mel bands of magnitudes, 64 of them every 41.5 ms, standardised bin by bin. */
    private static Block image() {
        Preset preset = Preset.librosa(16000)
                .with("nFft", "1024")
                .with("hop", Integer.toString(HOP))
                .with("center", "false")
                .with("window", "hamming")
                .with("symmetricWindow", "true")
                // scipy's density: magnitudes over the root of the rate times the window's energy.
                .with("scale", Double.toString(1 / Math.sqrt(16000 * hammingEnergy())))
                .with("power", "1")
                .with("nMels", Integer.toString(N_MELS))
                .with("log", "ln_one_plus")
                .with("logGain", "1e8");
        return net -> net.then("logmel", Front.fixed(preset.get("log_melspectrogram")))
                .then("scaler", new BatchNorm(N_MELS, 1e-10, 0.01, false))
                .then("image", Reshape.to(Reshape.KEEP, 1, N_MELS, Reshape.REST));
    }

    private static double hammingEnergy() {
        double sum = 0;
        for (int n = 0; n < 1024; n++) {
            double w = 0.54 - 0.46 * Math.cos(2 * Math.PI * n / 1023);
            sum += w * w;
        }
        return sum;
    }

    /** A convolution of 64 channels, opened and closed by 64 others. */
    private static Block gated(String name, int in) {
        Convolution convolution =
                Convolution.over(in, 128, Along.same(3), Along.same(3)).withoutBias();
        return net -> {
            net.then(name + ".conv", convolution);
            Blocks.kerasNorm(name + ".bn", 128).addTo(net);
            net.node(name + ".linear", new Slice(1, 0, 64), name + ".bn")
                    .node(name + ".gate", new Slice(1, 64, 128), name + ".bn")
                    .then(name + ".sigmoid", Activate.SIGMOID)
                    .node(name + ".out", Combine.MULTIPLY, name + ".linear", name + ".sigmoid");
        };
    }

    private static Block pool(String name, int bins) {
        return net -> net.then(name + ".pool", Pool.max(bins, 1));
    }

    private static void recurrent(Network.Builder net) {
        Recurrent gru =
                Recurrent.of(Recurrent.Cell.GRU_RESET_BEFORE, 256, 128, 1).inBothDirections();
        String from = net.last();
        net.node("rnn", gru, from)
                .node("rnn_gate", gru, from)
                .then("rnn_gate.sigmoid", Activate.SIGMOID)
                .node("rnn_out", Combine.MULTIPLY, "rnn", "rnn_gate.sigmoid");
    }
}
