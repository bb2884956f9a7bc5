package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import java.util.List;

/** Keywords by two convolutions, a linear bottleneck and a dense layer. */
final class KeywordCnn {

    static final Architecture ARCHITECTURE = Keywords.of(
                    "kws_cnn",
                    "Keywords by two convolutions of 4 × 10, a linear bottleneck and a dense layer",
                    List.of(
                            new Option("channels1", "channels of the first convolution", 28, 1, 1024),
                            new Option("channels2", "channels of the second convolution", 30, 1, 1024),
                            new Option("bottleneck", "units of the linear layer", 16, 1, 1024),
                            Keywords.units("units of the dense layer", 128)),
                    (labels, choice) -> {
                        int first = choice.get("channels1");
                        int second = choice.get("channels2");
                        int values = 16 * 4 * second;
                        return Block.network(
                                Keywords.image(),
                                layer(1, 1, first, Along.of(10)),
                                layer(2, first, second, Along.of(10).every(2)),
                                Keywords.flatten(values),
                                dense(values, choice.get("bottleneck"), choice.get("units"), labels));
                    })
            .publishedAs(Published.SAME
                    .with("conv1", Rules.timeFirst("Variable", "Variable_1"))
                    .with("bn1", Rules.norm("bn1"))
                    .with("conv2", Rules.timeFirst("Variable_2", "Variable_3"))
                    .with("bn2", Rules.norm("bn2"))
                    .with("linear", Rules.linear("W", "b"))
                    .with("fc1", Rules.linear("Variable_4", "Variable_5"))
                    .with("bn3", Rules.norm("bn3"))
                    .with("final_fc", Rules.linear("Variable_6", "Variable_7")));

    private KeywordCnn() {}

    private static Block layer(int number, int in, int out, Along frames) {
        return net -> {
            net.then("conv" + number, Convolution.over(in, out, Along.of(4), frames));
            Blocks.kerasNorm("bn" + number, out).addTo(net);
            net.then("relu" + number, Activate.RELU).then("dropout" + number, new Dropout(0.5));
        };
    }

    private static Block dense(int in, int bottleneck, int units, int labels) {
        return net -> {
            net.then("linear", Linear.of(in, bottleneck)).then("fc1", Linear.of(bottleneck, units));
            Blocks.kerasNorm("bn3", units).addTo(net);
            net.then("relu3", Activate.RELU)
                    .then("dropout3", new Dropout(0.5))
                    .then("final_fc", Linear.of(units, labels));
        };
    }
}
