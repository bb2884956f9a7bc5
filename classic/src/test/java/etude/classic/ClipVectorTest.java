package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.features.Features;
import etude.features.TimeStatistics.Statistic;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipVectorTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 11025, 16000, 22050, 44100, 48000})
    void shortAndSilentClipsGiveFiniteNumbersAtAnyRate(int rate) {
        for (String name : ClipVectors.names()) {
            ClipVector vector = ClipVectors.named(name, rate);
            for (int samples : new int[] {1, 2, 100, 1000, 5000}) {
                for (Waveform clip : List.of(
                        Signals.noise(samples, rate, 1),
                        Waveform.mono(new float[samples], rate),
                        impulse(samples, rate))) {
                    assertThat(DoubleStream.of(vector.of(clip)).allMatch(Double::isFinite))
                            .as("%s at %s Hz, %s samples", name, rate, samples)
                            .isTrue();
                }
            }
        }
    }

    private static Waveform impulse(int samples, int rate) {
        float[] x = new float[samples];
        x[0] = 1;
        return Waveform.mono(x, rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"genre", "instrument", "speech"})
    void eachNumberHasANameOfItsOwn(String name) {
        ClipVector vector = ClipVectors.named(name, 16000);
        assertThat(vector.names()).hasSize(vector.dimensions()).startsWith("mfcc_0_mean");
        assertThat(new HashSet<>(vector.names())).hasSize(vector.dimensions());
        assertThat(vector.of(Signals.noise(16000, 16000, 2))).hasSize(vector.dimensions());
    }

    @Test
    void numbersAreTheStatisticsThatTheirNamesSay() {
        Preset preset = Preset.librosa(22050);
        ClipVector vector = ClipVector.of(
                preset,
                List.of("mfcc", "zero_crossing_rate"),
                List.of(Statistic.MEAN, Statistic.MAX, Statistic.DELTA_STD));
        Waveform clip = Signals.noise(40000, 22050, 3);
        double[] numbers = vector.of(clip);
        Frames frames = Features.compute(preset.get("mfcc"), clip);
        double mean = IntStream.range(0, frames.count())
                .mapToDouble(t -> frames.get(3, t))
                .average()
                .orElseThrow();
        assertThat(numbers[vector.names().indexOf("mfcc_3_mean")]).isEqualTo((float) mean);
        Frames crossings = Features.compute(preset.get("zero_crossing_rate"), clip);
        assertThat(numbers[vector.names().indexOf("zero_crossing_rate_0_max")]).isEqualTo(crossings.max());
    }

    @ParameterizedTest
    @ValueSource(strings = {"genre", "instrument", "speech"})
    void theBitsAreTheSameForAnyNumberOfThreads(String name) throws Exception {
        ClipVector vector = ClipVectors.named(name, 16000);
        Waveform clip = Signals.noise(50000, 16000, 4);
        double[] one = in(1, vector, clip);
        assertThat(in(3, vector, clip)).containsExactly(one);
        assertThat(vector.of(clip)).containsExactly(one);
    }

    private static double[] in(int threads, ClipVector vector, Waveform clip) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> vector.of(clip)).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void framesThatAreNotCentredNeedNoLongClipEither() {
        Preset preset = Preset.librosa(8000).with("center", "false");
        ClipVector vector = ClipVector.of(preset, List.of("mfcc", "rms"), List.of(Statistic.MEAN, Statistic.MEDIAN));
        assertThat(DoubleStream.of(vector.of(Signals.noise(10, 8000, 5))).allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    void anyRateAndAnyNumberOfChannelsAreHeard() {
        ClipVector vector = ClipVectors.named("speech", 16000);
        Waveform mono = Signals.noise(16000, 16000, 6);
        Waveform stereo = Waveform.of(new float[][] {mono.channel(0), mono.channel(0)}, 16000);
        assertThat(vector.of(stereo)).containsExactly(vector.of(mono));
        assertThat(vector.of(Signals.noise(44100, 44100, 6))).hasSize(vector.dimensions());
    }

    @Test
    void whatCannotBeAVectorIsRefused() {
        Preset preset = Preset.librosa(8000);
        ClipVector vector = ClipVectors.named("genre", 8000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector.of(Waveform.mono(new float[0], 8000)))
                .withMessageContaining("no samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector.of(Waveform.mono(new float[] {0, Float.NaN}, 8000)))
                .withMessageContaining("Sample 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipVector.of(preset, List.of("mfcc", "mfcc"), List.of(Statistic.MEAN)))
                .withMessageContaining("Two parts of the vector are called 'mfcc'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClipVector(16000, vector.parts()))
                .withMessageContaining("hears at 8000 Hz, the vector at 16000 Hz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipVector.of(preset, List.of(), List.of(Statistic.MEAN)));
        assertThatIllegalArgumentException().isThrownBy(() -> ClipVector.of(preset, List.of("mfcc"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipVectors.named("genres", 8000))
                .withMessageContaining("did you mean 'genre'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipVectors.statistic("deltastd"))
                .withMessageContaining("did you mean 'delta-std'?");
    }
}
