package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Task;
import etude.representation.Decibels;
import etude.representation.Mel;
import etude.representation.Preset;
import etude.representation.Representation;
import java.util.List;

/**
 * The streaming wake word network of the MLPerf Tiny benchmark: separable convolutions over a second of levels, each mel band
 * a channel of its own. Nodes carry Keras' names. Pre-emphasis is done frame by frame, where the published code does it over
 * the clip, which differs in the first sample under each window; clips are not brought to full scale.
 */
final class WakeWord {

    private static final int N_MELS = 40;
    private static final int CHANNELS = 128;
    private static final int LAST = 32;

    static final Architecture ARCHITECTURE = new Architecture(
                    "wakeword",
                    "A wake word by separable convolutions over frames, mel bands as channels",
                    new Paper("Banbury, Reddi, Torelli and others", "MLPerf Tiny benchmark", 2021),
                    new Task.Classes(),
                    "wakeword",
                    new Listening(16000, new Listening.Single(16000)),
                    List.of(),
                    (labels, choice) -> Block.network(
                            WakeWord::levels,
                            separable("", N_MELS, CHANNELS, 3),
                            separable("_1", CHANNELS, CHANNELS, 5),
                            separable("_2", CHANNELS, CHANNELS, 10),
                            separable("_3", CHANNELS, LAST, 15),
                            BackEnd.flatten(LAST),
                            net -> net.then("dense", Linear.of(LAST, labels))))
            .publishedAs(published());

    private WakeWord() {}

    /** {@code (batch, bin, frame)}: 0 at -52 dB and below, 1 at 12 dB and above. */
    private static void levels(Network.Builder net) {
        net.then("levels", Front.fixed(decibels()))
                .node("levels.zero", new Combine(Combine.Kind.SUBTRACT, 2), "levels", "levels")
                .node("levels.negative", new Combine(Combine.Kind.SUBTRACT, 2), "levels.zero", "levels")
                .then("levels.column", Reshape.to(Reshape.KEEP, Reshape.KEEP, Reshape.KEEP, 1))
                .then("levels.floor", new Pad(Pad.Mode.CONSTANT, List.of(0), List.of(1), -1))
                .then("levels.above", Reduce.max(-1))
                .node("lfbe", new Combine(Combine.Kind.SUBTRACT, 2), "levels.zero", "levels.above");
    }

    private static Representation decibels() {
        Mel mel = (Mel) Preset.named("tensorflow", 16000)
                .with("winLength", "1024")
                .with("hop", "512")
                .with("window", "hamming")
                .with("symmetricWindow", "true")
                .with("preemphasis", "0.96875")
                // A power is divided by the 1024 samples of its window.
                .with("scale", Double.toString(1 / 32.0))
                .with("power", "2")
                .with("nMels", Integer.toString(N_MELS))
                .with("fMin", "0")
                .with("fMax", "8000")
                .get("melspectrogram");
        var reference = new Decibels.Reference.Fixed(Math.pow(10, -5.2));
        return new Decibels(mel, 10 / 64.0, reference, 1e-30, new Decibels.Floor.Absolute(0));
    }

    private static Block separable(String suffix, int in, int out, int frames) {
        return net -> {
            net.then(
                            "depthwise_conv2d" + suffix,
                            Convolution.over(in, in, Along.of(frames))
                                    .grouped(in)
                                    .withoutBias())
                    .then(
                            "conv2d" + suffix,
                            Convolution.over(in, out, Along.of(1)).withoutBias());
            Blocks.kerasNorm("batch_normalization" + suffix, out).addTo(net);
            net.then("activation" + suffix, Activate.RELU).then("dropout" + suffix, new Dropout(0.2));
        };
    }

    private static Published published() {
        Published rules = Published.SAME.with("dense", Rules.linear("dense/dense/kernel", "dense/dense/bias"));
        for (String suffix : List.of("", "_1", "_2", "_3")) {
            String depthwise = "depthwise_conv2d" + suffix;
            String pointwise = "conv2d" + suffix;
            String norm = "batch_normalization" + suffix;
            rules = rules.with(depthwise, Rules.depthwiseOverFrames(depthwise + "/" + depthwise + "/depthwise_kernel"))
                    .with(pointwise, Rules.overFrames(pointwise + "/" + pointwise + "/kernel"))
                    .with(norm, Rules.norm(norm + "/" + norm));
        }
        return rules;
    }
}
