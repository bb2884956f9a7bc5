package etude.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import etude.learn.data.Example;
import etude.network.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    @Test
    void figuresOfClassesAreThoseOfTheConfusionMatrix() {
        Predictions predictions = new Predictions(
                new Task.Classes(),
                ABC,
                List.of(
                        says("1", "a", 0.9, 0.1, 0),
                        says("2", "a", 0.2, 0.75, 0.05),
                        says("3", "b", 0, 1, 0),
                        says("4", "c", 0.6, 0.3, 0.1)));
        Evaluation evaluation = Evaluation.of(predictions, "", 200, 5, 1);
        assertThat(evaluation.confusion()).isEqualTo(new int[][] {{1, 1, 0}, {0, 1, 0}, {1, 0, 0}});
        assertThat(evaluation.values().get("accuracy")).isEqualTo(0.5);
        assertThat(evaluation.values().get("macro F1")).isCloseTo((0.5 + 2.0 / 3 + 0) / 3, within(1e-12));
        assertThat(evaluation.values().get("balanced accuracy")).isCloseTo((0.5 + 1 + 0) / 3, within(1e-12));
        assertThat(evaluation.perLabel().get("b")).isEqualTo(new Evaluation.LabelFigures(1, 0.5, 1, 2.0 / 3));
        assertThat(evaluation.worst()).extracting(p -> p.example().id()).containsExactly("2", "4");
        assertThat(predictions.csv()).startsWith("example,round,truth,predicted,a,b,c\n1,0,a,a,0.900000,0.100000,");
    }

    @Test
    void anIntervalOfAccuracyIsAboutTheNormalApproximation() {
        Random random = new Random(3);
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean right = random.nextDouble() < 0.8;
            all.add(says("e" + i, "a", right ? 1 : 0, right ? 0 : 1, 0));
        }
        Figure accuracy = Evaluation.of(new Predictions(new Task.Classes(), ABC, all), "", 2000, 0, 1)
                .first();
        double spread = 1.96 * Math.sqrt(accuracy.value() * (1 - accuracy.value()) / 400);
        assertThat(accuracy.low()).isCloseTo(accuracy.value() - spread, within(0.006));
        assertThat(accuracy.high()).isCloseTo(accuracy.value() + spread, within(0.006));
    }

    @Test
    void withinStrataNothingIsLeftToChanceWhereEachIsAllRightOrAllWrong() {
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean right = i % 2 == 0;
            Example example =
                    Example.of("e" + i, Path.of("x.wav"), List.of("a")).in(Map.of("speaker", right ? "r" : "w"));
            all.add(new Prediction(example, 0, right ? new double[] {1, 0, 0} : new double[] {0, 1, 0}));
        }
        Predictions predictions = new Predictions(new Task.Classes(), ABC, all);
        Evaluation evaluation = Evaluation.of(predictions, "speaker", 100, 0, 1);
        assertThat(evaluation.first()).isEqualTo(new Figure("accuracy", 0.5, 0.5, 0.5));
        assertThat(evaluation.perGroup())
                .isEqualTo(Map.of("r", new Evaluation.GroupFigures(10, 1), "w", new Evaluation.GroupFigures(10, 0)));
    }

    @Test
    void labelsOfWhichNothingIsKnownDoNotCountForTags() {
        List<Prediction> all = new ArrayList<>();
        all.add(tags("1", List.of("a"), List.of(), 0.9, 0.2));
        all.add(tags("2", List.of("b"), List.of(), 0.4, 0.8));
        all.add(tags("3", List.of("b"), List.of("a"), 0.95, 0.7));
        Predictions predictions = new Predictions(new Task.Tags(), List.of("a", "b"), all);
        Evaluation evaluation = Evaluation.of(predictions, "", 100, 1, 1);
        assertThat(evaluation.values()).containsEntry("ROC-AUC", 1.0).containsEntry("PR-AUC", 1.0);
        assertThat(evaluation.perLabel().get("a").support()).isEqualTo(1);
        List<Prediction> asked = List.of(all.get(0), all.get(1), tags("3", List.of("b"), List.of(), 0.95, 0.7));
        assertThat(Evaluation.of(new Predictions(new Task.Tags(), List.of("a", "b"), asked), "", 100, 1, 1)
                        .values())
                .containsEntry("ROC-AUC", 0.75);
        assertThat(Evaluation.of(new Predictions(new Task.Tags(), List.of("a", "b"), asked), "", 100, 1, 1)
                        .worst())
                .extracting(p -> p.example().id())
                .containsExactly("3");
    }

    @Test
    void aDifferenceIsPairedByExample() {
        List<Prediction> good = new ArrayList<>();
        List<Prediction> bad = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            good.add(says("e" + i, "a", 1, 0, 0));
            bad.add(i % 4 == 0 ? says("e" + i, "a", 0, 1, 0) : says("e" + i, "a", 1, 0, 0));
        }
        Predictions one = new Predictions(new Task.Classes(), ABC, good);
        Predictions other = new Predictions(new Task.Classes(), ABC, bad);
        Figure difference = Evaluation.difference(one, other, "", 1000, 1);
        assertThat(difference.value()).isEqualTo(0.25);
        assertThat(difference.low()).isGreaterThan(0.05);
        assertThat(Evaluation.difference(one, one, "", 1000, 1))
                .isEqualTo(new Figure("difference of accuracy", 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.difference(
                        one, new Predictions(new Task.Classes(), ABC, good.subList(0, 3)), "", 100, 1));
    }

    @Test
    void nothingCannotBeJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(new Predictions(new Task.Tags(), ABC, List.of()), "", 100, 1, 1))
                .withMessageContaining("the test part has no examples");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Predictions(new Task.Tags(), ABC, List.of(tags("1", List.of(), List.of(), 1, 2))));
    }

    private static Prediction says(String id, String truth, double... scores) {
        return new Prediction(Example.of(id, Path.of("x.wav"), List.of(truth)), 0, scores);
    }

    private static Prediction tags(String id, List<String> truth, List<String> unknown, double... scores) {
        return new Prediction(Example.of(id, Path.of("x.wav"), truth).notKnowing(unknown), 0, scores);
    }
}
