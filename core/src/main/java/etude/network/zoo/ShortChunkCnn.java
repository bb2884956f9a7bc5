package etude.network.zoo;

import java.util.List;

/** Won's network for short pieces: VGG's shape with a small receptive field. */
final class ShortChunkCnn {

    static final Paper PAPER =
            new Paper("Won, Ferraro, Bogdanov, Serra", "Evaluation of CNN-based automatic music tagging models", 2020);

    static final Architecture ARCHITECTURE = Tagging.of(
            "short",
            "Seven 2-D convolutions with pools of 2 × 2 over a mel spectrogram of 3.7 s",
            PAPER,
            59049,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.melDecibels(128),
                    Blocks.convolution("layer1", 1, 128, 2, 2),
                    Blocks.convolution("layer2", 128, 128, 2, 2),
                    Blocks.convolution("layer3", 128, 256, 2, 2),
                    Blocks.convolution("layer4", 256, 256, 2, 2),
                    Blocks.convolution("layer5", 256, 256, 2, 2),
                    Blocks.convolution("layer6", 256, 256, 2, 2),
                    Blocks.convolution("layer7", 256, 512, 2, 2),
                    BackEnd.globalMaximum(),
                    Head.hidden(512, 512, labels)));

    private ShortChunkCnn() {}
}
