package etude.network.zoo;

import etude.network.Recurrent;
import java.util.List;

/** Choi's convolutional recurrent network: convolutions for what is local, gated recurrent units for the whole. */
final class Crnn {

    static final Architecture ARCHITECTURE = Tagging.of(
            "crnn",
            "Four 2-D convolutions over a mel spectrogram of 29 s, summed up over time by two layers of GRU",
            new Paper(
                    "Choi, Fazekas, Sandler, Cho",
                    "Convolutional recurrent neural networks for music classification",
                    2017),
            29 * 16000,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.melDecibels(96),
                    Blocks.convolution("layer1", 1, 64, 2, 2),
                    Blocks.convolution("layer2", 64, 128, 3, 3),
                    Blocks.convolution("layer3", 128, 128, 4, 4),
                    Blocks.convolution("layer4", 128, 128, 4, 4),
                    BackEnd.sequence(128),
                    BackEnd.lastOf("layer5", Recurrent.of(Recurrent.Cell.GRU, 128, 32, 2)),
                    Head.linear(32, labels)));

    private Crnn() {}
}
