package etude.network.zoo;

import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of the {@link Zoo}.
 *
 * @param name as {@link Zoo#get} takes it
 * @param description one line
 * @param paper where it was published
 * @param task what it was made for
 * @param labels name of the list of {@link Labels} that it is usually trained with
 * @param listening what sound it hears, in which pieces
 * @param options numbers that shape it
 * @param construction its layers
 */
public record Architecture(
        String name,
        String description,
        Paper paper,
        Task task,
        String labels,
        Listening listening,
        List<Option> options,
        Construction construction) {

    /** Makes the layers. */
    @FunctionalInterface
    public interface Construction {

        /**
         * The network.
         *
         * @param labels number of outputs
         * @param choice values of the options
         */
        Network network(int labels, Choice choice);
    }

    /** Copies the list. */
    public Architecture {
        options = List.copyOf(options);
    }

    /** The model as published, for its usual labels. */
    public Model model() {
        return model(Labels.named(labels));
    }

    /** The model as published, for some labels. */
    public Model model(List<String> labels) {
        return model(labels, Map.of());
    }

    /**
     * The model for some labels.
     *
     * @param chosen options other than the published ones
     * @throws IllegalArgumentException if there is no such option (naming the nearest) or a value is out of range
     */
    public Model model(List<String> labels, Map<String, Integer> chosen) {
        Choice choice = Choice.of(options, chosen);
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("paper", paper.toString());
        chosen.forEach((option, value) -> provenance.put("option." + option, Integer.toString(value)));
        Network network = construction.network(labels.size(), choice);
        return new Model(name, network, listening, task, labels, provenance);
    }
}
