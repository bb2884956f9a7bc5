package etude.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well scores of tags rank clips: scikit-learn's definitions.
 *
 * <ul>
 *   <li>ROC-AUC: the probability that a clip with the tag has a higher score than one without it, ties as half;
 *   <li>PR-AUC: average precision, the mean precision at each clip with the tag, ties together: {@code
 *       average_precision_score}. Papers on tagging mean this by PR-AUC; the area under straight lines between the points is
 *       {@link #areaUnderPrecisionRecall}.
 * </ul>
 *
 * <p>A tag that all clips have, or none, has no ROC-AUC, and one that none has no PR-AUC (NaN); means are over the tags that
 * have both. Scores may be of any scale, since only their order counts.
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich, The relationship between precision-recall and ROC
 *     curves, 2006</a>
 */
public final class TaggingMetrics {

    private TaggingMetrics() {}

    /**
     * Means over tags: {@code ROC-AUC}, {@code PR-AUC}, and the latter again by its other name, {@code mAP}; with the number
     * of tags that have both.
     *
     * @param truth {@code (clip, tag)}
     * @param scores {@code (clip, tag)}
     * @throws IllegalArgumentException if the shapes differ, there is no clip, or a score is not a number
     */
    public static Scores evaluate(boolean[][] truth, double[][] scores) {
        check(truth, scores);
        int tags = truth[0].length;
        List<double[]> figures = IntStream.range(0, tags)
                .mapToObj(tag -> figures(truth, scores, tag))
                .filter(both -> !Double.isNaN(both[0]))
                .toList();
        double roc = figures.stream().mapToDouble(both -> both[0]).average().orElse(Double.NaN);
        double pr = figures.stream().mapToDouble(both -> both[1]).average().orElse(Double.NaN);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("ROC-AUC", roc);
        values.put("PR-AUC", pr);
        values.put("mAP", pr);
        return new Scores(protocol("mean over " + figures.size() + " tags"), values);
    }

    /**
     * {@code ROC-AUC} and {@code PR-AUC} of each tag, and {@code positives}: how many clips have it.
     *
     * @param tags their names, each once
     */
    public static Map<String, Scores> byTag(List<String> tags, boolean[][] truth, double[][] scores) {
        check(truth, scores);
        if (tags.size() != truth[0].length) {
            throw new IllegalArgumentException(
                    "There are " + tags.size() + " names for " + truth[0].length + " tags; each needs one.");
        }
        Map<String, Scores> byTag = new LinkedHashMap<>();
        for (int tag = 0; tag < tags.size(); tag++) {
            double[] both = figures(truth, scores, tag);
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("ROC-AUC", both[0]);
            values.put("PR-AUC", both[1]);
            values.put("positives", (double) positives(column(truth, tag)));
            byTag.put(tags.get(tag), new Scores(protocol("tag " + tags.get(tag)), values));
        }
        return byTag;
    }

    private static Protocol protocol(String average) {
        return Protocol.of("tagging", "PR-AUC", "average precision", "average", average);
    }

    private static double[] figures(boolean[][] truth, double[][] scores, int tag) {
        boolean[] labels = column(truth, tag);
        double[] values = new double[scores.length];
        for (int clip = 0; clip < values.length; clip++) {
            values[clip] = scores[clip][tag];
        }
        return new double[] {rocAuc(labels, values), averagePrecision(labels, values)};
    }

    private static boolean[] column(boolean[][] truth, int tag) {
        boolean[] labels = new boolean[truth.length];
        for (int clip = 0; clip < labels.length; clip++) {
            labels[clip] = truth[clip][tag];
        }
        return labels;
    }

    /**
     * The area under the receiver operating characteristic.
     *
     * @param labels whether each clip has the tag
     * @param scores of the clips
     * @return from 0 to 1; NaN where all or none have it
     */
    public static double rocAuc(boolean[] labels, double[] scores) {
        double area = 0;
        long right = 0;
        long wrong = 0;
        for (Point point : points(labels, scores)) {
            area += (point.wrong() - wrong) * (point.right() + right) / 2.0;
            right = point.right();
            wrong = point.wrong();
        }
        return right == 0 || wrong == 0 ? Double.NaN : area / right / wrong;
    }

    /**
     * Average precision: precision at each threshold, weighted by how much recall it adds.
     *
     * @return from 0 to 1; NaN where no clip has the tag
     */
    public static double averagePrecision(boolean[] labels, double[] scores) {
        double sum = 0;
        long right = 0;
        for (Point point : points(labels, scores)) {
            sum += point.precision() * (point.right() - right);
            right = point.right();
        }
        return right == 0 ? Double.NaN : sum / right;
    }

    /**
     * The area under straight lines between the points of precision and recall, from precision 1 at recall 0: scikit-learn's
     * {@code auc} of its {@code precision_recall_curve}.
     *
     * @return from 0 to 1; NaN where no clip has the tag
     */
    public static double areaUnderPrecisionRecall(boolean[] labels, double[] scores) {
        double area = 0;
        long right = 0;
        double precision = 1;
        for (Point point : points(labels, scores)) {
            area += (point.right() - right) * (point.precision() + precision) / 2;
            right = point.right();
            precision = point.precision();
        }
        return right == 0 ? Double.NaN : area / right;
    }

    /** What is found, rightly and wrongly, from a threshold on. */
    private record Point(long right, long wrong) {

        double precision() {
            return (double) right / (right + wrong);
        }
    }

    /** One for each score that occurs, the highest first. */
    private static List<Point> points(boolean[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException("There are " + labels.length + " labels and " + scores.length
                    + " scores; each clip needs one of both.");
        }
        Integer[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .toArray(Integer[]::new);
        List<Point> points = new ArrayList<>();
        long right = 0;
        for (int i = 0; i < order.length; i++) {
            right += labels[order[i]] ? 1 : 0;
            if (i + 1 == order.length || scores[order[i + 1]] != scores[order[i]]) {
                points.add(new Point(right, i + 1 - right));
            }
        }
        return points;
    }

    private static int positives(boolean[] labels) {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    private static void check(boolean[][] truth, double[][] scores) {
        if (truth.length == 0 || truth.length != scores.length) {
            throw new IllegalArgumentException("There are " + truth.length + " clips with tags and " + scores.length
                    + " with scores; there must be as many of both, at least one.");
        }
        for (int clip = 0; clip < truth.length; clip++) {
            if (truth[clip].length != truth[0].length || scores[clip].length != truth[0].length) {
                throw new IllegalArgumentException("Clip " + (clip + 1) + " has " + truth[clip].length + " tags and "
                        + scores[clip].length + " scores; the first has " + truth[0].length + " tags.");
            }
            for (double score : scores[clip]) {
                if (Double.isNaN(score)) {
                    throw new IllegalArgumentException(
                            "Clip " + (clip + 1) + " has a score that is not a number; each tag needs one.");
                }
            }
        }
    }
}
