package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Permute;
import etude.network.Recurrent;
import etude.network.Reshape;
import java.util.List;

/** Keywords by a convolution and gated recurrent units. */
final class KeywordCrnn {

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_crnn",
                    "Keywords by a convolution of 4 × 10, two layers of GRU and a dense layer",
                    List.of(
                            new Option("channels", "channels of the convolution", 48, 1, 1024),
                            Keywords.units("units of each layer of GRU", 60),
                            new Option("dense", "units of the dense layer", 84, 1, 4096)),
                    (labels, choice) -> {
                        int channels = choice.get("channels");
                        int units = choice.get("units");
                        return Block.network(
                                Keywords.image(),
                                net -> net.then(
                                                "conv1",
                                                Convolution.over(
                                                        1,
                                                        channels,
                                                        Along.of(4).every(2),
                                                        Along.of(10).every(2)))
                                        .then("relu1", Activate.RELU)
                                        .then("order", Permute.to(0, 3, 2, 1))
                                        .then("sequence", Reshape.to(Reshape.KEEP, Reshape.KEEP, 4 * channels)),
                                BackEnd.lastOf(
                                        "gru", Recurrent.of(Recurrent.Cell.GRU_RESET_BEFORE, 4 * channels, units, 2)),
                                dense(units, choice.get("dense"), labels));
                    })
            .publishedAs(Published.SAME
                    .with("conv1", Rules.timeFirst("W", "Variable"))
                    .with("gru", Rules.gru("rnn/multi_rnn_cell", 2))
                    .with("fc1", Rules.linear("fcw", "Variable_1"))
                    .with("final_fc", Rules.linear("Variable_2", "Variable_3")));

    private KeywordCrnn() {}

    private static Block dense(int in, int units, int labels) {
        return net -> net.then("fc1", Linear.of(in, units))
                .then("fc1.relu", Activate.RELU)
                .then("fc1.dropout", new Dropout(0.5))
                .then("final_fc", Linear.of(units, labels));
    }
}
