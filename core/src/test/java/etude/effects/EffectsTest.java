package etude.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.Features;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Goldens;
import etude.testing.Signals;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {

    /**
     * The clip breaks off in the middle of a tone: that click has energy in bins whose phases were, until then, those of
     * rounding, so the last part agrees less.
     */
    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.8", "1.5", "3.0"})
    void aStretchedSoundIsLibrosas(String rate) throws IOException {
        float[] expected = Goldens.read("time_stretch_" + rate);
        float[] actual = new TimeStretch(256, 64)
                .apply(Goldens.signal(), Double.parseDouble(rate))
                .channel(0);
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(distance(actual, expected, expected.length / 2)).isLessThan(1e-4);
        assertThat(distance(actual, expected, expected.length)).isLessThan(2e-3);
    }

    private static double distance(float[] actual, float[] expected, int length) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < length; i++) {
            error += Math.pow(actual[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(error / size);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.77, 1, 1.9})
    void aStretchedToneKeepsItsPitch(double rate) {
        Waveform tone = Signals.sine(440, 2, 22050);
        Waveform stretched = TimeStretch.STANDARD.apply(tone, rate);
        assertThat(stretched.duration()).isCloseTo(2 / rate, within(1e-3));
        assertThat(pitch(stretched)).isCloseTo(440, within(0.5));
    }

    /** The peaks are those of librosa 0.11's {@code effects.pitch_shift} between samples 10000 and 30000. */
    @ParameterizedTest
    @CsvSource({"-12, 0.49950", "-5, 0.50000", "0, 0.50000", "2.5, 0.45531", "7, 0.45532", "12, 0.43982"})
    void aShiftedToneHasTheNewPitchTheOldLengthAndLibrosasLevel(double semitones, float peak) {
        Waveform tone = Signals.sine(440, 2, 22050);
        Waveform shifted = PitchShift.STANDARD.apply(tone, semitones);
        assertThat(shifted.length()).isEqualTo(tone.length());
        double expected = 440 * Math.pow(2, semitones / 12);
        assertThat(pitch(shifted)).isCloseTo(expected, within(0.001 * expected));
        float[] middle = Arrays.copyOfRange(shifted.channel(0), 10_000, 30_000);
        assertThat(Waveform.mono(middle, 22050).peak()).isCloseTo(peak, within(1e-3f));
    }

    @Test
    void channelsStayApart() {
        Waveform left = Signals.sine(300, 1, 16000);
        Waveform right = Signals.sine(700, 1, 16000);
        var both = Waveform.of(new float[][] {left.channel(0), right.channel(0)}, 16000);
        assertThat(TimeStretch.STANDARD.apply(both, 1.3).channel(1))
                .isEqualTo(TimeStretch.STANDARD.apply(right, 1.3).channel(0));
        assertThat(PitchShift.STANDARD.apply(both, 3).channel(0))
                .isEqualTo(PitchShift.STANDARD.apply(left, 3).channel(0));
        assertThat(Emphasis.STANDARD.pre(both).channel(1))
                .isEqualTo(Emphasis.STANDARD.pre(right).channel(0));
    }

    /** librosa 0.11's {@code effects.trim} and {@code effects.split} of {@link #gaps()}. */
    @ParameterizedTest
    @CsvSource({
        "40, 2048, 512, 2048 17408, 2048 8192 15360 17408",
        "60, 2048, 512, 2048 17408, 2048 8192 11264 17408",
        "40, 400, 100, 2900 16400, 2900 7200 15900 16400",
        "60, 400, 100, 2900 16400, 2900 7200 11900 16400"
    })
    void silenceIsFoundWhereLibrosaFindsIt(double topDb, int frame, int hop, String bounds, String sounds) {
        var silence = new Silence(topDb, frame, hop);
        Waveform clip = gaps();
        Silence.Interval found = silence.bounds(clip);
        assertThat(found.from() + " " + found.to()).isEqualTo(bounds);
        assertThat(silence.sounds(clip).stream()
                        .map(i -> i.from() + " " + i.to())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(sounds);
        assertThat(silence.trim(clip).length()).isEqualTo(found.length());
        assertThat(silence.split(clip).stream().mapToInt(Waveform::length).sum())
                .isEqualTo(silence.sounds(clip).stream()
                        .mapToInt(Silence.Interval::length)
                        .sum());
    }

    @Test
    void theLoudestChannelDecidesWhatIsSilent() {
        float[] mono = gaps().channel(0);
        float[] later = new float[mono.length];
        for (int i = 0; i < mono.length; i++) {
            later[i] = 0.1f * mono[Math.floorMod(i - 5000, mono.length)];
        }
        var clip = Waveform.of(new float[][] {mono, later}, 8000);
        assertThat(new Silence(30, 400, 100).sounds(clip))
                .containsExactly(
                        new Silence.Interval(2900, 7200),
                        new Silence.Interval(7900, 11400),
                        new Silence.Interval(15900, 16400),
                        new Silence.Interval(20900, 21400));
    }

    @Test
    void digitalSilenceIsLeftAsItIs() {
        assertThat(Silence.STANDARD.bounds(Waveform.mono(new float[5000], 8000)))
                .isEqualTo(new Silence.Interval(0, 5000));
        assertThat(Silence.STANDARD.trim(Waveform.mono(new float[0], 8000)).length())
                .isZero();
    }

    @Test
    void emphasisIsLibrosas() throws IOException {
        agree(Emphasis.STANDARD.pre(Goldens.signal()), Goldens.read("preemphasis"));
        agree(new Emphasis(0.9).de(Goldens.signal()), Goldens.read("deemphasis"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1000})
    void deEmphasisUndoesPreEmphasis(int length) {
        Waveform clip = Signals.noise(length, 8000, 2);
        float[] back = Emphasis.STANDARD.de(Emphasis.STANDARD.pre(clip)).channel(0);
        for (int i = 0; i < length; i++) {
            assertThat(back[i]).isCloseTo(clip.channel(0)[i], within(1e-6f));
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        Waveform clip = Signals.sine(440, 0.1, 8000);
        assertThatThrownBy(() -> TimeStretch.STANDARD.apply(clip, 0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> PitchShift.STANDARD.apply(clip, Double.NaN)).hasMessageContaining("-72 to 72");
        assertThatThrownBy(() -> new Emphasis(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Silence(0, 1, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new TimeStretch(256, 200)).hasMessageContaining("half");
    }

    private static void agree(Waveform actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.channel(0)[i]).isCloseTo(expected[i], within(2e-6f));
        }
    }

    /** 3 s at 8 kHz: half a second of sound, a faint one 35 dB or so below, a click, and silence around. */
    private static Waveform gaps() {
        float[] sound = Goldens.signal().channel(0);
        float[] x = new float[24000];
        for (int i = 0; i < 4000; i++) {
            x[3000 + i] = 0.5f * sound[i];
            x[12000 + i] = 0.003f * sound[i];
        }
        System.arraycopy(sound, 0, x, 16000, 200);
        return Waveform.mono(x, 8000);
    }

    /** Frequency of the strongest bin, between bins by a parabola over levels. */
    private static double pitch(Waveform wave) {
        var stft = new Stft(22050, 8192, 8192, 8192, Window.HANN, false, Padding.ZERO);
        Frames frames = Features.compute(new Spectrogram(stft, 1), wave.slice(6000, 6000 + 8192));
        int best = 1;
        for (int k = 1; k < 4096; k++) {
            best = frames.get(k, 0) > frames.get(best, 0) ? k : best;
        }
        double low = Math.log(frames.get(best - 1, 0));
        double high = Math.log(frames.get(best + 1, 0));
        double peak = Math.log(frames.get(best, 0));
        return (best + (low - high) / (2 * (low - 2 * peak + high))) * 22050 / 8192;
    }
}
