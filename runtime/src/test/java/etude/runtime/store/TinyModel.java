package etude.runtime.store;

import etude.network.Linear;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import etude.network.Weights;
import etude.runtime.model.SavedModel;
import java.util.List;
import java.util.Map;

/** A model of eight numbers and two labels. */
final class TinyModel {

    private TinyModel() {}

    static SavedModel of(long seed) {
        Network net = Network.builder().input("x", 3).then("a", Linear.of(3, 2)).build();
        Model model = new Model(
                "tiny",
                net,
                new Listening(8000, new Listening.Single(3)),
                new Task.Tags(),
                List.of("x", "y"),
                Map.of());
        return new SavedModel(model, Weights.initial(net, seed));
    }
}
