package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expected values are scikit-learn 1.9.1's, of the same numbers. */
class TaggingMetricsTest {

    private static final double TOLERANCE = 1e-12;

    private static final double ROC_AUC = 0.56;
    private static final double AVERAGE_PRECISION = 0.6422222222222222;
    private static final double AREA = 0.6822222222222221;
    private static final double MEAN_ROC = 0.5;
    private static final double MEAN_PR = 0.6666666666666666;

    private static final boolean[] LABELS = {true, false, true, true, false, false, true, false, false, true};
    private static final double[] SCORES = {0.9, 0.8, 0.8, 0.6, 0.6, 0.5, 0.4, 0.4, 0.4, 0.1};

    @Test
    void areasOfOneTagAgreeWithScikitLearn() {
        assertThat(TaggingMetrics.rocAuc(LABELS, SCORES)).isCloseTo(ROC_AUC, within(TOLERANCE));
        assertThat(TaggingMetrics.averagePrecision(LABELS, SCORES)).isCloseTo(AVERAGE_PRECISION, within(TOLERANCE));
        assertThat(TaggingMetrics.areaUnderPrecisionRecall(LABELS, SCORES)).isCloseTo(AREA, within(TOLERANCE));
    }

    @Test
    void onlyTheOrderOfScoresCounts() {
        double[] logits = new double[SCORES.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = -5000 + 100 * Math.log(SCORES[i]);
        }
        assertThat(TaggingMetrics.rocAuc(LABELS, logits)).isEqualTo(TaggingMetrics.rocAuc(LABELS, SCORES));
    }

    @Test
    void meansAreOverTheTagsThatHaveBothAreas() {
        boolean[][] truth = {{true, false, false}, {false, true, false}, {true, true, false}, {false, false, false}};
        double[][] scores = {{0.7, 0.2, 0.1}, {0.9, 0.3, 0.2}, {0.8, 0.1, 0.3}, {0.1, 0.2, 0.4}};

        Scores means = TaggingMetrics.evaluate(truth, scores);
        Map<String, Scores> each = TaggingMetrics.byTag(List.of("rock", "jazz", "folk"), truth, scores);

        assertThat(means.get("ROC-AUC")).isCloseTo(MEAN_ROC, within(TOLERANCE));
        assertThat(means.get("PR-AUC")).isCloseTo(MEAN_PR, within(TOLERANCE));
        assertThat(means.get("mAP")).isEqualTo(means.get("PR-AUC"));
        assertThat(means.protocol().settings()).containsEntry("average", "mean over 2 tags");
        assertThat(each.get("folk").get("ROC-AUC")).isNaN();
        assertThat(each.get("folk").get("PR-AUC")).isNaN();
        assertThat(each.get("jazz").get("positives")).isEqualTo(2);
        double mean = (each.get("rock").get("ROC-AUC") + each.get("jazz").get("ROC-AUC")) / 2;
        assertThat(means.get("ROC-AUC")).isCloseTo(mean, within(TOLERANCE));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        var random = new SplittableRandom(3);
        boolean[] labels = new boolean[200];
        double[] scores = new double[200];
        for (int i = 0; i < 200; i++) {
            labels[i] = random.nextInt(4) == 0;
            scores[i] = random.nextInt(20) + (labels[i] ? 3 : 0);
        }
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (labels[i] && !labels[j]) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(TaggingMetrics.rocAuc(labels, scores)).isCloseTo(right / pairs, within(TOLERANCE));
    }

    @Test
    void whatDoesNotFitIsRefusedWithASentence() {
        boolean[][] truth = {{true, false}};
        assertThatThrownBy(() -> TaggingMetrics.evaluate(truth, new double[][] {{1}}))
                .hasMessageContaining("Clip 1");
        assertThatThrownBy(() -> TaggingMetrics.evaluate(truth, new double[][] {{1, Double.NaN}}))
                .hasMessageContaining("not a number");
        assertThatThrownBy(() -> TaggingMetrics.evaluate(new boolean[0][], new double[0][]))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> TaggingMetrics.byTag(List.of("rock"), truth, new double[][] {{1, 0}}))
                .hasMessageContaining("1 names for 2 tags");
    }
}
