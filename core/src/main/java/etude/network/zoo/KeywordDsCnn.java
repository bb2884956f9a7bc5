package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Linear;
import etude.network.Reduce;
import java.util.List;
import java.util.stream.IntStream;

/** Keywords by depthwise separable convolutions, as in MobileNet. */
final class KeywordDsCnn {

    private static final int MOST_LAYERS = 16;

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_ds_cnn",
                    "Keywords by depthwise separable convolutions, as in MobileNet",
                    List.of(
                            new Option("channels", "channels of each layer", 64, 1, 1024),
                            new Option("layers", "separable convolutions", 4, 1, MOST_LAYERS)),
                    (labels, choice) -> {
                        int channels = choice.get("channels");
                        return Block.network(
                                Keywords.image(),
                                // TensorFlow's SAME for 4 × 10 taps with stride 2.
                                Blocks.zerosAround("conv_1.pad", 1, 1, 4, 5),
                                convolution(
                                        "conv_1",
                                        "conv_1.batch_norm",
                                        Convolution.over(
                                                1,
                                                channels,
                                                Along.of(4).every(2),
                                                Along.of(10).every(2))),
                                Blocks.all(IntStream.rangeClosed(1, choice.get("layers"))
                                        .mapToObj(number -> separable("conv_ds_" + number, channels))
                                        .toList()),
                                net -> net.then("avg_pool", Reduce.mean(2, 3))
                                        .then("fc1", Linear.of(channels, labels)));
                    })
            .publishedAs(published());

    private KeywordDsCnn() {}

    private static Block separable(String name, int channels) {
        Along three = Along.same(3);
        Along one = Along.of(1);
        return convolution(
                        name + ".depthwise_conv",
                        name + ".dw_batch_norm",
                        Convolution.over(channels, channels, three, three).grouped(channels))
                .then(convolution(
                        name + ".pointwise_conv",
                        name + ".pw_batch_norm",
                        Convolution.over(channels, channels, one, one)));
    }

    private static Block convolution(String name, String norm, Convolution layer) {
        return net -> {
            net.then(name, layer);
            Blocks.kerasNorm(norm, layer.out()).addTo(net);
            net.then(norm + ".relu", Activate.RELU);
        };
    }

    private static Published published() {
        Published rules = Published.SAME
                .with("conv_1", Rules.timeFirst("MobileNet/conv_1/weights", "MobileNet/conv_1/biases"))
                .with("conv_1.batch_norm", norm("conv_1/batch_norm"))
                .with("fc1", Rules.linear("MobileNet/fc1/weights", "MobileNet/fc1/biases"));
        for (int i = 1; i <= MOST_LAYERS; i++) {
            String name = "conv_ds_" + i;
            String scope = "MobileNet/" + name;
            rules = rules.with(
                            name + ".depthwise_conv",
                            Rules.depthwiseTimeFirst(
                                    scope + "/depthwise_conv/depthwise_weights", scope + "/depthwise_conv/biases"))
                    .with(name + ".dw_batch_norm", norm(name + "/dw_batch_norm"))
                    .with(
                            name + ".pointwise_conv",
                            Rules.timeFirst(scope + "/pointwise_conv/weights", scope + "/pointwise_conv/biases"))
                    .with(name + ".pw_batch_norm", norm(name + "/pw_batch_norm"));
        }
        return rules;
    }

    /** A normalisation without a learned scale, whose ones are a constant of the graph. */
    private static Published.Rule norm(String name) {
        String scope = "MobileNet/" + name;
        return Rules.norm(scope + "/Const", scope + "/beta", scope + "/moving_mean", scope + "/moving_variance");
    }
}
