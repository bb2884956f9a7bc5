package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Protocol PROTOCOL = Protocol.of("beat", "window", "0.07 s");

    @Test
    void anIntervalIsTheMiddleOfTheMeansOfWhatIsDrawn() {
        // Means of two draws from 0 and 1 are 0, 0.5, 0.5 or 1: a quarter each.
        Bootstrap.Interval half = new Bootstrap(100_000, 0.4, 1).mean(new double[] {0, 1});
        assertThat(half).isEqualTo(new Bootstrap.Interval(0.5, 0.5, 0.5, 2));
        Bootstrap.Interval most = new Bootstrap(100_000, 0.6, 1).mean(new double[] {0, 1});
        assertThat(most).isEqualTo(new Bootstrap.Interval(0.5, 0, 1, 2));
    }

    @Test
    void theIntervalOfManyValuesIsThatOfTheNormalDistribution() {
        var random = new SplittableRandom(5);
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 + random.nextGaussian();
        }
        Bootstrap.Interval interval = Bootstrap.STANDARD.mean(values);
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 / 20, within(0.02));
        assertThat(interval.mean()).isBetween(interval.low(), interval.high());
        assertThat(Bootstrap.STANDARD.mean(values)).isEqualTo(interval);
        assertThat(new Bootstrap(10_000, 0.95, 1).mean(values)).isNotEqualTo(interval);
    }

    @Test
    void whatIsNotDefinedIsLeftOutAndCounted() {
        Bootstrap.Interval interval = Bootstrap.STANDARD.mean(new double[] {1, Double.NaN, 3});
        assertThat(interval.mean()).isEqualTo(2);
        assertThat(interval.n()).isEqualTo(2);
        assertThat(Bootstrap.STANDARD.mean(new double[] {7}))
                .isEqualTo(new Bootstrap.Interval(7, Double.NaN, Double.NaN, 1));
        assertThat(Bootstrap.STANDARD.mean(new double[0]).mean()).isNaN();
    }

    @Test
    void differencesOnTheSameTracksAreSurerThanThoseOfMeans() {
        double[] first = {0.2, 0.5, 0.9, 0.4, 0.7};
        double[] second = {0.1, 0.41, 0.79, 0.3, 0.61};
        Bootstrap.Interval difference = Bootstrap.STANDARD.pairedDifference(first, second);
        assertThat(difference.mean()).isCloseTo(0.098, within(1e-12));
        assertThat(difference.low()).isGreaterThan(0.08);
        assertThatThrownBy(() -> Bootstrap.STANDARD.pairedDifference(first, new double[1]))
                .hasMessageContaining("5 and 1");
    }

    @Test
    void figuresOfTracksAreAveragedUnderTheirNames() {
        List<Scores> tracks = new ArrayList<>();
        tracks.add(new Scores(PROTOCOL, Map.of("F-measure", 0.5, "car", 1.0)));
        tracks.add(new Scores(PROTOCOL, Map.of("F-measure", 1.0)));
        Summary summary = Summary.of(tracks);
        assertThat(summary.tracks()).isEqualTo(2);
        assertThat(summary.means().get("F-measure").mean()).isEqualTo(0.75);
        assertThat(summary.means().get("car").n()).isEqualTo(1);
        Summary differences = Summary.ofDifferences(tracks, tracks, Bootstrap.STANDARD);
        assertThat(differences.means().get("F-measure")).isEqualTo(new Bootstrap.Interval(0, 0, 0, 2));
    }

    @Test
    void differentProtocolsAreNotMixedAndTheSentenceSaysWhatDiffers() {
        Scores one = new Scores(PROTOCOL, Map.of("F-measure", 0.5));
        Scores other = new Scores(Protocol.of("beat", "window", "0.05 s"), Map.of("F-measure", 0.5));
        Scores more = new Scores(Protocol.of("beat", "window", "0.07 s", "trim", "5 s"), Map.of("F-measure", 0.5));
        Scores onset = new Scores(Protocol.of("onset", "window", "0.05 s"), Map.of("F-measure", 0.5));
        assertThatThrownBy(() -> Summary.of(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the 'window' is 0.07 s for some and 0.05 s for others");
        assertThatThrownBy(() -> Summary.of(List.of(one, more)))
                .hasMessageContaining("'trim' is not set for some and 5 s");
        assertThatThrownBy(() -> Summary.of(List.of(one, onset)))
                .hasMessageContaining("the task is beat for some and onset");
        assertThatThrownBy(() -> Summary.ofDifferences(List.of(one), List.of(other), Bootstrap.STANDARD))
                .hasMessageContaining("'window'");
        assertThatThrownBy(() -> Summary.of(List.of())).hasMessageContaining("at least");
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> new Bootstrap(0, 0.95, 0)).hasMessageContaining("at least once");
        assertThatThrownBy(() -> new Bootstrap(10, 95, 0)).hasMessageContaining("0.95");
    }
}
