package etude.network.zoo;

import etude.network.Linear;
import etude.network.Recurrent;
import java.util.List;

/** Keywords by gated recurrent units. */
final class KeywordGru {

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_gru",
                    "Keywords by a layer of GRU over 25 frames of MFCCs",
                    List.of(Keywords.units("units", 154)),
                    (labels, choice) -> {
                        int units = choice.get("units");
                        return Block.network(
                                Keywords.sequence(640),
                                BackEnd.lastOf(
                                        "gru", Recurrent.of(Recurrent.Cell.GRU_RESET_BEFORE, Keywords.MFCC, units, 1)),
                                net -> net.then("output", Linear.of(units, labels)));
                    })
            .publishedAs(Published.SAME
                    .with("gru", Rules.gru("rnn/multi_rnn_cell", 1))
                    .with("output", Rules.linear("W_o", "b_o")));

    private KeywordGru() {}
}
