package etude.network.zoo;

import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import etude.network.Weight;
import etude.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of the {@link Zoo}: what it is, who published it, and how to build it for your labels. Immutable. */
public final class Architecture {

    /** Makes the layers. */
    @FunctionalInterface
    interface Construction {

        /**
         * The network.
         *
         * @param labels number of outputs
         * @param choice values of the options
         */
        Network network(int labels, Choice choice);
    }

    private final String name;
    private final String description;
    private final Paper paper;
    private final Task task;
    private final String labels;
    private final Listening listening;
    private final List<Option> options;
    private final Construction construction;
    private final Published published;

    private Architecture(
            String name,
            String description,
            Paper paper,
            Task task,
            String labels,
            Listening listening,
            List<Option> options,
            Construction construction,
            Published published) {
        this.name = name;
        this.description = description;
        this.paper = paper;
        this.task = task;
        this.labels = labels;
        this.listening = listening;
        this.options = List.copyOf(options);
        this.construction = construction;
        this.published = published;
    }

    /** An architecture whose published checkpoints, if there are any, have its own names, as PyTorch's have. */
    Architecture(
            String name,
            String description,
            Paper paper,
            Task task,
            String labels,
            Listening listening,
            List<Option> options,
            Construction construction) {
        this(name, description, paper, task, labels, listening, options, construction, Published.SAME);
    }

    /** The same with rules for published checkpoints. */
    Architecture publishedAs(Published rules) {
        return new Architecture(name, description, paper, task, labels, listening, options, construction, rules);
    }

    /** The name, as {@link Zoo#get} takes it. */
    public String name() {
        return name;
    }

    /** What it is, in one line. */
    public String description() {
        return description;
    }

    /** Where it was published. */
    public Paper paper() {
        return paper;
    }

    /** What it was made for. */
    public Task task() {
        return task;
    }

    /** Name of the list of {@link Labels} that it is usually trained with. */
    public String labels() {
        return labels;
    }

    /** What sound it hears, in which pieces. */
    public Listening listening() {
        return listening;
    }

    /** Numbers that shape it. */
    public List<Option> options() {
        return options;
    }

    /** The model as published, for its usual labels. */
    public Model model() {
        return model(Labels.named(labels));
    }

    /** The model as published, for some labels. */
    public Model model(List<String> names) {
        return model(names, Map.of());
    }

    /**
     * The model for some labels.
     *
     * @param names of the labels, in the order of the outputs
     * @param chosen options other than the published ones
     * @throws IllegalArgumentException if there is no such option (naming the nearest) or a value is out of range
     */
    public Model model(List<String> names, Map<String, Integer> chosen) {
        Choice choice = Choice.of(options, chosen);
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("paper", paper.toString());
        chosen.forEach((option, value) -> provenance.put("option." + option, Integer.toString(value)));
        Network network = construction.network(names.size(), choice);
        return new Model(name, network, listening, task, names, provenance);
    }

    /**
     * The weights of a network of this architecture among the tensors of a published checkpoint, whatever constants and
     * counters stand beside them: names and layouts of PyTorch, TensorFlow or Keras become the network's.
     *
     * @param network of {@link #model}
     * @param tensors of the checkpoint by name, as the file has them
     * @throws IllegalArgumentException naming what is missing, left over, of another shape or not a finite number
     */
    public Weights weights(Network network, Map<String, Weight> tensors) {
        return published.weights(network, tensors);
    }

    @Override
    public String toString() {
        return name + ": " + description;
    }
}
