package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.representation.Axis;
import etude.representation.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulersTest {

    private static List<String> labels(Ruler ruler) {
        return ruler.ticks().stream().map(Ruler.Tick::label).toList();
    }

    @Test
    void timeIsInMinutesAndSecondsAtRoundSteps() {
        assertThat(labels(Rulers.time(30))).containsExactly("0:00", "0:05", "0:10", "0:15", "0:20", "0:25", "0:30");
        assertThat(labels(Rulers.time(1))).startsWith("0:00.0", "0:00.1").endsWith("0:01.0");
        assertThat(labels(Rulers.time(245)))
                .containsExactly("0:00", "0:30", "1:00", "1:30", "2:00", "2:30", "3:00", "3:30", "4:00");
        assertThat(labels(Rulers.time(3 * 3600))).startsWith("0:00", "30:00", "1:00:00", "1:30:00");
    }

    @Test
    void noDurationHasTooManyMarks() {
        for (double duration = 0.005; duration < 200_000; duration *= 1.3) {
            assertThat(Rulers.time(duration).ticks()).hasSizeBetween(2, 11);
        }
    }

    @Test
    void numbersAreRoundAndLieWhereTheySay() {
        Ruler ruler = Rulers.values("dB", -73.2, 0, 5);
        assertThat(labels(ruler)).containsExactly("−60", "−40", "−20", "0");
        assertThat(ruler.ticks().get(0).at()).isCloseTo(13.2 / 73.2, within(1e-9));
        assertThat(labels(Rulers.values("", 0, 0.012, 4))).containsExactly("0.000", "0.005", "0.010");
    }

    @Test
    void notesAreNamedWhereTheirFrequenciesAre() {
        double[] hz = new double[84];
        for (int i = 0; i < 84; i++) {
            hz[i] = 32.703195662574764 * Math.pow(2, i / 12.0);
        }
        Ruler ruler = BinScale.of(Layout.of("cqt", Axis.of(Axis.Kind.PITCH_HZ, hz), ""), FrequencyScale.LINEAR)
                .ruler();
        assertThat(labels(ruler)).containsExactly("C1", "C2", "C3", "C4", "C5", "C6", "C7");
        assertThat(ruler.ticks().get(3).at()).isCloseTo(36.5 / 84, within(1e-6));
    }

    @Test
    void slowTempiAreBelowFastOnesAndLagsWithoutTempoAreLeftOut() {
        double[] bpm = {Double.POSITIVE_INFINITY, 1000, 480, 240, 120, 60, 30, 7};
        BinScale scale = BinScale.of(Layout.of("t", Axis.of(Axis.Kind.TEMPO, bpm), ""), FrequencyScale.LINEAR);
        assertThat(scale.order()).containsExactly(6, 5, 4, 3, 2);
        assertThat(scale.centres()[2]).isCloseTo(0.5, within(1e-9));
        assertThat(labels(scale.ruler())).contains("30", "120", "480");
    }

    @Test
    void everyRowHasABinAndEveryBinItsRow() {
        double[] hz = new double[1025];
        for (int i = 0; i < hz.length; i++) {
            hz[i] = i * 10.0;
        }
        Layout layout = Layout.of("stft", Axis.of(Axis.Kind.LINEAR_HZ, hz), "");
        for (FrequencyScale kind : FrequencyScale.values()) {
            BinScale scale = BinScale.of(layout, kind);
            boolean[] seen = new boolean[scale.order().length];
            for (int[] bins : scale.rows(400)) {
                assertThat(bins[0]).isLessThan(bins[1]);
                for (int i = bins[0]; i < bins[1]; i++) {
                    seen[i] = true;
                }
            }
            assertThat(seen).doesNotContain(false);
        }
    }

    @Test
    void namedBinsAreNamedAndManyAreNumbered() {
        var names = BinScale.of(Layout.of("chroma", Axis.pitchClasses(12), ""), FrequencyScale.LINEAR);
        assertThat(labels(names.ruler())).startsWith("C", "C♯").hasSize(12);
        var numbers = BinScale.of(Layout.of("mfcc", Axis.coefficients(40), ""), FrequencyScale.LINEAR);
        assertThat(labels(numbers.ruler())).startsWith("0", "10");
        assertThat(numbers.ruler().ticks().get(1).at()).isCloseTo(10.5 / 40, within(1e-9));
    }
}
