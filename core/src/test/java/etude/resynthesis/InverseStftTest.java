package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.Features;
import etude.representation.Preset;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Npy;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InverseStftTest {

    @ParameterizedTest
    @CsvSource({
        "2048, 2048, 512, HANN, true, ZERO, 22050", "2048, 2048, 512, HANN, true, REFLECT, 22051",
        "512, 400, 160, HAMMING, true, ZERO, 16000", "512, 400, 160, HANN, true, EDGE, 9999",
        "1000, 1000, 333, BLACKMAN, true, REFLECT, 12345", "243, 243, 50, HANN, true, ZERO, 5000",
        "1024, 1024, 1000, HAMMING, false, ZERO, 30000", "64, 64, 8, SINE, false, ZERO, 4000",
        "256, 256, 3, BLACKMAN_HARRIS, true, SYMMETRIC, 3000"
    })
    void aSoundComesBackFromItsTransform(
            int nFft, int winLength, int hop, Window window, boolean center, Padding padding, int samples) {
        var stft = new Stft(16000, nFft, winLength, hop, window, center, padding);
        Waveform clip = Signals.noise(samples, 16000, 11);
        Frames spectra = Features.compute(stft, clip);
        float[] back = InverseStft.apply(stft, spectra, samples);
        int edge = center ? 0 : nFft;
        int reached = center ? samples : (spectra.count() - 1) * hop;
        for (int i = edge; i < Math.min(reached, (spectra.count() - 1) * hop); i++) {
            assertThat((double) back[i]).as("sample %d", i).isCloseTo(clip.channel(0)[i], within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trumpet", "vibeace", "synth_sweep"})
    void itAgreesWithLibrosa(String clip) throws IOException {
        Path folder = TestData.require("reference/librosa/" + clip);
        Waveform wave = Signals.referenceWav(folder.resolve("input.wav"));
        Npy expected = Npy.read(folder.resolve("istft.npy"));
        Stft stft = (Stft) Preset.librosa(wave.sampleRate()).get("stft");
        float[] back = InverseStft.apply(stft, Features.compute(stft, wave), wave.length());
        for (int i = 0; i < expected.data().length; i++) {
            assertThat((double) back[i]).isCloseTo(expected.data()[i], within(1e-6));
        }
    }

    @Test
    void aSoundIsAsLongAsItsFramesReachOrAsIsAskedFor() {
        var centred = new Stft(8000, 256, 256, 64, Window.HANN, true, Padding.ZERO);
        var plain = new Stft(8000, 256, 256, 64, Window.HANN, false, Padding.ZERO);
        var spectra = new Frames(new int[] {129}, true, 10, new float[10 * 258]);
        assertThat(InverseStft.apply(centred, spectra)).hasSize(9 * 64);
        assertThat(InverseStft.apply(plain, spectra)).hasSize(9 * 64 + 256);
        assertThat(InverseStft.apply(plain, spectra, 5000)).hasSize(5000).containsOnly(0f);
        assertThat(InverseStft.apply(centred, new Frames(new int[] {129}, true, 0, new float[0])))
                .isEmpty();
    }

    @Test
    void framesOfAnotherShapeAreRefused() {
        var stft = new Stft(8000, 256, 256, 64, Window.HANN, true, Padding.ZERO);
        assertThatThrownBy(() -> InverseStft.apply(stft, Frames.of(129, 1, new float[129])))
                .hasMessageContaining("129 real")
                .hasMessageContaining("129 complex");
    }

    private static org.assertj.core.data.Offset<Double> within(double error) {
        return org.assertj.core.api.Assertions.within(error);
    }
}
