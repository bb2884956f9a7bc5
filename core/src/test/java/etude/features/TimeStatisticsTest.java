package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.TimeStatistics.Statistic;
import etude.signal.Frames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStatisticsTest {

    /** Computed by numpy 2.2 and scipy 1.17 of the same seven numbers. */
    @ParameterizedTest
    @CsvSource({
        "MEAN, 4.142857142857143",
        "STD, 2.9485382057928993",
        "SKEWNESS, 0.3951076290445",
        "KURTOSIS, -1.3877206903",
        "MIN, 1",
        "MAX, 9",
        "MEDIAN, 3",
        "DELTA_MEAN, 0.8333333333333334",
        "DELTA_STD, 5.520165053893065"
    })
    void statisticsAreThoseOfNumpyAndScipy(Statistic statistic, double expected) {
        var frames = Frames.fromRows(new float[][] {{1, 9, 2, 7, 1, 3, 6}, {4, 4, 4, 4, 4, 4, 4}});
        assertThat((double) TimeStatistics.of(frames).get(statistic)[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void aValueThatDoesNotChangeHasNoSpread() {
        var statistics = TimeStatistics.of(Frames.fromRows(new float[][] {{0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f}}));
        assertThat(statistics.vector(Statistic.values())).containsExactly(0.1f, 0, 0, 0, 0.1f, 0.1f, 0.1f, 0, 0);
        assertThat(TimeStatistics.of(Frames.of(1, 1, new float[] {-2})).vector(Statistic.values()))
                .containsExactly(-2f, 0, 0, 0, -2f, -2f, -2f, 0, 0);
    }

    @Test
    void piecesOfAnySizeGiveTheBitsOfTheWhole() {
        var random = new SplittableRandom(4);
        float[] data = new float[5 * 301];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        float[] whole = TimeStatistics.of(Frames.of(5, 301, data)).vector(Statistic.values());
        var pieces = TimeStatistics.collecting(5, EnumSet.allOf(Statistic.class));
        for (int t = 0; t < 301; ) {
            int n = Math.min(random.nextInt(40), 301 - t);
            pieces.push(Frames.of(5, n, Arrays.copyOfRange(data, 5 * t, 5 * (t + n))));
            t += n;
        }
        assertThat(pieces.count()).isEqualTo(301);
        assertThat(pieces.vector(Statistic.values())).containsExactly(whole);
    }

    @Test
    void aSmallSpreadOnALargeMeanIsFound() {
        float[] data = new float[10000];
        for (int i = 0; i < data.length; i++) {
            data[i] = 100000 + (i % 2 == 0 ? 0.5f : -0.5f);
        }
        var statistics = TimeStatistics.of(Frames.of(1, data.length, data));
        assertThat((double) statistics.get(Statistic.STD)[0]).isCloseTo(0.5, within(1e-6));
        assertThat((double) statistics.get(Statistic.KURTOSIS)[0]).isCloseTo(-2, within(1e-5));
    }

    @Test
    void aVectorHasALabelForEachNumber() {
        var statistics = TimeStatistics.of(Frames.of(2, 2, new float[] {1, 2, 3, 6}));
        assertThat(statistics.vector(Statistic.MEAN, Statistic.DELTA_MEAN)).containsExactly(2, 4, 2, 4);
        assertThat(statistics.labels("mfcc", Statistic.MEAN, Statistic.DELTA_MEAN))
                .containsExactly("mfcc_0_mean", "mfcc_1_mean", "mfcc_0_delta_mean", "mfcc_1_delta_mean");
    }

    @Test
    void ofComplexFramesTheMagnitudesCount() {
        var statistics = TimeStatistics.of(new Frames(new int[] {1}, true, 2, new float[] {3, -4, 0, 7}));
        assertThat(statistics.vector(Statistic.MEAN, Statistic.STD)).containsExactly(6, 1);
    }

    @Test
    void whatCannotBeSaidIsRefusedWithTheReason() {
        var empty = TimeStatistics.collecting(3, Set.of(Statistic.MEAN));
        assertThatThrownBy(() -> empty.get(Statistic.MEAN)).hasMessageContaining("no frames");
        assertThatThrownBy(() -> empty.push(Frames.of(2, 1, new float[2]))).hasMessageContaining("of 3 values");
        empty.push(Frames.of(3, 1, new float[3]));
        assertThatThrownBy(() -> empty.get(Statistic.MEDIAN)).hasMessageContaining("MEDIAN was not collected");
        assertThatThrownBy(() -> TimeStatistics.collecting(0, Set.of(Statistic.MEAN)))
                .hasMessageContaining("at least 1");
    }
}
