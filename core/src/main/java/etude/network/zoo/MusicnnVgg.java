package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Reshape;
import etude.network.Task;
import java.util.List;

/**
 * The baseline of the musicnn package: five convolutions as in computer vision. Nodes carry TensorFlow's names. The package's
 * code has one set of pools; the graph stored beside the weights for msd has another, which option {@code apart} takes.
 */
final class MusicnnVgg {

    static final Architecture ARCHITECTURE = new Architecture(
                    "vgg",
                    "The baseline of the musicnn package: five 3 × 3 convolutions over log mel patches of 3 s",
                    Musicnn.PAPER,
                    new Task.Tags(),
                    "mtat",
                    MusicnnTf.LISTENING,
                    List.of(
                            new Option("channels", "channels of each convolution", 128, 1, 4096),
                            new Option(
                                    "apart",
                                    "1: first pool over frames, second over bins, as in the model for msd",
                                    0,
                                    0,
                                    1)),
                    (labels, choice) -> {
                        int channels = choice.get("channels");
                        boolean apart = choice.get("apart") == 1;
                        return Block.network(
                                MusicnnTf.image(),
                                apart
                                        ? layer(1, 1, channels, Along.of(1), Along.stepping(4))
                                        // Every second bin as it is, and the loudest of four frames.
                                        : layer(
                                                1,
                                                1,
                                                channels,
                                                Along.of(1).every(2),
                                                Along.of(4).every(2)),
                                apart
                                        ? layer(2, channels, channels, Along.stepping(4), Along.of(1))
                                        : layer(2, channels, channels, Along.stepping(2), Along.stepping(2)),
                                layer(3, channels, channels, Along.stepping(2), Along.stepping(2)),
                                layer(4, channels, channels, Along.stepping(2), Along.stepping(2)),
                                layer(5, channels, channels, Along.stepping(4), Along.stepping(4)),
                                // TensorFlow's order of values: frame, bin, channel.
                                net -> net.then("order", Permute.to(0, 3, 2, 1))
                                        .then("flatten", Reshape.to(Reshape.KEEP, 2 * channels))
                                        .then("dropout", new Dropout(0.5))
                                        .then("dense", Linear.of(2 * channels, labels)));
                    })
            .publishedAs(published());

    private MusicnnVgg() {}

    private static Block layer(int number, int in, int out, Along bins, Along frames) {
        String name = number + "CNN";
        return net -> {
            net.then(name, Convolution.over(in, out, Along.same(3), Along.same(3)))
                    .then(name + ".relu", Activate.RELU);
            Blocks.kerasNorm("batch_normalization_" + number, out).addTo(net);
            net.then("pool" + number, new Pool(Pool.Kind.MAX, List.of(bins, frames), false));
            if (number < 5) {
                net.then("pool" + number + ".dropout", new Dropout(0.25));
            }
        };
    }

    private static Published published() {
        Published rules = Published.SAME
                .with("batch_normalization", Rules.norm("batch_normalization"))
                .with("dense", Rules.linear("dense/kernel", "dense/bias"));
        for (int i = 1; i <= 5; i++) {
            rules = rules.with("batch_normalization_" + i, Rules.norm("batch_normalization_" + i))
                    .with(i + "CNN", Rules.timeFirst(i + "CNN/kernel", i + "CNN/bias"));
        }
        return rules;
    }
}
