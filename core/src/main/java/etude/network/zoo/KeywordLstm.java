package etude.network.zoo;

import etude.network.Linear;
import etude.network.Recurrent;
import java.util.List;

/** Keywords by long short-term memory. */
final class KeywordLstm {

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_lstm",
                    "Keywords by an LSTM with peepholes and a projection over 25 frames of MFCCs",
                    List.of(
                            Keywords.units("cells", 144),
                            new Option("projection", "features that the cells are projected to", 98, 1, 4096)),
                    (labels, choice) -> {
                        int features = choice.get("projection");
                        Recurrent lstm = lstm(choice.get("units")).withPeepholesAndProjection(features);
                        return Block.network(
                                Keywords.sequence(640),
                                BackEnd.lastOf("lstm", lstm),
                                net -> net.then("output", Linear.of(features, labels)));
                    })
            .publishedAs(Published.SAME
                    .with("lstm", Rules.lstm("lstm/rnn/lstm_cell", Keywords.MFCC, true))
                    .with("output", Rules.linear("W_o", "b_o")));

    static final Architecture BASIC = Keywords.of(
                    "kws_basic_lstm",
                    "Keywords by a plain LSTM over 49 frames of MFCCs",
                    List.of(Keywords.units("cells", 118)),
                    (labels, choice) -> Block.network(
                            Keywords.sequence(320),
                            BackEnd.lastOf("lstm", lstm(choice.get("units"))),
                            net -> net.then("output", Linear.of(choice.get("units"), labels))))
            .publishedAs(Published.SAME
                    .with("lstm", Rules.lstm("lstm/rnn/basic_lstm_cell", Keywords.MFCC, false))
                    .with("output", Rules.linear("W_o", "b_o")));

    private KeywordLstm() {}

    private static Recurrent lstm(int units) {
        return Recurrent.of(Recurrent.Cell.LSTM, Keywords.MFCC, units, 1);
    }
}
