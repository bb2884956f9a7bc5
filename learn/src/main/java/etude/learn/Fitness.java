package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.Split;
import etude.learn.recipe.DataTable;
import etude.learn.recipe.Recipe;
import etude.network.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refuses, before the first step, data that nothing can be learned from or judged by. */
final class Fitness {

    private static final int SHOWN = 5;

    private Fitness() {}

    static void require(Dataset data, List<Split> rounds, Recipe recipe) {
        if (recipe.data().missing() == DataTable.Missing.REFUSE) {
            refuse(
                    data,
                    "label without audio",
                    "name sounds that are not there",
                    "Get them, say where they are by data.audio, or leave them out: data.missing = \"leave-out\".");
        }
        if (recipe.data().labels().isEmpty()) {
            refuse(
                    data,
                    "class without audio",
                    "have no sounds in them",
                    "Put some there, remove the folders, or name the classes to learn by data.labels.");
        }
        requireExamples(data);
        if (data.task() instanceof Task.Classes) {
            requireClasses(data);
        }
        rounds.forEach(round -> requireParts(data, round));
    }

    private static void refuse(Dataset data, String kind, String what, String remedy) {
        List<String> found = data.remarks().stream()
                .filter(remark -> remark.kind().equals(kind))
                .map(Dataset.Remark::what)
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("In the data set " + data.name() + ", " + found.size()
                    + (kind.startsWith("label") ? " labels " : " classes ") + what + ": " + shown(found) + ". "
                    + remedy);
        }
    }

    private static void requireExamples(Dataset data) {
        List<String> empty = labels(data, count -> count == 0);
        if (!empty.isEmpty() && !(data.task() instanceof Task.FrameClasses)) {
            throw new IllegalArgumentException("The data set " + data.name() + " has no examples of " + shown(empty)
                    + ". Add some, or name the labels to learn by data.labels.");
        }
    }

    private static void requireClasses(Dataset data) {
        if (data.labels().size() < 2) {
            throw new IllegalArgumentException("The data set " + data.name() + " has one class alone ("
                    + shown(data.labels()) + "); telling apart takes at least two.");
        }
        List<String> single = labels(data, count -> count == 1);
        if (!single.isEmpty()) {
            throw new IllegalArgumentException("The data set " + data.name() + " has one example alone of "
                    + shown(single)
                    + "; a class takes at least two, one to learn from and one to judge by. Add some, or name"
                    + " the classes to learn by data.labels.");
        }
    }

    private static void requireParts(Dataset data, Split round) {
        if (round.train().isEmpty() || round.test().isEmpty()) {
            throw new IllegalArgumentException("The split (" + round.protocol() + ") leaves "
                    + round.train().size() + " examples to learn from and "
                    + round.test().size() + " to judge by; both need some.");
        }
        if (!(data.task() instanceof Task.Classes)) {
            return;
        }
        Map<String, Integer> learned = counts(data.examples(round.train()));
        List<String> never = data.labels().stream()
                .filter(label -> !learned.containsKey(label))
                .toList();
        if (!never.isEmpty()) {
            throw new IllegalArgumentException("The split (" + round.protocol() + ") leaves nothing to learn "
                    + shown(never)
                    + " from: all of their examples are for judging. Split another way, or name the classes"
                    + " to learn by data.labels.");
        }
    }

    private interface Which {
        boolean test(int count);
    }

    private static List<String> labels(Dataset data, Which which) {
        Map<String, Integer> counts = counts(data.examples());
        List<String> found = new ArrayList<>();
        for (String label : data.labels()) {
            if (which.test(counts.getOrDefault(label, 0))) {
                found.add(label);
            }
        }
        return found;
    }

    private static Map<String, Integer> counts(List<Example> examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        examples.forEach(example -> example.labels().forEach(label -> counts.merge(label, 1, Integer::sum)));
        return counts;
    }

    private static String shown(List<String> all) {
        String some = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? some + "… (" + all.size() + ")" : some;
    }
}
