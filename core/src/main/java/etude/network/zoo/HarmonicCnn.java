package etude.network.zoo;

import java.util.List;

/** Won's network behind harmonic filters whose bandwidth trains. */
final class HarmonicCnn {

    static final Architecture ARCHITECTURE = Tagging.of(
            "hcnn",
            "Residual convolutions over a harmonic tensor of 5 s whose filters' bandwidth trains",
            new Paper(
                    "Won, Chun, Nieto, Serra", "Data-driven harmonic filters for audio representation learning", 2020),
            5 * 16000,
            List.of(new Option("harmonics", "harmonics of each fundamental", 6, 1, 16)),
            (labels, choice) -> Block.network(
                    FrontEnd.harmonicDecibels(choice.get("harmonics"), 2),
                    Blocks.convolution("layer1", choice.get("harmonics"), 128, 2, 2),
                    Blocks.residualPooled("layer2", 128, 2, 2),
                    Blocks.residualPooled("layer3", 128, 2, 2),
                    Blocks.residualPooled("layer4", 128, 2, 2),
                    Blocks.convolution("layer5", 128, 256, 2, 2),
                    Blocks.residualPooled("layer6", 256, 2, 3),
                    Blocks.residualPooled("layer7", 256, 2, 3),
                    BackEnd.globalMaximum(),
                    Head.hidden(256, 256, labels)));

    private HarmonicCnn() {}
}
