package etude.cli.evaluate;

import etude.io.array.NpyArray;
import etude.io.array.Npz;
import etude.metrics.Classification;
import etude.metrics.ClassificationMetrics;
import etude.metrics.TaggingMetrics;
import etude.report.annotation.AnnotationFiles;
import etude.report.annotation.TagScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tags and classes of many items, which a file lists each. */
final class LabelTasks {

    static final Task TAGGING = new Task(
            "tagging",
            "tables of tags: clips below each other, tags beside each other, 0 or 1 in the reference; .csv, .npy or .npz",
            List.of(),
            List.of("ROC-AUC", "PR-AUC"),
            (set, pairs) -> LabelTasks::tags);

    static final Task CLASSIFICATION = new Task(
            "classification",
            "lists of items and their classes",
            List.of(),
            List.of("Accuracy", "Balanced accuracy", "F-measure macro"),
            (set, pairs) -> LabelTasks::classes);

    /** Bytes of an archive of scores. */
    private static final long MOST = 512L << 20;

    private LabelTasks() {}

    private static List<Result> tags(Pair pair) throws IOException {
        TagScores reference = table(pair.reference());
        TagScores estimate = table(pair.found());
        int[] clips = places(pair, "clip", reference.clips(), estimate.clips());
        int[] tags = places(pair, "tag", reference.tags(), estimate.tags());
        boolean[][] truth = new boolean[clips.length][tags.length];
        double[][] scores = new double[clips.length][tags.length];
        for (int c = 0; c < clips.length; c++) {
            for (int t = 0; t < tags.length; t++) {
                truth[c][t] = isThere(pair, reference.values()[c][t], reference, c, t);
                scores[c][t] = estimate.values()[clips[c]][tags[t]];
            }
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        TaggingMetrics.byTag(reference.tags(), truth, scores)
                .forEach((tag, figures) -> details.put(tag, figures.values()));
        return List.of(new Result(TaggingMetrics.evaluate(truth, scores), Map.of("tags", details)));
    }

    private static boolean isThere(Pair pair, double value, TagScores reference, int clip, int tag) throws IOException {
        if (value != 0 && value != 1) {
            throw new IOException(pair.reference() + " has " + value + " for the tag '"
                    + reference.tags().get(tag) + "' of '" + reference.clips().get(clip)
                    + "'; in a reference it must be 1 where the clip has the tag, and 0 where it has not.");
        }
        return value == 1;
    }

    /** Where each name of the reference is in the estimate. */
    private static int[] places(Pair pair, String what, List<String> reference, List<String> estimate)
            throws IOException {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < estimate.size(); i++) {
            places.putIfAbsent(estimate.get(i), i);
        }
        int[] found = new int[reference.size()];
        for (int i = 0; i < found.length; i++) {
            Integer place = places.get(reference.get(i));
            if (place == null) {
                throw new IOException(pair.found() + " has no " + what + " '" + reference.get(i)
                        + "', which the reference has; each needs scores.");
            }
            found[i] = place;
        }
        return found;
    }

    private static TagScores table(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return table(file, NpyArray.read(file));
        }
        return name.endsWith(".npz") ? table(file, only(file)) : AnnotationFiles.readTags(file);
    }

    private static NpyArray only(Path file) throws IOException {
        List<NpyArray> tables = Npz.read(file, MOST).values().stream()
                .filter(array -> array.shape().length == 2)
                .toList();
        if (tables.size() != 1) {
            throw new IOException(
                    file + " has " + tables.size() + " arrays of two dimensions; there must be one, (clip, tag).");
        }
        return tables.get(0);
    }

    private static TagScores table(Path file, NpyArray array) throws IOException {
        int[] shape = array.shape();
        if (shape.length != 2 || array.complex()) {
            throw new IOException(file + " has an array of " + shape.length
                    + " dimensions; it must be one of real numbers, (clip, tag).");
        }
        double[] data = array.toDoubles();
        double[][] values = new double[shape[0]][shape[1]];
        for (int c = 0; c < shape[0]; c++) {
            System.arraycopy(data, c * shape[1], values[c], 0, shape[1]);
        }
        return new TagScores(numbered("clip", shape[0]), numbered("tag", shape[1]), values);
    }

    private static List<String> numbered(String what, int count) {
        return IntStream.range(0, count).mapToObj(i -> what + " " + i).toList();
    }

    private static List<Result> classes(Pair pair) throws IOException {
        Map<String, String> reference = AnnotationFiles.readClasses(pair.reference());
        Map<String, String> estimate = AnnotationFiles.readClasses(pair.found());
        List<String> found = new ArrayList<>();
        for (String item : reference.keySet()) {
            String label = estimate.get(item);
            if (label == null) {
                throw new IOException(pair.found() + " has no class for '" + item + "'; each item needs one.");
            }
            found.add(label);
        }
        Classification classification = ClassificationMetrics.evaluate(List.copyOf(reference.values()), found);
        return List.of(new Result(classification.scores(), Map.of("classes", details(classification))));
    }

    private static Map<String, @Nullable Object> details(Classification classification) {
        Map<String, @Nullable Object> classes = new LinkedHashMap<>();
        for (String label : classification.labels()) {
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            figures.put("precision", classification.precision(label));
            figures.put("recall", classification.recall(label));
            figures.put("f_measure", classification.f(label));
            figures.put("support", classification.support(label));
            Map<String, @Nullable Object> found = new LinkedHashMap<>();
            classification.labels().forEach(other -> found.put(other, classification.confusion(label, other)));
            figures.put("taken for", found);
            classes.put(label, figures);
        }
        return classes;
    }
}
