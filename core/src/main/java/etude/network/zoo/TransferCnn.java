package etude.network.zoo;

import etude.network.Linear;
import etude.network.Listening;
import etude.network.Task;
import java.util.List;

/** Choi's network for transfer learning: the compact one behind a standardised spectrogram. Nodes carry Keras' names. */
final class TransferCnn {

    static final Architecture ARCHITECTURE = new Architecture(
                    "transfer_cnn",
                    "Choi's network for transfer learning: five 3 × 3 convolutions of 32 channels over a standardised spectrogram",
                    new Paper(
                            "Choi, Fazekas, Sandler, Cho",
                            "Transfer learning for music classification and regression tasks",
                            2017),
                    new Task.Tags(),
                    "msd",
                    new Listening(12000, new Listening.Spread(Kapre.SAMPLES, 3, 16)),
                    List.of(),
                    (labels, choice) -> Block.network(
                            Kapre.melgram(),
                            Blocks.standardised("normalization2d_1", 1, 2, 3),
                            Kapre.layers("conv2d_", "batch_normalization_"),
                            BackEnd.globalMaximum(),
                            net -> net.then("dense_1", Linear.of(32, labels))))
            .publishedAs(published());

    private TransferCnn() {}

    private static Published published() {
        Published rules =
                Published.SAME.with("dense_1", Rules.linear("dense_1/dense_1/kernel", "dense_1/dense_1/bias"));
        for (int i = 1; i <= 5; i++) {
            String conv = "conv2d_" + i;
            String norm = "batch_normalization_" + i;
            rules = rules.with(conv, Rules.binsFirst(conv + "/" + conv + "/kernel", conv + "/" + conv + "/bias"))
                    .with(norm, Rules.norm(norm + "/" + norm));
        }
        return rules;
    }
}
