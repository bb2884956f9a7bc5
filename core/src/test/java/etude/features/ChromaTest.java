package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.ConstantQ;
import etude.representation.Mel;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Tonnetz;
import etude.representation.Tuning;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.VectorNorm;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChromaTest {

    private static double tuning(Representation representation, Waveform clip) {
        Representation resolved = Features.resolve(representation, clip);
        return ((ConstantQ) resolved).tuning().bins();
    }

    private static ConstantQ estimated(int sampleRate, int binsPerOctave) {
        return new ConstantQ(
                sampleRate,
                512,
                110,
                binsPerOctave,
                binsPerOctave,
                0,
                new Tuning.Estimated(),
                1,
                Window.HANN,
                VectorNorm.L1,
                true,
                Padding.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trumpet", "vibeace", "synth_sweep"})
    void theTuningIsTheOneThatLibrosaEstimates(String clip) throws IOException {
        Path folder = TestData.require("reference/librosa/" + clip);
        Matcher value = Pattern.compile("\"estimate_tuning\": \\{[^}]*\"value\": ([-0-9.e]+)")
                .matcher(Files.readString(folder.resolve("manifest.json")));
        assertThat(value.find()).isTrue();
        var wave = Signals.referenceWav(folder.resolve("input.wav"));
        assertThat(tuning(estimated(wave.sampleRate(), 12), wave))
                .isCloseTo(Double.parseDouble(value.group(1)), Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"12, 0.1", "36, 0.31"})
    void theTuningIsInFractionsOfABin(int binsPerOctave, double expected) {
        assertThat(tuning(estimated(22050, binsPerOctave), Chroma.chords())).isCloseTo(expected, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, -0.2, 0, 0.3})
    void aMistunedToneIsMeasured(double bins) {
        Waveform tone = Signals.sine(1760 * Math.pow(2, (bins + 0.005) / 12), 2, 22050);
        assertThat(tuning(estimated(22050, 12), tone)).isCloseTo(bins, Offset.offset(0.011));
    }

    @Test
    void silenceIsInTune() {
        assertThat(tuning(estimated(22050, 12), Waveform.mono(new float[30000], 22050)))
                .isZero();
    }

    @Test
    void chromaWithEstimatedTuningIsLibrosas() {
        Frames actual = Features.compute(Preset.librosa(22050).get("chroma_stft"), Chroma.chords());
        assertThat(Goldens.error(actual, Goldens.read("chroma_stft_estimated"))).isLessThan(1e-4);
    }

    @Test
    void censIsLibrosasWithinWhatItsTransformLoses() {
        Representation cens = Preset.librosa(22050).with("tuning", "0").get("chroma_cens");
        assertThat(Goldens.error(Features.compute(cens, Chroma.chords()), Goldens.read("chroma_cens")))
                .isLessThan(5e-2);
    }

    @ParameterizedTest
    @CsvSource({"chroma_stft, 12", "chroma_cqt, 12", "chroma_cens, 12", "chroma_stft, 24", "chroma_cqt, 24"})
    void aToneIsLoudestInItsPitchClass(String name, int classes) {
        Preset preset = Preset.librosa(22050).with("nChroma", "" + classes).with("tuning", "0");
        for (int note = 57; note < 69; note++) {
            Waveform tone = Signals.sine(440 * Math.pow(2, (note - 69) / 12.0), 1.5, 22050);
            float[] frame = Features.compute(preset.get(name), tone).frame(30);
            int loudest = 0;
            for (int c = 0; c < classes; c++) {
                loudest = frame[c] > frame[loudest] ? c : loudest;
            }
            assertThat(loudest).isEqualTo(note % 12 * classes / 12);
        }
    }

    @Test
    void binsAreSummedByPitchClassFromAnyLowestNote() {
        double f2 = 440 * Math.pow(2, -28 / 12.0);
        ConstantQ q = new ConstantQ(
                22050, 512, f2, 100, 24, 0, Tuning.none(), 1, Window.HANN, VectorNorm.L1, true, Padding.ZERO);
        int[] classes = new ChromaCqt(new Spectrogram(q, 1), 12, 0, VectorNorm.MAX).classes();
        assertThat(classes).startsWith(5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 0, 0);
    }

    @Test
    void theTonnetzOfASinglePitchClassLiesOnItsCircles() {
        float[][] map = new Tonnetz(Preset.librosa(22050).get("chroma_stft")).map();
        for (int c = 0; c < 12; c++) {
            assertThat(Math.hypot(map[0][c], map[1][c])).isCloseTo(1, Offset.offset(1e-6));
            assertThat(Math.hypot(map[4][c], map[5][c])).isCloseTo(0.5, Offset.offset(1e-6));
            int fifth = (c + 7) % 12;
            double cos = map[0][c] * map[0][fifth] + map[1][c] * map[1][fifth];
            assertThat(cos).isCloseTo(Math.cos(Math.PI / 6), Offset.offset(1e-6));
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheReason() {
        Preset preset = Preset.librosa(22050);
        var cqt = new Spectrogram((ConstantQ) preset.get("cqt"), 1);
        assertThatThrownBy(() -> new ChromaStft(cqt, 12, Tuning.none(), 5, 2, VectorNorm.MAX))
                .hasMessageContaining("chroma_cqt");
        assertThatThrownBy(() -> new ChromaCqt(cqt, 5, 0, VectorNorm.MAX)).hasMessageContaining("multiple of nChroma");
        Mel mel = (Mel) preset.get("melspectrogram");
        assertThatThrownBy(() -> new ChromaCqt(mel.source(), 12, 0, VectorNorm.MAX))
                .hasMessageContaining("chroma_stft");
        assertThatThrownBy(() -> new Cens(mel, 41, Window.HANN, VectorNorm.L2)).hasMessageContaining("chromagram");
    }
}
