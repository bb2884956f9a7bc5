package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Task;
import etude.representation.Preset;
import java.util.List;

/**
 * musicnn as its authors published it for TensorFlow: layers are normalised behind the rectifier, and long filters slide over
 * every bin before the loudest is taken. Nodes carry the names of TensorFlow's variables.
 */
final class MusicnnTf {

    /** What the package hears: patches of three seconds, one after the other. */
    static final Listening LISTENING = new Listening(16000, new Listening.Patches(187, 187));

    static final Architecture ARCHITECTURE = new Architecture(
                    "musicnn_tf",
                    "musicnn of the authors' package: tall and long filters over log mel patches of 3 s, then dense convolutions",
                    Musicnn.PAPER,
                    new Task.Tags(),
                    "mtat",
                    LISTENING,
                    List.of(Musicnn.CHANNELS, Musicnn.HIDDEN),
                    (labels, choice) -> network(choice.get("channels"), choice.get("hidden"), labels))
            .publishedAs(published());

    private MusicnnTf() {}

    /** Log mel bands as the package computes them, normalised: {@code (batch, 1, bin, frame)}. */
    static Block image() {
        return FrontEnd.image("logmel", Preset.named("musicnn", 16000).get("log_melspectrogram"))
                .then(Blocks.kerasNorm("batch_normalization", 1));
    }

    private static Network network(int channels, int hidden, int labels) {
        int features = 561 + 3 * channels;
        return Block.network(
                image(),
                timbral("conv2d", "batch_normalization_1", 38),
                timbral("conv2d_1", "batch_normalization_2", 67),
                temporal("conv2d_2", "batch_normalization_3", 128),
                temporal("conv2d_3", "batch_normalization_4", 64),
                temporal("conv2d_4", "batch_normalization_5", 32),
                frontEnd(),
                middle("conv2d_5", "batch_normalization_6", 561, channels),
                middle("conv2d_6", "batch_normalization_7", channels, channels),
                beside("res2", "batch_normalization_6"),
                middle("conv2d_7", "batch_normalization_8", channels, channels),
                beside("res3", "res2"),
                pooled(2 * features),
                head(2 * features, hidden, labels));
    }

    private static Block timbral(String conv, String norm, int bins) {
        return net -> {
            net.node(conv, Convolution.over(1, 204, Along.of(bins), Along.same(7)), "batch_normalization")
                    .then(conv + ".relu", Activate.RELU);
            Blocks.kerasNorm(norm, 204).addTo(net);
            net.then(norm + ".max", Reduce.max(2));
        };
    }

    private static Block temporal(String conv, String norm, int frames) {
        return net -> {
            net.node(conv + ".pad", Pad.zeros((frames - 1) / 2, frames / 2), "batch_normalization")
                    .then(conv, Convolution.over(1, 51, Along.of(1), Along.of(frames)))
                    .then(conv + ".relu", Activate.RELU);
            Blocks.kerasNorm(norm, 51).addTo(net);
            net.then(norm + ".max", Reduce.max(2));
        };
    }

    private static Block frontEnd() {
        return net -> net.node(
                "frontend",
                new Concat(5, 1),
                "batch_normalization_1.max",
                "batch_normalization_2.max",
                "batch_normalization_3.max",
                "batch_normalization_4.max",
                "batch_normalization_5.max");
    }

    private static Block middle(String conv, String norm, int in, int out) {
        return net -> {
            net.then(conv, Convolution.over(in, out, Along.same(7))).then(conv + ".relu", Activate.RELU);
            Blocks.kerasNorm(norm, out).addTo(net);
        };
    }

    private static Block beside(String name, String other) {
        return net -> net.node(name, Combine.ADD, net.last(), other);
    }

    /** Maximum and mean of each feature over time, feature by feature: maximum, mean, maximum, mean… */
    private static Block pooled(int values) {
        return net -> net.node("dense_features", new Concat(4, 1), "frontend", "batch_normalization_6", "res2", "res3")
                .node("maxpool", new Reduce(Reduce.Kind.MAX, List.of(-1), true), "dense_features")
                .node("meanpool", new Reduce(Reduce.Kind.MEAN, List.of(-1), true), "dense_features")
                .node("pooled", new Concat(2, -1), "maxpool", "meanpool")
                .then("flatten", Reshape.to(Reshape.KEEP, values));
    }

    private static Block head(int values, int hidden, int labels) {
        return Blocks.kerasNorm("batch_normalization_9", values)
                .then(net -> net.then("dropout", new Dropout(0.5))
                        .then("dense", Linear.of(values, hidden))
                        .then("dense.relu", Activate.RELU))
                .then(Blocks.kerasNorm("batch_normalization_10", hidden))
                .then(net -> net.then("dropout_1", new Dropout(0.5)).then("dense_1", Linear.of(hidden, labels)));
    }

    private static Published published() {
        Published rules = Published.SAME
                .with("dense", Rules.linear("dense/kernel", "dense/bias"))
                .with("dense_1", Rules.linear("dense_1/kernel", "dense_1/bias"))
                .with("batch_normalization", Rules.norm("batch_normalization"));
        for (int i = 1; i <= 10; i++) {
            rules = rules.with("batch_normalization_" + i, Rules.norm("batch_normalization_" + i));
        }
        for (String name : List.of("conv2d", "conv2d_1", "conv2d_2", "conv2d_3", "conv2d_4")) {
            rules = rules.with(name, Rules.timeFirst(name + "/kernel", name + "/bias"));
        }
        for (String name : List.of("conv2d_5", "conv2d_6", "conv2d_7")) {
            rules = rules.with(name, Rules.overFrames(name + "/kernel", name + "/bias"));
        }
        return rules;
    }
}
