package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.Features;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShepardTonesTest {

    private static final int RATE = 22050;
    private static final int HOP = 512;

    /** One class after another, each for 20 frames. */
    private static Frames scale(int classes) {
        float[] levels = new float[classes * classes * 20];
        for (int t = 0; t < classes * 20; t++) {
            levels[t * classes + t / 20] = 1;
        }
        return Frames.of(classes, classes * 20, levels);
    }

    private static double rms(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chroma_stft", "chroma_cqt"})
    void theChromaOfTheTonesIsTheChromaTheyWereMadeFrom(String name) {
        Frames scale = scale(12);
        Representation chroma = Preset.librosa(RATE).with("tuning", "0").get(name);
        Waveform sound = Resynthesis.of(chroma, scale);
        assertThat(sound.length()).isEqualTo((scale.count() - 1) * HOP);
        Frames again = Features.compute(chroma, sound);
        for (int c = 0; c < 12; c++) {
            float[] frame = again.frame(20 * c + 10);
            assertThat(frame[c]).isEqualTo(1);
            for (int other = 0; other < 12; other++) {
                assertThat(frame[other]).isLessThanOrEqualTo(other == c ? 1 : 0.6f);
            }
        }
    }

    @Test
    void everyClassIsAsLoudAsItsLevel() {
        Frames scale = scale(12);
        float[] sound = ShepardTones.STANDARD.apply(scale, null, RATE, HOP, 240 * HOP);
        for (int c = 0; c < 12; c++) {
            assertThat(rms(sound, (20 * c + 2) * HOP, (20 * c + 18) * HOP))
                    .isCloseTo(ShepardTones.LEVEL, Percentage.withPercentage(3));
        }
    }

    @Test
    void levelsFollowTheLoudnessOfTheFrames() {
        float[] rms = new float[240];
        for (int t = 0; t < 240; t++) {
            rms[t] = t < 120 ? 0.02f : 0.2f;
        }
        Frames loudness = new Frames(new int[0], false, 240, rms);
        float[] sound = ShepardTones.STANDARD.apply(scale(12), loudness, RATE, HOP, 240 * HOP);
        assertThat(rms(sound, 42 * HOP, 58 * HOP)).isCloseTo(0.02, Percentage.withPercentage(3));
        assertThat(rms(sound, 182 * HOP, 198 * HOP)).isCloseTo(0.2, Percentage.withPercentage(3));
    }

    @Test
    void aHeldToneHasNoSeams() {
        float[] held = new float[100];
        java.util.Arrays.fill(held, 1);
        Frames one = Frames.of(1, 100, held);
        double hz = 440 * Math.pow(2, -9.0 / 12);
        double turn = 2 * Math.cos(2 * Math.PI * hz / RATE);
        double worst = 0;
        float[] sine = new ShepardTones(hz, 0.05).apply(one, null, RATE, HOP, 100 * HOP);
        for (int i = 2; i < sine.length; i++) {
            worst = Math.max(worst, Math.abs(sine[i] - turn * sine[i - 1] + sine[i - 2]));
        }
        assertThat(worst).isLessThan(1e-6);
    }

    @Test
    void everyOctaveIsTheSineThatItsFrequencySays() {
        float[] rising = new float[100];
        for (int t = 0; t < 100; t++) {
            rising[t] = t / 99f;
        }
        int length = 110 * HOP;
        float[] sound = new ShepardTones(440, 2).apply(Frames.of(1, 100, rising), null, RATE, HOP, length);
        double c0 = 440 * Math.pow(2, -57.0 / 12);
        double power = 0;
        double[] expected = new double[length];
        for (double hz = 2 * c0; hz < 0.45 * RATE; hz *= 2) {
            double distance = Math.log(hz / 440) / Math.log(2) / 2;
            double bell = Math.exp(-0.5 * distance * distance);
            power += bell * bell / 2;
            for (int i = 0; i < length; i++) {
                double level = Math.min(1, i / (99.0 * HOP));
                expected[i] += ShepardTones.LEVEL * level * bell * Math.sin(2 * Math.PI * hz / RATE * i);
            }
        }
        for (int i = 0; i < length; i++) {
            assertThat(sound[i]).isCloseTo((float) (expected[i] / Math.sqrt(power)), within(1e-6f));
        }
    }

    @Test
    void anEmptyChromagramIsSilence() {
        float[] sound = ShepardTones.STANDARD.apply(Frames.of(12, 0, new float[0]), null, RATE, HOP, 100);
        assertThat(sound).containsOnly(0f);
    }

    @Test
    void fewerFramesOfLoudnessThanOfChromaAreRefused() {
        Frames rms = new Frames(new int[0], false, 3, new float[3]);
        assertThatThrownBy(() -> ShepardTones.STANDARD.apply(scale(12), rms, RATE, HOP, 100))
                .hasMessageContaining("as many frames of rms");
    }
}
