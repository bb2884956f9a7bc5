package etude.network.zoo;

import etude.network.Linear;
import etude.network.Listening;
import etude.network.Task;
import java.util.List;

/**
 * Choi's compact network, whose 32 numbers a clip serve other tasks. The published checkpoint ends with them; the linear map
 * behind them has to be trained. In the published code the layers normalise by the statistics of the batch at hand, in use
 * too; here by the running ones, so that a clip's figures do not depend on others.
 */
final class CompactCnn {

    static final Architecture ARCHITECTURE = new Architecture(
                    "compact_cnn",
                    "Choi's compact network for Keras: five 3 × 3 convolutions of 32 channels over 29 s at 12 kHz",
                    Fcn.PAPER,
                    new Task.Tags(),
                    "msd",
                    new Listening(12000, new Listening.Spread(Kapre.SAMPLES, 3, 16)),
                    List.of(),
                    (labels, choice) -> Block.network(
                            Kapre.melgram(),
                            Kapre.layers("convolution2d_", "batchnormalization_"),
                            BackEnd.flatten(32),
                            net -> net.then("output", Linear.of(32, labels))))
            .publishedAs(published());

    private CompactCnn() {}

    private static Published published() {
        // The head is not in the published checkpoint; one that was trained here has its own names.
        Published rules = Published.SAME.with("output", Rules.linear("output/output_W", "output/output_b"));
        for (int i = 1; i <= 5; i++) {
            String conv = "ConvBNEluDr/convolution2d_" + i;
            rules = rules.with("convolution2d_" + i, Rules.channelsFirst(conv + "_W", conv + "_b"))
                    .with("batchnormalization_" + i, Choi.norm("ConvBNEluDr/batchnormalization_" + i));
        }
        return rules;
    }
}
