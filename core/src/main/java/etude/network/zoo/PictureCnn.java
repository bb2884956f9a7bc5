package etude.network.zoo;

import etude.network.Activate;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Task;
import java.util.List;

/** A small network for pictures, as one would write it for photographs. */
final class PictureCnn {

    static final Architecture ARCHITECTURE = new Architecture(
            "picture_cnn",
            "A small image-style network on spectrogram pictures: four 3 × 3 convolutions and two dense layers",
            new Paper(
                    "Costa, Oliveira, Silla",
                    "An evaluation of convolutional neural networks for music classification using spectrograms",
                    2017),
            new Task.Classes(),
            "genres",
            Pictures.LISTENING,
            List.of(
                    new Option(
                            "channels",
                            "channels of the first convolution; twice and four times in later ones",
                            32,
                            1,
                            512),
                    new Option("hidden", "units of the hidden dense layer", 128, 1, 4096)),
            (labels, choice) -> {
                int c = choice.get("channels");
                int values = 4 * c * Pictures.HEIGHT / 16 * (Pictures.WIDTH / 16);
                return Block.network(
                        Pictures.picture(),
                        Blocks.convolution("layer1", 1, c, 2, 2),
                        Blocks.convolution("layer2", c, 2 * c, 2, 2),
                        Blocks.convolution("layer3", 2 * c, 4 * c, 2, 2),
                        Blocks.convolution("layer4", 4 * c, 4 * c, 2, 2),
                        BackEnd.flatten(values),
                        net -> net.then("dense1", Linear.of(values, choice.get("hidden")))
                                .then("relu", Activate.RELU)
                                .then("dropout", new Dropout(0.5))
                                .then("dense2", Linear.of(choice.get("hidden"), labels)));
            });

    private PictureCnn() {}
}
