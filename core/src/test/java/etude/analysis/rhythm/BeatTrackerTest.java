package etude.analysis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatTrackerTest {

    private static final double WITHIN = 0.03;

    @ParameterizedTest
    @ValueSource(ints = {75, 90, 120, 150})
    void clicksAreBeats(int bpm) {
        double[] clicks = Clicks.regular(0.3, bpm, 20);

        BeatTrack track = BeatTracker.standard().track(Clicks.at(clicks, 20, 22050));

        assertThat(track.tempo().bpm()).isBetween(0.98 * bpm, 1.02 * bpm);
        for (double click : clicks) {
            assertThat(Arrays.stream(track.times()).boxed())
                    .as("beat at %s", click)
                    .anySatisfy(time -> assertThat(Math.abs(time - click)).isLessThan(WITHIN));
        }
    }

    @Test
    void silenceAConstantAndOneSampleHaveNoBeats() {
        float[] constant = new float[60000];
        Arrays.fill(constant, 0.25f);
        for (float[] x : List.of(new float[0], new float[] {0.5f}, new float[60000], constant)) {
            BeatTrack track = BeatTracker.standard().track(Waveform.mono(x, 22050));
            assertThat(track.beats()).isEmpty();
            assertThat(track.tempo().bpm()).isZero();
            assertThat(track.metre()).isEqualTo(Metre.UNKNOWN);
        }
    }

    @Test
    void aStreamGivesTheBeatsOfTheWholeClip() throws IOException {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050);
        BeatTrack whole = BeatTracker.standard().track(clip);
        assertThat(BeatTracker.standard().track(OnsetsTest.pieces(clip, 3))).isEqualTo(whole);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050);
        BeatTrack expected = BeatTracker.standard().track(clip);
        for (int threads = 1; threads < 4; threads++) {
            var pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> BeatTracker.standard().track(clip)).join())
                        .isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void samplesThatAreNoNumbersAndRatesTooLowAreRefused() {
        float[] x = new float[8000];
        x[77] = Float.NaN;
        assertThatThrownBy(() -> BeatTracker.standard().track(Waveform.mono(x, 8000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sample 77 is NaN");
        assertThatThrownBy(() -> BeatTracker.standard().track(Waveform.mono(new float[100], 2000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000 Hz");
    }
}
