package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Axis;
import etude.representation.Derived;
import etude.representation.Layout;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every representation that a preset can build must keep to; it grows with the catalogue by itself. */
class RepresentationContractTest {

    private static final int RATE = 22050;

    static List<String> names() {
        return Preset.librosa(RATE).names();
    }

    static Stream<String> presets() {
        return Preset.all().stream().map(Preset.Description::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStreamGivesTheBitsOfTheWholeClipForAnyChunking(String name) {
        Waveform clip = music(15000, RATE);
        Representation local = Features.resolve(Preset.librosa(RATE).get(name), clip);
        Frames whole = Features.compute(local, clip);
        for (int seed = 0; seed < 3; seed++) {
            assertSameBits(streamed(local, clip, new SplittableRandom(seed), seed == 0 ? 200 : 6000), whole);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatTheWholeClipMustTellIsTheSameWhereItIsPlayedPieceByPiece(String name) throws IOException {
        Waveform clip = music(15000, RATE);
        Representation representation = Preset.librosa(RATE).get(name);

        Representation inPieces = Features.resolve(representation, pieces(clip, 1000));

        assertThat(inPieces.scope()).isEqualTo(Scope.LOCAL);
        assertSameBits(Features.compute(inPieces, clip), Features.compute(representation, clip));
    }

    @ParameterizedTest
    @MethodSource("names")
    void framesOfTheSourceThatAreKnownAreNotComputedAgain(String name) {
        Waveform clip = music(15000, RATE);
        if (Features.resolve(Preset.librosa(RATE).get(name), clip) instanceof Derived derived) {
            assertThat(Compiler.behind(derived.source(), derived)).isPresent();
        }
    }

    private static SampleSource pieces(Waveform clip, int size) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return clip.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                float[] piece = new float[size];
                for (int at = 0; at < clip.length(); at += size) {
                    int n = Math.min(size, clip.length() - at);
                    System.arraycopy(clip.channel(0), at, piece, 0, n);
                    listener.hear(piece, 0, n);
                }
            }
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNumberOfThreadsDoesNotMatter(String name) {
        Waveform clip = music(70 * 512, RATE);
        Representation representation = Preset.librosa(RATE).get(name);
        Frames expected = inPool(1, representation, clip);
        assertSameBits(inPool(3, representation, clip), expected);
        assertSameBits(Features.compute(representation, clip), expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aClipShorterThanAFrameIsNoException(String name) {
        for (int samples : new int[] {0, 1, 2, 100, 513}) {
            Waveform clip = music(samples, RATE);
            Representation local = Features.resolve(Preset.librosa(RATE).get(name), clip);
            Frames frames = Features.compute(local, clip);
            assertFits(local, frames);
            assertThat(samples == 0 && frames.count() > 0).isFalse();
            assertSameBits(streamed(local, clip, new SplittableRandom(1), 50), frames);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void silenceAClickAndAConstantGiveFiniteNumbers(String name) {
        float[] click = new float[6000];
        click[3000] = 1;
        float[] constant = new float[6000];
        Arrays.fill(constant, 0.25f);
        for (float[] x : List.of(new float[6000], click, constant)) {
            Representation representation = Preset.librosa(RATE).get(name);
            assertFits(representation, Features.compute(representation, Waveform.mono(x, RATE)));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anySampleRateWillDo(String name) {
        for (int rate : new int[] {8000, 16000, 48000}) {
            Representation representation = Preset.librosa(rate).get(name);
            assertThat(representation.sampleRate()).isEqualTo(rate);
            assertFits(representation, Features.compute(representation, music(rate / 4, rate)));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetBuildsEveryNameAtAnyRate(String preset) {
        for (int rate : new int[] {8000, 16000, 44100}) {
            Waveform clip = music(rate / 4, rate);
            for (String name : Preset.named(preset, rate).names()) {
                Representation representation = Preset.named(preset, rate).get(name);
                assertFits(representation, Features.compute(representation, clip));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatNeedsTheWholeClipIsRefusedInAStreamUntilItIsResolved(String name) {
        Representation representation = Preset.librosa(RATE).get(name);
        Waveform clip = music(8000, RATE);
        Representation local = Features.resolve(representation, clip);
        assertThat(local.scope()).isInstanceOf(Scope.Local.class);
        assertSameBits(Features.compute(representation, clip), Features.compute(local, clip));
        if (representation.scope() instanceof Scope.WholeClip whole) {
            assertThat(whole.reason()).isNotBlank();
            assertThatThrownBy(() -> FeatureStream.of(representation))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(whole.reason());
        } else {
            assertThat(local).isSameAs(representation);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theLayoutDescribesTheFrames(String name) {
        Representation representation = Preset.librosa(RATE).get(name);
        Layout layout = representation.layout();
        int[] shape = layout.shape();
        int last = shape.length == 0 ? 1 : shape[shape.length - 1];
        Axis bins = layout.bins();
        assertThat(bins.positions()).hasSize(last);
        assertThat(bins.labels())
                .satisfiesAnyOf(l -> assertThat(l).isEmpty(), l -> assertThat(l).hasSize(last));
        assertThat(layout.name()).isNotBlank();
        assertThat(representation.hop()).isPositive();
        double step = representation.frameTime(11) - representation.frameTime(10);
        assertThat(step * RATE).isCloseTo(representation.hop(), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void anotherSampleRateIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> Features.compute(Preset.librosa(RATE).get("mfcc"), music(100, 8000)))
                .hasMessageContaining("8000 Hz")
                .hasMessageContaining("Resample");
    }

    private static void assertFits(Representation representation, Frames frames) {
        assertThat(frames.shape()).isEqualTo(representation.layout().shape());
        assertThat(frames.complex()).isEqualTo(representation.layout().complex());
        for (int i = 0; i < frames.data().length; i++) {
            if (!Float.isFinite(frames.data()[i])) {
                throw new AssertionError(
                        "value " + i + " of " + representation.layout().name() + " is " + frames.data()[i]);
            }
        }
    }

    private static void assertSameBits(Frames actual, Frames expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.count()).isEqualTo(expected.count());
        int differs = Arrays.mismatch(actual.data(), expected.data());
        assertThat(differs).as("index of the first value that differs").isEqualTo(-1);
    }

    /** What a stream gives for pieces of random sizes, joined. */
    private static Frames streamed(Representation local, Waveform clip, SplittableRandom random, int most) {
        FeatureStream stream = FeatureStream.of(local);
        float[] joined = new float[0];
        Layout layout = local.layout();
        for (int at = 0; at < clip.length(); ) {
            int length = Math.min(random.nextInt(most + 1), clip.length() - at);
            joined = join(joined, stream.push(clip.channel(0), at, length));
            at += length;
        }
        joined = join(joined, stream.end());
        int stride = layout.size() * (layout.complex() ? 2 : 1);
        return new Frames(layout.shape(), layout.complex(), joined.length / stride, joined);
    }

    private static float[] join(float[] first, Frames second) {
        float[] joined = Arrays.copyOf(first, first.length + second.data().length);
        System.arraycopy(second.data(), 0, joined, first.length, second.data().length);
        return joined;
    }

    private static Frames inPool(int threads, Representation representation, Waveform clip) {
        var pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> Features.compute(representation, clip)).join();
        } finally {
            pool.shutdown();
        }
    }

    /** A tone with an overtone and noise that comes and goes. */
    private static Waveform music(int samples, int rate) {
        float[] noise = Signals.noise(samples, rate, 5).channel(0);
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            double phase = 2 * Math.PI * 220 * i / rate;
            double gate = i / (rate / 8) % 2;
            x[i] = (float) (0.3 * Math.sin(phase) + 0.2 * Math.sin(2 * phase + 1) + gate * noise[i]);
        }
        return Waveform.mono(x, rate);
    }
}
