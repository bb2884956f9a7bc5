package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.testing.Npy;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibrosaParityTest {

    @ParameterizedTest
    @CsvSource({
        "trumpet, melspectrogram, melspectrogram_slaney", "vibeace, melspectrogram, melspectrogram_slaney",
        "synth_sweep, melspectrogram, melspectrogram_slaney", "trumpet, mfcc, mfcc20", "vibeace, mfcc, mfcc20",
        "synth_sweep, mfcc, mfcc20"
    })
    void aFeatureAgreesWithLibrosaEdgesIncluded(String clip, String name, String array) throws IOException {
        Path folder = TestData.require("reference/librosa/" + clip);
        Npy expected = Npy.read(folder.resolve(array + ".npy"));
        var wave = Signals.referenceWav(folder.resolve("input.wav"));
        Representation representation = Preset.librosa(wave.sampleRate()).get(name);
        Frames actual = Features.compute(representation, wave);
        double worst = 0;
        double largest = 0;
        for (int b = 0; b < expected.shape()[0]; b++) {
            for (int t = 0; t < expected.shape()[1]; t++) {
                worst = Math.max(worst, Math.abs(expected.get(b, t) - actual.get(b, t)));
                largest = Math.max(largest, Math.abs(expected.get(b, t)));
            }
        }
        assertThat(worst / largest).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvSource({"melspectrogram, 1", "melspectrogram, 700", "mfcc, 5000", "stft, 1000000"})
    void aStreamGivesTheBitsOfTheWholeClipForAnyChunking(String name, int chunk) {
        var clip = Signals.noise(20000, 22050, 1);
        Representation local = Features.resolve(Preset.librosa(22050).get(name), clip);
        Frames whole = Features.compute(local, clip);
        FeatureStream stream = FeatureStream.of(local);
        var parts = new java.util.ArrayList<Float>();
        for (int at = 0; at < clip.length(); at += chunk) {
            add(parts, stream.push(clip.channel(0), at, Math.min(chunk, clip.length() - at)));
        }
        add(parts, stream.end());
        assertThat(parts).hasSize(whole.data().length);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(Float.floatToRawIntBits(parts.get(i))).isEqualTo(Float.floatToRawIntBits(whole.data()[i]));
        }
    }

    private static void add(java.util.List<Float> parts, Frames frames) {
        for (float x : frames.data()) {
            parts.add(x);
        }
    }
}
