package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.recipe.DataTable;
import etude.learn.recipe.Recipe;
import etude.network.Task;
import etude.representation.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** The examples and labels of a data set that a recipe wants. */
final class Selection {

    private Selection() {}

    static Dataset of(Dataset read, Recipe recipe) {
        DataTable table = recipe.data();
        Dataset data = read.forTask(recipe.task().kind().of(read.task()));
        if (!table.labels().isEmpty()) {
            data = chosen(data, table);
        }
        if (data.task() instanceof Task.Classes) {
            requireOneLabel(data);
        }
        return table.limit() > 0 ? limited(data, table.limit(), recipe.seed()) : data;
    }

    private static Dataset chosen(Dataset data, DataTable table) {
        for (String label : table.labels()) {
            if (!data.labels().contains(label)) {
                throw Nearest.unknown("label of " + data.name(), label, data.labels());
            }
        }
        List<String> labels = new ArrayList<>(table.labels());
        if (!table.other().isEmpty() && !labels.contains(table.other())) {
            labels.add(table.other());
        }
        List<Example> examples = new ArrayList<>();
        for (Example example : data.examples()) {
            List<String> kept =
                    example.labels().stream().filter(table.labels()::contains).toList();
            if (example.labels().isEmpty() || !kept.isEmpty()) {
                examples.add(narrowed(example, kept));
            } else if (!table.other().isEmpty()) {
                examples.add(narrowed(example, List.of(table.other())));
            }
        }
        return data.labelled(labels).of(examples);
    }

    private static Example narrowed(Example example, List<String> labels) {
        return example.labelled(labels)
                .with(example.occurrences().stream()
                        .filter(occurrence -> labels.contains(occurrence.label()))
                        .toList());
    }

    private static void requireOneLabel(Dataset data) {
        for (Example example : data.examples()) {
            if (new TreeSet<>(example.labels()).size() > 1) {
                throw new IllegalArgumentException(
                        "The example " + example.id() + " has "
                                + example.labels().size()
                                + " labels (" + String.join(", ", example.labels())
                                + "); a task of classes wants one. Say task.kind = \"tags\", or leave labels out by data.labels.");
            }
        }
    }

    /** At random, by the first label of each. */
    private static Dataset limited(Dataset data, int limit, long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < data.examples().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        Map<String, Integer> counts = new HashMap<>();
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i : order) {
            Example example = data.examples().get(i);
            String key = example.part() + "\n" + String.join("\n", example.labels());
            if (counts.merge(key, 1, Integer::sum) <= limit) {
                kept.add(i);
            }
        }
        return data.of(data.examples(List.copyOf(kept)));
    }
}
