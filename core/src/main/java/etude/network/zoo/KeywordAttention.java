package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Permute;
import etude.network.Recurrent;
import etude.network.Reshape;
import etude.network.Softmax;
import etude.network.Task;
import etude.representation.Preset;
import java.util.List;

/** De Andrade's network for speech commands: convolutions over time, two layers of LSTM in both directions, attention. */
final class KeywordAttention {

    private static final int N_MELS = 80;
    private static final int STATES = 128;

    static final Architecture ARCHITECTURE = new Architecture(
            "kws_attention_rnn",
            "Speech commands by convolutions over time, two bidirectional layers of LSTM and attention",
            new Paper(
                    "de Andrade, Leo, Viana, Bernkopf",
                    "A neural attention model for speech command recognition",
                    2018),
            new Task.Classes(),
            "speech_commands",
            new Listening(16000, new Listening.Single(16000)),
            List.of(),
            (labels, choice) -> Block.network(
                    logMel(),
                    Blocks.standardised("normalised", 1, 2),
                    net -> net.then("image", Reshape.to(Reshape.KEEP, 1, N_MELS, Reshape.REST)),
                    convolution("conv2d", "batch_normalization", 1, 10),
                    convolution("conv2d_1", "batch_normalization_1", 10, 1),
                    BackEnd.sequence(N_MELS),
                    net -> net.then(
                            "bidirectional",
                            Recurrent.of(Recurrent.Cell.LSTM, N_MELS, STATES / 2, 2)
                                    .inBothDirections()),
                    KeywordAttention::attention,
                    net -> head(net, labels)));

    private KeywordAttention() {}

    /** Log mel bands of magnitudes, 8 ms apart; silence behind the word, so that each hop has a frame. */
    private static Block logMel() {
        Preset preset = Preset.named("tensorflow", 16000)
                .with("winLength", "1024")
                .with("hop", "128")
                .with("nMels", Integer.toString(N_MELS))
                .with("fMin", "40")
                .with("fMax", "8000")
                .with("log", "ln_one_plus")
                .with("logGain", "1e6");
        return net ->
                net.then("pad", Pad.zeros(0, 1024 - 128)).then("logmel", Front.fixed(preset.get("log_melspectrogram")));
    }

    private static Block convolution(String name, String norm, int in, int out) {
        return net -> {
            net.then(name, Convolution.over(in, out, Along.of(1), Along.same(5)))
                    .then(name + ".relu", Activate.RELU);
            Blocks.kerasNorm(norm, out).addTo(net);
        };
    }

    /** The last state asks, all states answer: the mean of the states, weighted by how they agree with the question. */
    private static void attention(Network.Builder net) {
        Combine product = new Combine(Combine.Kind.MATRIX_PRODUCT, 2);
        BackEnd.lastFrame(STATES).addTo(net);
        net.then("query", Linear.of(STATES, STATES))
                .then("attention.query", Reshape.to(Reshape.KEEP, STATES, 1))
                .node("attention.scores", product, "bidirectional", "attention.query")
                .then("attention.weights", new Softmax(1))
                .then("attention.row", Permute.to(0, 2, 1))
                .node("attention.sum", product, "attention.row", "bidirectional")
                .then("attention.vector", Reshape.to(Reshape.KEEP, STATES));
    }

    private static void head(Network.Builder net, int labels) {
        net.then("dense", Linear.of(STATES, 64))
                .then("dense.relu", Activate.RELU)
                .then("dense_1", Linear.of(64, 32))
                .then("output", Linear.of(32, labels));
    }
}
