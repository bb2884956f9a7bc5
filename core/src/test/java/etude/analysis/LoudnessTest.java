package etude.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Waveform;
import etude.testing.Signals;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The synthetic signals of EBU Tech 3341 and 3342, with their tolerances. */
class LoudnessTest {

    private static final double LU = 0.1;

    @Test
    void theFiltersAt48KilohertzAreThoseOfTheRecommendation() {
        assertThat(KWeighting.shelf(48000))
                .containsExactly(
                        new double[] {
                            1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
                        },
                        within(1e-8));
        assertThat(KWeighting.pass(48000))
                .containsExactly(new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621}, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11025, 44100, 48000, 96000})
    void aStereoSineOfMinus23DecibelsHasMinus23Lufs(int rate) {
        Loudness loudness = Loudness.of(stereo(rate, -23, 5));
        assertThat(loudness.integrated()).isCloseTo(-23, within(LU));
        assertThat(loudness.loudestMomentary()).isCloseTo(-23, within(LU));
        assertThat(loudness.loudestShortTerm()).isCloseTo(-23, within(LU));
        assertThat(loudness.momentary()).hasSize(47);
        assertThat(loudness.shortTerm()).hasSize(21);
    }

    /** Levels in dBFS and seconds by turns. */
    @ParameterizedTest
    @CsvSource({
        "-33, '-33 20'",
        "-23, '-36 10 -23 60 -36 10'",
        "-23, '-72 10 -36 10 -23 60 -36 10 -72 10'",
        "-23, '-26 20 -20 20.1 -26 20'"
    })
    void softPassagesAndPausesAreLeftOut(double expected, String passages) {
        assertThat(Loudness.of(stereo(8000, passages)).integrated()).isCloseTo(expected, within(LU));
    }

    @Test
    void surroundChannelsWeighMoreAndTheLowFrequencyChannelNothing() {
        int rate = 16000;
        var surround = Waveform.of(
                new float[][] {
                    sine(rate, -28, 5),
                    sine(rate, -28, 5),
                    sine(rate, -24, 5),
                    sine(rate, 0, 5),
                    sine(rate, -30, 5),
                    sine(rate, -30, 5)
                },
                rate);
        assertThat(Loudness.of(surround).integrated()).isCloseTo(-23, within(LU));
    }

    @Test
    void shortTermAndMomentaryLoudnessAreMeansOfTheirWindows() {
        double[] shortTerm =
                Loudness.of(stereo(8000, "-20 1.34 -30 1.66 ".repeat(5))).shortTerm();
        for (double level : shortTerm) {
            assertThat(level).isCloseTo(-23, within(LU));
        }
        double[] momentary =
                Loudness.of(stereo(8000, "-20 0.18 -30 0.22 ".repeat(25))).momentary();
        for (double level : momentary) {
            assertThat(level).isCloseTo(-23, within(LU));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, '-20 20 -30 20'",
        "5, '-20 20 -15 20'",
        "20, '-40 20 -20 20'",
        "15, '-50 20 -35 20 -20 20 -35 20 -50 20'"
    })
    void theRangeIsThatOfTheTestSignals(double expected, String passages) {
        assertThat(Loudness.of(stereo(8000, passages)).range()).isCloseTo(expected, within(1.0));
    }

    /** Sines whose peaks lie between samples; the phase in degrees. */
    @ParameterizedTest
    @CsvSource({"4, 0, 0.5, -6", "4, 45, 0.5, -6", "6, 60, 0.5, -6", "8, 67.5, 0.5, -6", "4, 45, 1.41, 3"})
    void thePeakBetweenSamplesIsFound(int period, double degrees, double amplitude, double expected) {
        float[] x = new float[48000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float)
                    (amplitude * fade(i, x.length) * Math.sin(2 * Math.PI * i / period + Math.toRadians(degrees)));
        }
        Loudness loudness = Loudness.of(Waveform.mono(x, 48000));
        assertThat(loudness.truePeak()).isBetween(expected - 0.4, expected + 0.2);
        assertThat(loudness.samplePeak()).isLessThanOrEqualTo(loudness.truePeak());
    }

    @Test
    void theSizesOfThePiecesDoNotMatter() {
        Waveform clip = Signals.noise(100_000, 22050, 9);
        Loudness whole = Loudness.of(clip);
        var random = new SplittableRandom(1);
        var meter = new LoudnessMeter(22050, 1);
        for (int at = 0; at < clip.length(); ) {
            int length = Math.min(clip.length() - at, 1 + random.nextInt(5000));
            meter.push(new float[][] {clip.channel(0)}, at, length);
            at += length;
        }
        assertThat(meter.shortTerm()).isEqualTo(whole.shortTerm()[whole.shortTerm().length - 1]);
        assertThat(meter.momentary()).isEqualTo(whole.momentary()[whole.momentary().length - 1]);
        assertThat(meter.end()).usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void silenceAndVeryShortClipsHaveNoLoudness() {
        Loudness silence = Loudness.of(Waveform.mono(new float[44100 * 4], 44100));
        assertThat(silence.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(silence.truePeak()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(silence.range()).isZero();
        Loudness click = Loudness.of(Signals.sine(1000, 0.3, 44100));
        assertThat(click.integrated()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(click.samplePeak()).isCloseTo(-6.02, within(0.01));
        assertThat(Loudness.of(Waveform.mono(new float[0], 44100)).momentary()).isEmpty();
    }

    @Test
    void aWrongNumberOfChannelsIsRefused() {
        var meter = new LoudnessMeter(44100, 2);
        assertThatThrownBy(() -> meter.push(new float[1][10], 0, 10)).hasMessageContaining("made for 2");
    }

    private static double fade(int i, int length) {
        return Math.min(1, Math.min(i, length - 1 - i) / 1000.0);
    }

    private static Waveform stereo(int rate, double db, double seconds) {
        float[] x = sine(rate, db, seconds);
        return Waveform.of(new float[][] {x, x}, rate);
    }

    private static Waveform stereo(int rate, String passages) {
        String[] numbers = passages.trim().split(" ");
        double seconds = 0;
        for (int i = 1; i < numbers.length; i += 2) {
            seconds += Double.parseDouble(numbers[i]);
        }
        float[] x = new float[(int) Math.round(seconds * rate)];
        double end = 0;
        int at = 0;
        for (int i = 0; i < numbers.length; i += 2) {
            end += Double.parseDouble(numbers[i + 1]);
            double amplitude = Math.pow(10, Double.parseDouble(numbers[i]) / 20);
            for (; at < Math.min(x.length, Math.round(end * rate)); at++) {
                x[at] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * at / rate));
            }
        }
        return Waveform.of(new float[][] {x, x}, rate);
    }

    private static float[] sine(int rate, double db, double seconds) {
        double amplitude = 2 * Math.pow(10, db / 20);
        float[] x = Signals.sine(1000, seconds, rate).channel(0);
        for (int i = 0; i < x.length; i++) {
            x[i] *= (float) amplitude;
        }
        return x;
    }
}
