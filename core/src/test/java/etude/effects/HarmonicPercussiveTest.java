package etude.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Hpss;
import etude.representation.Preset;
import etude.signal.Waveform;
import etude.testing.Signals;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HarmonicPercussiveTest {

    private static final int RATE = 16000;

    private static Waveform clicks() {
        float[] x = new float[2 * RATE];
        for (int i = RATE / 4; i < x.length; i += RATE / 2) {
            x[i] = 0.9f;
        }
        return Waveform.mono(x, RATE);
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    /** Energy of the error over energy of the truth, away from the ends. */
    private static double error(float[] actual, float[] truth) {
        double error = 0;
        double energy = 0;
        for (int i = RATE / 8; i < truth.length - RATE / 8; i++) {
            error += Math.pow(actual[i] - truth[i], 2);
            energy += truth[i] * truth[i];
        }
        return error / energy;
    }

    @Test
    void aToneAndClicksComeApart() {
        float[] tone = Signals.sine(660, 2, RATE).channel(0);
        float[] clicks = clicks().channel(0);
        var parts = HarmonicPercussive.librosa(RATE).split(Waveform.mono(sum(tone, clicks), RATE));
        assertThat(error(parts.harmonic().channel(0), tone)).isLessThan(0.01);
        assertThat(error(parts.percussive().channel(0), clicks)).isLessThan(0.1);
    }

    @Test
    void thePartsAddUpToTheClipInEachChannel() {
        float[] left = Signals.noise(10001, RATE, 1).channel(0);
        float[] right = Signals.noise(10001, RATE, 2).channel(0);
        Waveform clip = Waveform.of(new float[][] {left, right}, RATE);
        var parts = HarmonicPercussive.librosa(RATE).split(clip);
        for (int c = 0; c < 2; c++) {
            float[] sum = sum(parts.harmonic().channel(c), parts.percussive().channel(c));
            assertThat(sum).hasSize(10001);
            for (int i = 0; i < sum.length; i++) {
                assertThat((double) sum[i]).isCloseTo(clip.channel(c)[i], Offset.offset(1e-6));
            }
        }
    }

    @Test
    void masksOverAnythingButMagnitudesAreRefused() {
        var mel = Hpss.librosa(Preset.librosa(RATE).get("melspectrogram"), Hpss.Part.HARMONIC);
        assertThatThrownBy(() -> new HarmonicPercussive(mel)).hasMessageContaining("melspectrogram");
    }
}
