package etude.network.zoo;

import java.util.List;

/** Won's network of residual convolutions and a transformer. */
final class SelfAttention {

    static final Architecture ARCHITECTURE = Tagging.of(
            "attention",
            "Residual convolutions over a mel spectrogram of 15 s, summed up by a transformer of two layers",
            new Paper("Won, Chun, Serra", "Toward interpretable music tagging with self-attention", 2019),
            15 * 16000,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.melDecibels(128),
                    Blocks.residual("layer1", 1, 128, 2, 2),
                    Blocks.residual("layer2", 128, 128, 2, 2),
                    Blocks.residual("layer3", 128, 256, 2, 2),
                    Blocks.residual("layer4", 256, 256, 2, 1),
                    Blocks.residual("layer5", 256, 256, 2, 1),
                    Blocks.residual("layer6", 256, 256, 2, 1),
                    Blocks.residual("layer7", 256, 256, 2, 1),
                    BackEnd.sequence(256),
                    BackEnd.transformer(256, 2, 8, 1024, 0),
                    Head.linear(256, labels)));

    private SelfAttention() {}
}
