package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Reshape;
import etude.network.Task;
import java.util.List;

/**
 * The baseline of the musicnn package: five convolutions as in computer vision. Nodes carry TensorFlow's names. The package's
 * code has one set of pools; the graph stored beside the weights for msd has another.
 */
final class MusicnnVgg {

    static final Architecture ARCHITECTURE = of(
            "vgg",
            "The baseline of the musicnn package: five 3 × 3 convolutions over log mel patches of 3 s",
            "mtat",
            // Every second bin as it is, and the loudest of four frames; then squares.
            List.of(Along.of(1).every(2), Along.stepping(2)),
            List.of(Along.of(4).every(2), Along.stepping(2)));

    static final Architecture MSD = of(
            "vgg_msd",
            "The same baseline with the pools of the graph that was trained on msd: frames first, then bins",
            "msd",
            List.of(Along.of(1), Along.stepping(4)),
            List.of(Along.stepping(4), Along.of(1)));

    private MusicnnVgg() {}

    /** With the first two pools over bins and over frames. */
    private static Architecture of(
            String name, String description, String labels, List<Along> bins, List<Along> frames) {
        return new Architecture(
                        name,
                        description,
                        Musicnn.PAPER,
                        new Task.Tags(),
                        labels,
                        MusicnnTf.LISTENING,
                        List.of(new Option("channels", "channels of each convolution", 128, 1, 4096)),
                        (outputs, choice) -> network(outputs, choice.get("channels"), bins, frames))
                .publishedAs(published());
    }

    private static Network network(int labels, int channels, List<Along> bins, List<Along> frames) {
        return Block.network(
                MusicnnTf.image(),
                layer(1, 1, channels, bins.get(0), frames.get(0)),
                layer(2, channels, channels, bins.get(1), frames.get(1)),
                layer(3, channels, channels, Along.stepping(2), Along.stepping(2)),
                layer(4, channels, channels, Along.stepping(2), Along.stepping(2)),
                layer(5, channels, channels, Along.stepping(4), Along.stepping(4)),
                // TensorFlow's order of values: frame, bin, channel.
                net -> net.then("order", Permute.to(0, 3, 2, 1))
                        .then("flatten", Reshape.to(Reshape.KEEP, 2 * channels))
                        .then("dropout", new Dropout(0.5))
                        .then("dense", Linear.of(2 * channels, labels)));
    }

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
