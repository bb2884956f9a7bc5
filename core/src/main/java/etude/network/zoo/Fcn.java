package etude.network.zoo;

import java.util.List;

/** Choi's fully convolutional network: five layers whose pools leave one number a channel. */
final class Fcn {

    static final Paper PAPER =
            new Paper("Choi, Fazekas, Sandler", "Automatic tagging using deep convolutional neural networks", 2016);

    static final Architecture ARCHITECTURE = Tagging.of(
            "fcn",
            "Five 2-D convolutions over a mel spectrogram of 29 s, pooled to a single place",
            PAPER,
            29 * 16000,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.melDecibels(96),
                    Blocks.convolution("layer1", 1, 64, 2, 4),
                    Blocks.convolution("layer2", 64, 128, 2, 4),
                    Blocks.convolution("layer3", 128, 128, 2, 4),
                    Blocks.convolution("layer4", 128, 128, 3, 5),
                    Blocks.convolution("layer5", 128, 64, 4, 4),
                    BackEnd.flatten(64),
                    Head.linear(64, labels)));

    private Fcn() {}
}
