package etude.analysis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnsetsTest {

    private static final double WITHIN = 0.025;
    private static final double[] TIMES = {0.5, 0.73, 1.2, 1.31, 1.9, 2.6};

    static List<Onsets> detectors() {
        return List.of(Onsets.superFlux(), Onsets.spectralFlux(), Onsets.complexDomain());
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> detectorsAtRates() {
        return detectors().stream()
                .flatMap(onsets -> Stream.of(8000, 22050, 44100, 48000, 192000)
                        .map(rate -> org.junit.jupiter.params.provider.Arguments.of(onsets, rate)));
    }

    @ParameterizedTest
    @MethodSource("detectorsAtRates")
    void burstsAreFoundWithinHalfTheToleranceOfTheFieldAtAnyRate(Onsets onsets, int rate) {
        double[] found = onsets.detect(Clicks.at(TIMES, 3, rate)).times();
        assertThat(found).hasSize(TIMES.length);
        for (int n = 0; n < found.length; n++) {
            assertThat(Math.abs(found[n] - TIMES[n])).as("onset %d", n).isLessThan(WITHIN);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void theGainChangesNothing(Onsets onsets) {
        Waveform clip = Clicks.at(TIMES, 3, 22050);
        float[] soft = clip.channel(0).clone();
        for (int i = 0; i < soft.length; i++) {
            soft[i] /= 64;
        }
        assertThat(onsets.detect(Waveform.mono(soft, 22050)).times())
                .containsExactly(onsets.detect(clip).times());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void whatBeginsWithTheFirstSampleIsFound(Onsets onsets) {
        assertThat(onsets.detect(Clicks.at(new double[] {0, 0.5}, 1, 44100)).times())
                .hasSize(2)
                .satisfies(times -> assertThat(times[0]).isLessThan(WITHIN));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void silenceAConstantAndOneSampleHaveNoOnsets(Onsets onsets) {
        float[] constant = new float[30000];
        Arrays.fill(constant, 0.25f);
        for (float[] x : List.of(new float[0], new float[1], new float[] {0.5f}, new float[30000], constant)) {
            assertThat(onsets.detect(Waveform.mono(x, 22050)).onsets()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aStreamGivesTheBitsOfTheWholeClip(Onsets onsets) throws IOException {
        Waveform clip = Clicks.at(TIMES, 3, 22050);
        for (int seed = 0; seed < 3; seed++) {
            assertThat(onsets.curve(pieces(clip, seed)).values())
                    .isEqualTo(onsets.curve(clip).values());
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void theNumberOfThreadsDoesNotMatter(Onsets onsets) {
        Waveform clip = Signals.noise(60000, 22050, 1);
        float[] expected = onsets.curve(clip).values();
        for (int threads = 1; threads < 4; threads++) {
            var pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> onsets.curve(clip).values()).join())
                        .isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void samplesThatAreNoNumbersAndRatesTooLowAreRefused(Onsets onsets) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] x = new float[8000];
            x[77] = bad;
            assertThatThrownBy(() -> onsets.detect(Waveform.mono(x, 8000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Sample 77 is " + bad);
        }
        assertThatThrownBy(() -> onsets.detect(Waveform.mono(new float[100], 2000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000 Hz");
    }

    /** A clip in pieces of random sizes. */
    static SampleSource pieces(Waveform clip, int seed) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return clip.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                var random = new SplittableRandom(seed);
                for (int at = 0; at < clip.length(); ) {
                    int length = Math.min(clip.length() - at, 1 + random.nextInt(9000));
                    listener.hear(clip.channel(0), at, length);
                    at += length;
                }
            }
        };
    }
}
