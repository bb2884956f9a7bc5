package etude.network.zoo;

import etude.network.BatchNorm;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Permute;
import etude.network.Task;
import etude.representation.Preset;
import etude.representation.Representation;
import java.util.List;

/**
 * Choi's convolutional tagger as published for Keras. Its first normalisation has numbers for each of 1366 frames, as in the
 * checkpoint. The published code hears the middle 29.12 s of a clip alone; here pieces are spread over it.
 */
final class ChoiCnn {

    private static final int FRAMES = 1366;

    static final Architecture ARCHITECTURE = new Architecture(
                    "choi_cnn",
                    "Choi's tagger for Keras: five 3 × 3 convolutions with ELU over a mel spectrogram of 29 s at 12 kHz",
                    Fcn.PAPER,
                    new Task.Tags(),
                    "msd",
                    new Listening(12000, new Listening.Spread(349440, 3, 16)),
                    List.of(),
                    (labels, choice) -> Block.network(
                            FrontEnd.image("melgram", melgram()),
                            net -> net.then("time", Permute.to(0, 3, 1, 2))
                                    .then("bn_0_freq", new BatchNorm(FRAMES, 1e-3, 0.01, true))
                                    .then("image", Permute.to(0, 2, 3, 1)),
                            Choi.layer("conv1", "bn1", 1, 32, 2, 4, 0.5),
                            Choi.layer("conv2", "bn2", 32, 128, 2, 4, 0.5),
                            Choi.layer("conv3", "bn3", 128, 128, 2, 4, 0.5),
                            Choi.layer("conv4", "bn4", 128, 192, 3, 5, 0.5),
                            Choi.layer("conv5", "bn5", 192, 256, 4, 4, 0.5),
                            BackEnd.flatten(256),
                            net -> net.then("output", Linear.of(256, labels))))
            .publishedAs(published());

    private ChoiCnn() {}

    /** The published chain takes ten logarithms of the squares of mel powers: dB with a factor of 20. */
    private static Representation melgram() {
        return Preset.librosa(12000)
                .with("nFft", "512")
                .with("hop", "256")
                .with("padding", "reflect")
                .with("nMels", "96")
                .with("dbFactor", "20")
                .with("amin", "1e-5")
                .get("log_melspectrogram");
    }

    private static Published published() {
        Published rules = Published.SAME
                .with("bn_0_freq", Choi.norm("bn_0_freq/bn_0_freq"))
                .with("output", Rules.linear("output/output_W", "output/output_b"));
        for (int i = 1; i <= 5; i++) {
            String conv = "conv" + i;
            rules = rules.with(conv, Rules.channelsFirst(conv + "/" + conv + "_W", conv + "/" + conv + "_b"))
                    .with("bn" + i, Choi.norm("bn" + i + "/bn" + i));
        }
        return rules;
    }
}
