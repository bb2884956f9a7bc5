package etude.network.zoo;

import etude.network.Activate;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Network;
import java.util.List;

/** Keywords by three dense layers. */
final class KeywordDnn {

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_dnn",
                    "Keywords by three dense layers over 25 frames of MFCCs",
                    List.of(Keywords.units("units of each layer", 144)),
                    (labels, choice) -> {
                        int units = choice.get("units");
                        return Block.network(Keywords.sequence(640), BackEnd.flatten(25 * Keywords.MFCC), net -> {
                            layer(net, "fc1", 25 * Keywords.MFCC, units);
                            layer(net, "fc2", units, units);
                            layer(net, "fc3", units, units);
                            net.then("final_fc", Linear.of(units, labels));
                        });
                    })
            .publishedAs(Published.SAME
                    .with("fc1", Rules.linear("fc1/W", "fc1/b"))
                    .with("fc2", Rules.linear("fc2/W", "fc2/b"))
                    .with("fc3", Rules.linear("fc3/W", "fc3/b"))
                    .with("final_fc", Rules.linear("final_fc", "Variable")));

    private KeywordDnn() {}

    private static void layer(Network.Builder net, String name, int in, int out) {
        net.then(name, Linear.of(in, out))
                .then(name + ".relu", Activate.RELU)
                .then(name + ".dropout", new Dropout(0.5));
    }
}
