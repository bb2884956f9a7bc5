package etude.network.zoo;

import etude.network.Along;
import java.util.List;

/** Kim's network on samples, with residual blocks and squeeze and excitation. */
final class SampleCnnSe {

    static final Architecture ARCHITECTURE = Tagging.of(
            "se",
            "Sample-level convolutions in residual blocks with squeeze and excitation, 3.7 s",
            new Paper(
                    "Kim, Lee, Nam", "Sample-level CNN architectures for music auto-tagging using raw waveforms", 2018),
            59049,
            List.of(),
            (labels, choice) -> Block.network(
                    FrontEnd.samples(),
                    Blocks.residualExcited("layer1", 1, 128, Along.same(3).every(3), 1),
                    layer(2, 128, 128),
                    layer(3, 128, 128),
                    layer(4, 128, 256),
                    layer(5, 256, 256),
                    layer(6, 256, 256),
                    layer(7, 256, 256),
                    layer(8, 256, 256),
                    layer(9, 256, 256),
                    layer(10, 256, 512),
                    Blocks.residualExcited("layer11", 512, 512, Along.of(1), 1),
                    BackEnd.flatten(512),
                    Head.hidden(512, 512, labels)));

    private SampleCnnSe() {}

    private static Block layer(int number, int in, int out) {
        return Blocks.residualExcited("layer" + number, in, out, Along.same(3), 3);
    }
}
