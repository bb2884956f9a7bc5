package etude.network.zoo;

import etude.network.Along;
import java.util.List;

/** Lee's network on samples: 3⁹ × 3 of them, a third left after each layer. */
final class SampleCnn {

    static final Architecture ARCHITECTURE = Tagging.of(
            "sample",
            "Eleven convolutions of three samples over the waveform itself, 3.7 s",
            new Paper(
                    "Lee, Park, Kim, Nam",
                    "Sample-level deep convolutional neural networks for music auto-tagging using raw waveforms",
                    2017),
            59049,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.samples(),
                    Blocks.convolution("layer1", 1, 128, Along.same(3).every(3), 1),
                    layer(2, 128, 128),
                    layer(3, 128, 128),
                    layer(4, 128, 256),
                    layer(5, 256, 256),
                    layer(6, 256, 256),
                    layer(7, 256, 256),
                    layer(8, 256, 256),
                    layer(9, 256, 256),
                    layer(10, 256, 512),
                    Blocks.convolution("layer11", 512, 512, Along.of(1), 1),
                    BackEnd.flatten(512),
                    Head.linear(512, labels)));

    private SampleCnn() {}

    private static Block layer(int number, int in, int out) {
        return Blocks.convolution("layer" + number, in, out, Along.same(3), 3);
    }
}
