package etude.learn.data;

import etude.network.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sounds and what is known about them: named, versioned, licensed. What it holds is said by {@link DataHash}.
 *
 * @param name a short one
 * @param version as whoever made it says, or empty
 * @param licence of the whole, where it has one; examples may have their own
 * @param source where it comes from
 * @param task what its labels are for: one class an example, any number of tags, or events in time
 * @param labels all of them, in the order of a model's outputs
 * @param examples in an order that is the same on every machine
 * @param remarks sentences about what was found while reading that is no error: labels without a sound, files left out
 */
public record Dataset(
        String name,
        String version,
        String licence,
        String source,
        Task task,
        List<String> labels,
        List<Example> examples,
        List<Remark> remarks) {

    /**
     * Something that was found while reading.
     *
     * @param kind of thing, the same word for all alike: {@code label without audio}
     * @param what was found: a file, a line
     */
    public record Remark(String kind, String what) {}

    /** Copies the lists; examples have different ids. */
    public Dataset {
        labels = List.copyOf(labels);
        examples = List.copyOf(examples);
        remarks = List.copyOf(remarks);
        Set<String> seen = new HashSet<>();
        for (Example example : examples) {
            if (!seen.add(example.id())) {
                throw new IllegalArgumentException("The data set " + name + " has two examples '" + example.id()
                        + "'; each needs a name of its own.");
            }
        }
    }

    /** The number of an example's class; -1 if it has none. */
    public int classOf(Example example) {
        return example.labels().isEmpty() ? -1 : labels.indexOf(example.labels().get(0));
    }

    /** The examples of those numbers, in their order. */
    public List<Example> examples(List<Integer> numbers) {
        List<Example> some = new ArrayList<>();
        numbers.forEach(number -> some.add(examples.get(number)));
        return some;
    }

    /** The same data with other examples. */
    public Dataset of(List<Example> others) {
        return new Dataset(name, version, licence, source, task, labels, others, remarks);
    }

    /** The same data for another task. */
    public Dataset forTask(Task other) {
        return new Dataset(name, version, licence, source, other, labels, examples, remarks);
    }

    /** The same data with other labels, in this order. */
    public Dataset labelled(List<String> others) {
        return new Dataset(name, version, licence, source, task, others, examples, remarks);
    }
}
