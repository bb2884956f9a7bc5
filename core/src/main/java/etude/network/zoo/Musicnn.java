package etude.network.zoo;

import java.util.List;

/** Pons' musically motivated network, as ported to PyTorch for the comparison of Won et al. 2020. */
final class Musicnn {

    static final Paper PAPER = new Paper(
            "Pons, Serra", "musicnn: pre-trained convolutional neural networks for music audio tagging", 2019);

    static final Option CHANNELS =
            new Option("channels", "channels of the middle convolutions; 512 in the model for msd", 64, 1, 4096);
    static final Option HIDDEN =
            new Option("hidden", "units of the hidden dense layer; 500 in the model for msd", 200, 1, 4096);

    static final Architecture ARCHITECTURE = Tagging.of(
            "musicnn",
            "Tall filters for timbre and long ones for time over a mel spectrogram of 3 s, then dense convolutions",
            PAPER,
            3 * 16000,
            List.of(CHANNELS, HIDDEN),
            (labels, choice) -> {
                int channels = choice.get("channels");
                return Block.network(
                        FrontEnd.melDecibels(96),
                        FrontEnd.musicnn("spec_bn"),
                        BackEnd.musicnn("frontend", 561, channels),
                        Head.hidden(2 * (561 + 3 * channels), choice.get("hidden"), labels));
            });

    private Musicnn() {}
}
