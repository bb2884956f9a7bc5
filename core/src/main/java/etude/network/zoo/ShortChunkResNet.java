package etude.network.zoo;

import java.util.List;

/** {@link ShortChunkCnn} with residual blocks whose strides take the place of pools. */
final class ShortChunkResNet {

    static final Architecture ARCHITECTURE = Tagging.of(
            "short_res",
            "Seven residual blocks of stride 2 over a mel spectrogram of 3.7 s",
            ShortChunkCnn.PAPER,
            59049,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.melDecibels(128),
                    Blocks.residual("layer1", 1, 128, 2, 2),
                    Blocks.residual("layer2", 128, 128, 2, 2),
                    Blocks.residual("layer3", 128, 256, 2, 2),
                    Blocks.residual("layer4", 256, 256, 2, 2),
                    Blocks.residual("layer5", 256, 256, 2, 2),
                    Blocks.residual("layer6", 256, 256, 2, 2),
                    Blocks.residual("layer7", 256, 512, 2, 2),
                    BackEnd.globalMaximum(),
                    Head.hidden(512, 512, labels)));

    private ShortChunkResNet() {}
}
