package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected values are scikit-learn 1.9.1's, of the same classes. */
class ClassificationMetricsTest {

    private static final List<String> TRUTH = List.of("jazz rock rock folk jazz pop pop pop rock jazz".split(" "));
    private static final List<String> FOUND = List.of("jazz rock jazz jazz jazz pop rock pop rock latin".split(" "));

    private static final Map<String, Double> EXPECTED = Map.of(
            "Accuracy", 0.6,
            "Balanced accuracy", 0.5,
            "Precision macro", 0.4333333333333333,
            "Recall macro", 0.4,
            "F-measure macro", 0.4076190476190476,
            "Precision weighted", 0.65,
            "Recall weighted", 0.6,
            "F-measure weighted", 0.6114285714285714);

    @Test
    void figuresAgreeWithScikitLearn() {
        Classification classification = ClassificationMetrics.evaluate(TRUTH, FOUND);

        assertThat(classification.labels()).containsExactly("folk", "jazz", "latin", "pop", "rock");
        Map<String, Double> scores = classification.scores().values();
        assertThat(scores).hasSameSizeAs(EXPECTED);
        EXPECTED.forEach((name, value) -> assertThat(scores.get(name)).as(name).isCloseTo(value, within(1e-12)));
    }

    @Test
    void classesThatWereNeverFoundOrNeverThereHaveFiguresOfZero() {
        Classification classification = ClassificationMetrics.evaluate(TRUTH, FOUND);
        assertThat(classification.precision("folk")).isZero();
        assertThat(classification.recall("latin")).isZero();
        assertThat(classification.f("latin")).isZero();
        assertThat(classification.support("latin")).isZero();
        assertThat(classification.confusion("rock", "jazz")).isEqualTo(1);
        assertThat(classification.confusion("pop", "pop")).isEqualTo(2);
        assertThat(classification.recall("jazz")).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(classification.precision("jazz")).isEqualTo(0.5);
    }

    @Test
    void whatDoesNotFitIsRefusedWithASentence() {
        assertThatThrownBy(() -> ClassificationMetrics.evaluate(List.of("a"), List.of()))
                .hasMessageContaining("1 classes in the reference and 0");
        assertThatThrownBy(() -> ClassificationMetrics.evaluate(TRUTH, FOUND).recall("blues"))
                .hasMessageContaining("'blues'");
    }
}
