package etude.train;

import etude.learn.recipe.NetworkTable;
import etude.network.Network;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.model.SavedModel;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers that training begins with: drawn by the seed, or those of another model as far as they fit. */
final class Beginning {

    private Beginning() {}

    /**
     * The weights.
     *
     * @throws IllegalArgumentException if there is no such model, or nothing of it fits
     */
    static Weights of(Network network, NetworkTable table, long seed) {
        Weights drawn = Weights.initial(network, seed);
        if (table.pretrained().isEmpty()) {
            return drawn;
        }
        Map<String, Weight> all = new LinkedHashMap<>(drawn.byName());
        int taken = 0;
        for (Map.Entry<String, Weight> given :
                read(table.pretrained()).weights().byName().entrySet()) {
            Weight own = all.get(given.getKey());
            if (own != null && own.shape().equals(given.getValue().shape())) {
                all.put(given.getKey(), given.getValue());
                taken++;
            }
        }
        if (taken == 0) {
            throw new IllegalArgumentException(
                    "Nothing of the model '" + table.pretrained() + "' fits the architecture '" + table.architecture()
                            + "'. Name a model of that architecture as network.pretrained.");
        }
        return Weights.of(all);
    }

    private static SavedModel read(String name) {
        try {
            Path folder = Path.of(name);
            return Files.exists(folder.resolve("model.json"))
                    ? SavedModel.read(folder)
                    : ModelHome.standard().get(name);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "network.pretrained '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
