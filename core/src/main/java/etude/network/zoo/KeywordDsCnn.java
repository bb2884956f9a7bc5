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

    static final Architecture ARCHITECTURE = Keywords.of(
            "kws_ds_cnn",
            "Keywords by depthwise separable convolutions, as in MobileNet",
            List.of(
                    new Option("channels", "channels of each layer", 64, 1, 1024),
                    new Option("layers", "separable convolutions", 4, 1, 16)),
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
                        net -> net.then("avg_pool", Reduce.mean(2, 3)).then("fc1", Linear.of(channels, labels)));
            });

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
}
