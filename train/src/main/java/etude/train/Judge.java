package etude.train;

import etude.learn.data.Example;
import etude.learn.recipe.TrainTable;
import etude.metrics.ClassificationMetrics;
import etude.metrics.Scores;
import etude.metrics.TaggingMetrics;
import etude.network.Model;
import etude.network.Weights;
import etude.tasks.tagging.Tagger;
import etude.tasks.tagging.Taggram;
import etude.tasks.tagging.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how well a model does on the validation part, which it hears by the very tagger that users call. */
final class Judge {

    private static final double LEAST_PROBABILITY = 1e-7;

    private final Lesson lesson;
    private final Sounds sounds;
    private final List<Example> examples;

    Judge(Lesson lesson, Sounds sounds, List<Example> examples) {
        this.lesson = lesson;
        this.sounds = sounds;
        this.examples = List.copyOf(examples);
    }

    /** Whether there is anything to judge by. */
    boolean sees() {
        return !examples.isEmpty();
    }

    /** What was said and what is true, one row for each answer. */
    private record Answers(List<float[]> scores, List<float[]> truth) {}

    /**
     * Measures a model.
     *
     * @param weights of the whole model
     * @return {@code loss}, and what the task is usually measured by
     */
    Map<String, Double> judge(Weights weights) throws IOException {
        Model model = lesson.model();
        Answers answers = new Answers(new ArrayList<>(), new ArrayList<>());
        try (Tagger tagger = Tagger.of(model, weights)) {
            for (Example example : examples) {
                Taggram heard = tagger.activations(sounds.clip(example));
                if (model.task().perFrame()) {
                    moments(heard, example, answers);
                } else {
                    answers.scores().add(scores(tagger.tags(heard)));
                    answers.truth().add(lesson.targets().of(example, 0, heard.duration()));
                }
            }
        }
        return measures(answers);
    }

    private static float[] scores(Tags tags) {
        float[] scores = new float[tags.all().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) tags.all().get(i).score();
        }
        return scores;
    }

    private void moments(Taggram heard, Example example, Answers answers) {
        for (Taggram.Moment moment : heard.moments()) {
            answers.scores().add(moment.scores());
            answers.truth().add(lesson.targets().at(example, (moment.from() + moment.to()) / 2));
        }
    }

    private Map<String, Double> measures(Answers answers) {
        Map<String, Double> measures = new LinkedHashMap<>();
        if (lesson.targets().exclusive()) {
            classes(answers, measures);
        } else {
            tags(answers, measures);
        }
        return measures;
    }

    private void classes(Answers answers, Map<String, Double> measures) {
        List<String> labels = lesson.model().labels();
        List<String> truth = new ArrayList<>();
        List<String> said = new ArrayList<>();
        double loss = 0;
        for (int i = 0; i < answers.truth().size(); i++) {
            int label = (int) answers.truth().get(i)[0];
            if (label >= 0) {
                float[] scores = answers.scores().get(i);
                truth.add(labels.get(label));
                said.add(labels.get(largest(scores)));
                loss -= Math.log(Math.max(LEAST_PROBABILITY, scores[label]));
            }
        }
        measures.put("loss", loss / truth.size());
        Scores figures = ClassificationMetrics.evaluate(truth, said).scores();
        measures.put("accuracy", figures.get("Accuracy"));
        measures.put("macro_f1", figures.get("F-measure macro"));
    }

    private static int largest(float[] scores) {
        int largest = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private void tags(Answers answers, Map<String, Double> measures) {
        int rows = answers.truth().size();
        int labels = lesson.model().labels().size();
        double loss = 0;
        long known = 0;
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < labels; l++) {
                float wanted = answers.truth().get(i)[l];
                if (wanted != Targets.UNKNOWN) {
                    double score = answers.scores().get(i)[l];
                    loss -= Math.log(Math.max(LEAST_PROBABILITY, wanted > 0 ? score : 1 - score));
                    known++;
                }
            }
        }
        measures.put("loss", loss / known);
        double roc = 0;
        double pr = 0;
        int judged = 0;
        for (int l = 0; l < labels; l++) {
            boolean[] truth = column(answers, l);
            if (both(truth)) {
                double[] scores = scoresOf(answers, l);
                roc += TaggingMetrics.rocAuc(truth, scores);
                pr += TaggingMetrics.averagePrecision(truth, scores);
                judged++;
            }
        }
        measures.put("roc_auc", roc / judged);
        measures.put("pr_auc", pr / judged);
    }

    private static boolean both(boolean[] truth) {
        boolean any = false;
        boolean all = true;
        for (boolean holds : truth) {
            any |= holds;
            all &= holds;
        }
        return any && !all;
    }

    private static boolean[] column(Answers answers, int label) {
        List<Boolean> known = new ArrayList<>();
        answers.truth().stream().filter(row -> row[label] != Targets.UNKNOWN).forEach(row -> known.add(row[label] > 0));
        boolean[] column = new boolean[known.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = known.get(i);
        }
        return column;
    }

    private static double[] scoresOf(Answers answers, int label) {
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < answers.truth().size(); i++) {
            if (answers.truth().get(i)[label] != Targets.UNKNOWN) {
                known.add((double) answers.scores().get(i)[label]);
            }
        }
        return known.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** By which figure the best epoch is chosen. */
    String criterion() {
        TrainTable.Selection asked = lesson.recipe().train().select();
        return switch (asked) {
            case AUTO ->
                lesson.model().task().perFrame() ? "loss" : lesson.targets().exclusive() ? "accuracy" : "roc_auc";
            case LOSS -> "loss";
            case ACCURACY -> "accuracy";
            case MACRO_F1 -> "macro_f1";
            case ROC_AUC -> "roc_auc";
            case PR_AUC -> "pr_auc";
        };
    }

    /**
     * A number that is larger, the better the figures are.
     *
     * @throws IllegalArgumentException if the task is not measured by the criterion
     */
    double score(Map<String, Double> measures) {
        Double value = measures.get(criterion());
        if (value == null) {
            throw new IllegalArgumentException(
                    "train.select is '" + criterion() + "', but this task is measured by " + measures.keySet() + ".");
        }
        double better = criterion().equals("loss") ? -value : value;
        return Double.isNaN(better) ? Double.NEGATIVE_INFINITY : better;
    }
}
