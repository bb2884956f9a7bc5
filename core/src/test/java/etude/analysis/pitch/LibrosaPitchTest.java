package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Units;
import etude.signal.Waveform;
import etude.testing.Npy;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what librosa 0.11.0 computed with the same settings: {@code yin} and {@code pyin}, 65 to 2093 Hz, 2048, 512. */
class LibrosaPitchTest {

    @ParameterizedTest
    @ValueSource(strings = {"synth_sweep", "trumpet", "vibeace"})
    void pyinWithLibrosasSettingsHearsWhatLibrosaHears(String clip) throws IOException {
        Path folder = TestData.require("reference/librosa/" + clip);
        Waveform wave = Signals.referenceWav(folder.resolve("input.wav"));
        double[] f0 = Npy.read(folder.resolve("pyin_f0.npy")).data();
        double[] probability = Npy.read(folder.resolve("pyin_voiced_prob.npy")).data();
        PitchEstimate ours =
                Pyin.librosa(65, 2093, wave.sampleRate(), 2048, 512).track(wave);

        assertThat(ours.track().count()).isEqualTo(f0.length);
        int both = 0;
        int near = 0;
        int voicing = 0;
        for (int t = 0; t < f0.length; t++) {
            boolean theirs = !Double.isNaN(f0[t]);
            voicing += theirs == ours.track().voiced(t) ? 1 : 0;
            if (theirs && ours.track().voiced(t)) {
                both++;
                near += cents(f0[t], ours.track().frequency(t)) <= 10 ? 1 : 0;
            }
        }
        assertThat((double) near / both).as("within 10 cents").isEqualTo(1);
        assertThat((double) voicing / f0.length).as("voicing").isGreaterThanOrEqualTo(0.99);
        for (int t = 0; t < f0.length; t++) {
            assertThat(ours.evidence()[t]).as("frame " + t).isCloseTo(probability[t], within(0.011));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"synth_sweep", "trumpet", "vibeace"})
    void yinWithLibrosasSettingsHearsWhatLibrosaHears(String clip) throws IOException {
        Path folder = TestData.require("reference/librosa/" + clip);
        Waveform wave = Signals.referenceWav(folder.resolve("input.wav"));
        double[] f0 = Npy.read(folder.resolve("yin.npy")).data();
        PitchEstimate ours = Yin.librosa(65, 2093, wave.sampleRate(), 2048, 512).track(wave);

        assertThat(ours.track().count()).isEqualTo(f0.length);
        int voiced = 0;
        int near = 0;
        for (int t = 0; t < f0.length; t++) {
            if (ours.track().voiced(t)) {
                voiced++;
                near += cents(f0[t], ours.track().frequency(t)) <= 10 ? 1 : 0;
            }
        }
        assertThat((double) near / voiced).as("within 10 cents of " + voiced).isGreaterThanOrEqualTo(0.98);
    }

    private static double cents(double a, double b) {
        return Math.abs(Units.cents(a, b));
    }
}
