package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.signal.Units;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every tracker of one voice. */
class PitchTrackersTest {

    /** A tracker by its name. */
    record Tracker(String name, Function<Waveform, PitchEstimate> track) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tracker> trackers() {
        return Stream.of(
                new Tracker("YIN", wave -> Yin.standard().track(wave)),
                new Tracker("pYIN", wave -> Pyin.standard().track(wave)),
                new Tracker("SWIPE′", wave -> Swipe.standard().track(wave)));
    }

    static Stream<Arguments> trackersAndRates() {
        return trackers()
                .flatMap(tracker ->
                        Stream.of(8000, 16000, 22050, 44100, 48000, 192000).map(rate -> Arguments.of(tracker, rate)));
    }

    @ParameterizedTest
    @MethodSource("trackersAndRates")
    void aToneHasItsPitchAtAnyRate(Tracker tracker, int rate) {
        for (double hz : new double[] {55, 220, 440, 1000}) {
            assertThat(medianCents(tracker.track.apply(harmonics(hz, 0.7, rate)), hz))
                    .as(hz + " Hz")
                    .isLessThan(3);
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void allKeysOfAPianoAreInTheStandardRange(Tracker tracker) {
        for (int midi = 21; midi <= 108; midi++) {
            double hz = Units.midiToHz(midi);
            assertThat(medianCents(tracker.track.apply(harmonics(hz, 1, 44100)), hz))
                    .as("MIDI " + midi)
                    .isLessThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void silenceAndAConstantHaveNoPitch(Tracker tracker) {
        float[] constant = new float[22050];
        Arrays.fill(constant, 0.3f);
        for (Waveform wave : new Waveform[] {
            Waveform.mono(new float[22050], 44100), Waveform.mono(constant, 44100), Waveform.mono(new float[1], 44100)
        }) {
            PitchEstimate estimate = tracker.track.apply(wave);
            assertThat(estimate.track().count()).isPositive();
            for (int t = 0; t < estimate.track().count(); t++) {
                assertThat(estimate.track().voiced(t)).as(wave + " frame " + t).isFalse();
            }
            assertThat(estimate.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void anEmptyClipHasNoFrames(Tracker tracker) {
        assertThat(tracker.track
                        .apply(Waveform.mono(new float[0], 44100))
                        .track()
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void samplesThatAreNoNumbersAreRefused(Tracker tracker) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Waveform wave = Waveform.mono(new float[] {0, 0, bad, 0}, 44100);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tracker.track.apply(wave))
                    .withMessageContaining("Sample 2");
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void noiseHasNoPitchAndIsWarnedOf(Tracker tracker) {
        PitchEstimate estimate = tracker.track.apply(Signals.noise(44100, 44100, 5));
        int voiced = 0;
        for (int t = 0; t < estimate.track().count(); t++) {
            voiced += estimate.track().voiced(t) ? 1 : 0;
        }
        assertThat(voiced).isLessThan(estimate.track().count() / 10);
        if (!Double.isNaN(estimate.unexplained())) {
            assertThat(estimate.unexplained()).isGreaterThan(0.5);
            assertThat(estimate.warnings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void theLevelAndTheSignOfASoundDoNotMatter(Tracker tracker) {
        Waveform wave = harmonics(196, 0.5, 22050);
        double[] expected = tracker.track.apply(wave).track().frequencies();
        for (float gain : new float[] {-1, 1 / 1024f, 1 << 20}) {
            float[] x = wave.channel(0).clone();
            for (int i = 0; i < x.length; i++) {
                x[i] *= gain;
            }
            assertThat(tracker.track.apply(Waveform.mono(x, 22050)).track().frequencies())
                    .as("gain " + gain)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("trackers")
    void channelsAreAveraged(Tracker tracker) {
        float[] x = harmonics(196, 0.5, 22050).channel(0);
        float[][] eight = new float[8][];
        Arrays.fill(eight, x);
        assertThat(tracker.track.apply(Waveform.of(eight, 22050)).track().frequencies())
                .containsExactly(
                        tracker.track.apply(Waveform.mono(x, 22050)).track().frequencies());
    }

    /** A tone with overtones that fall by 6 dB each, below a third of the rate. */
    static Waveform harmonics(double hz, double seconds, int rate) {
        float[] x = new float[(int) (seconds * rate)];
        for (int h = 1; h <= 12 && h * hz < rate / 3.0; h++) {
            for (int i = 0; i < x.length; i++) {
                x[i] += (float) (0.4 * Math.pow(2, 1 - h) * Math.sin(2 * Math.PI * h * hz * i / rate + h));
            }
        }
        return Waveform.mono(x, rate);
    }

    /** Error of the median of the voiced frames; infinite where fewer than eight of ten are voiced. */
    static double medianCents(PitchEstimate estimate, double hz) {
        double[] voiced = java.util.stream.IntStream.range(0, estimate.track().count())
                .filter(estimate.track()::voiced)
                .mapToDouble(estimate.track()::frequency)
                .sorted()
                .toArray();
        return voiced.length < 0.8 * estimate.track().count()
                ? Double.POSITIVE_INFINITY
                : Math.abs(Units.cents(voiced[voiced.length / 2], hz));
    }
}
