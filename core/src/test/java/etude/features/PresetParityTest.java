package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Npy;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetParityTest {

    @ParameterizedTest
    @CsvSource({
        "torchaudio, melspectrogram, torchaudio_melspectrogram",
        "torchaudio, mfcc, torchaudio_mfcc",
        "kaldi, log_melspectrogram, kaldi_fbank",
        "kaldi, mfcc, kaldi_mfcc",
        "htk, mfcc, htk_mfcc",
        "musicnn, log_melspectrogram, musicnn_logmel",
        "nam2020, mfcc, nam2020_mfcc"
    })
    void aPresetGivesTheNumbersOfTheToolItIsNamedAfter(String preset, String name, String array) {
        Representation representation = Preset.named(preset, 16000).get(name);
        Frames actual = Features.compute(representation, Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read(array))).isLessThan(1e-5);
    }

    /** In dB without a floor, so that the rounding of the reference's narrow filters shows: wider than the others. */
    @Test
    void torchaudioWithTheTaggersSettingsGivesTheirFrontEnd() {
        Frames actual = Features.compute(taggers(), Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("torchaudio_tagging"))).isLessThan(1e-4);
    }

    /** The reference itself is 3.3e-4 away from the same computation in double precision. */
    @ParameterizedTest
    @CsvSource({"A_fcn_melDb_first400frames, 464000", "A_musicnn_melDb_first400frames, 48000"})
    void theTaggersFrontEndAgreesOnMusic(String array, int samples) throws IOException {
        Waveform clip = clip().slice(0, samples);
        Npy expected = Npy.read(TestData.require("reference/tagging/" + array + ".npy"));
        Frames actual = first(Features.compute(taggers(), clip), expected.shape()[1]);
        assertThat(Goldens.error(actual, expected)).isLessThan(4e-4);
    }

    @Test
    void musicnnAgreesOnMusic() throws IOException {
        Npy expected = Npy.read(TestData.require("reference/musicnn/A_logmel.npy"));
        Frames actual = Features.compute(Preset.named("musicnn", 16000).get("log_melspectrogram"), clip());
        double worst = 0;
        for (int t = 0; t < expected.shape()[0]; t++) {
            for (int b = 0; b < 96; b++) {
                worst = Math.max(worst, Math.abs(expected.get(t, b) - actual.get(b, t)));
            }
        }
        assertThat(worst).isLessThan(1e-5);
    }

    @ParameterizedTest
    @CsvSource({"mfcc_CNN_S_tflm_yes, 320", "mfcc_DNN_S_tflm_yes, 640"})
    void tensorflowAgreesOnSpeech(String array, String hop) throws IOException {
        Waveform word = Signals.referenceWav(TestData.require("audio/kws/tflm_yes_1000ms.wav"));
        Npy expected = Npy.read(TestData.require("reference/kws/" + array + ".npy"));
        Representation mfcc = Preset.named("tensorflow", 16000).with("hop", hop).get("mfcc");
        Frames actual = Features.compute(mfcc, word);
        assertThat(actual.count()).isEqualTo(expected.shape()[0]);
        double worst = 0;
        for (int t = 0; t < actual.count(); t++) {
            for (int k = 0; k < 10; k++) {
                worst = Math.max(worst, Math.abs(expected.get(t, k) - actual.get(k, t)));
            }
        }
        // Coefficients go up to 250.
        assertThat(worst).isLessThan(1e-4);
    }

    private static Representation taggers() {
        return Preset.named("torchaudio", 16000)
                .with("nFft", "512")
                .with("nMels", "96")
                .with("topDb", "none")
                .get("log_melspectrogram");
    }

    private static Waveform clip() throws IOException {
        return Signals.referenceWav(TestData.require("reference/tagging/clips/A_fishin_10s-39s_16k.wav"));
    }

    private static Frames first(Frames frames, int count) {
        return Frames.of(frames.bins(), count, java.util.Arrays.copyOf(frames.data(), count * frames.stride()));
    }
}
