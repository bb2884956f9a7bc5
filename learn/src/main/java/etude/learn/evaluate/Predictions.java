package etude.learn.evaluate;

import etude.network.Task;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a model says of all examples of the test part; of several splits, all of theirs.
 *
 * @param task what scores mean
 * @param labels one for each score
 * @param all one for each example
 */
public record Predictions(Task task, List<String> labels, List<Prediction> all) {

    /** Copies the lists and checks that there is a score for each label. */
    public Predictions {
        labels = List.copyOf(labels);
        all = List.copyOf(all);
        for (Prediction prediction : all) {
            if (prediction.scores().length != labels.size()) {
                throw new IllegalArgumentException("There are " + prediction.scores().length + " scores of "
                        + prediction.example().id() + " for " + labels.size() + " labels.");
            }
        }
    }

    /** Whether one label holds for each example. */
    public boolean single() {
        return task instanceof Task.Classes;
    }

    /** The number of an example's class; -1 if it has none. */
    public int truth(Prediction prediction) {
        return prediction.example().labels().isEmpty()
                ? -1
                : labels.indexOf(prediction.example().labels().get(0));
    }

    /** A table: the example, what is true, what is said, and all scores. */
    public String csv() {
        StringBuilder text = new StringBuilder("example,round,truth,predicted");
        labels.forEach(label -> text.append(',').append(quoted(label)));
        text.append('\n');
        for (Prediction prediction : all) {
            text.append(quoted(prediction.example().id()))
                    .append(',')
                    .append(prediction.round())
                    .append(',')
                    .append(quoted(String.join("|", prediction.example().labels())))
                    .append(',')
                    .append(quoted(said(prediction)));
            for (double score : prediction.scores()) {
                text.append(',').append(String.format(Locale.ROOT, "%.6g", score));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The class, or the labels with a score of a half and more. */
    public String said(Prediction prediction) {
        if (single()) {
            return labels.get(prediction.best());
        }
        return java.util.stream.IntStream.range(0, labels.size())
                .filter(i -> prediction.scores()[i] >= 0.5)
                .mapToObj(labels::get)
                .collect(Collectors.joining("|"));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
