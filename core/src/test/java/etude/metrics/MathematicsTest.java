package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the figures of clusterings and alignments need of mathematics. */
class MathematicsTest {

    /** Values from tables. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5723649429247001",
        "1, 0",
        "1.5, -0.12078223763524522",
        "2, 0",
        "3, 0.6931471805599453",
        "10, 12.801827480081469",
        "100, 359.1342053695754",
        "36001, 341692.0364057336",
        "1000001, 12815518.384658169"
    })
    void theLogarithmOfTheGammaFunctionIsRightTo15Digits(double x, double expected) {
        double lastDigit = 4e-15 * Math.max(1, Math.abs(expected));
        assertThat(LogGamma.of(x)).isCloseTo(expected, within(lastDigit));
    }

    @Test
    void theGammaFunctionGrowsByItsArgument() {
        for (double x = 0.25; x < 40; x += 0.25) {
            assertThat(LogGamma.of(x + 1) - LogGamma.of(x)).isCloseTo(Math.log(x), within(5e-14));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.8413447460685429",
        "1.96, 0.9750021048517795",
        "-1, 0.15865525393145707",
        "-5, 2.866515718791939e-07",
        "-12, 0",
        "12, 1"
    })
    void theNormalDistributionIsRightTo15Decimals(double x, double expected) {
        assertThat(Normal.below(x)).isCloseTo(expected, within(2e-15));
    }

    /** All orders of six labels, each as likely as any other. */
    @Test
    void expectedInformationIsTheMeanOverAllWaysToDealOutLabels() {
        List<String> reference = List.of("a", "a", "a", "b", "b", "c");
        List<String> estimate = List.of("x", "y", "x", "y", "y", "x");
        List<Double> information = new ArrayList<>();
        permute(
                new ArrayList<>(estimate),
                0,
                order -> information.add(
                        Labellings.of(reference, order).information().mutual()));
        double mean = information.stream().mapToDouble(i -> i).average().orElseThrow();
        assertThat(information).hasSize(720);
        assertThat(ExpectedInformation.of(new int[] {3, 2, 1}, new int[] {3, 3}))
                .isCloseTo(mean, within(1e-14));
    }

    private interface Visit {
        void order(List<String> labels);
    }

    private static void permute(List<String> labels, int from, Visit visit) {
        if (from == labels.size()) {
            visit.order(labels);
        }
        for (int i = from; i < labels.size(); i++) {
            Collections.swap(labels, from, i);
            permute(labels, from + 1, visit);
            Collections.swap(labels, from, i);
        }
    }
}
