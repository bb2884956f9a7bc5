package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.representation.Axis;
import etude.representation.Hpcp;
import etude.representation.Lpc;
import etude.representation.Preset;
import etude.representation.Reassigned;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.GammatoneFilterbank;
import etude.signal.HarmonicFilterbank;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Npy;
import etude.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndTest {

    @Test
    void theHarmonicTensorIsThePublishedOne() {
        Representation tensor = Preset.named("torchaudio", 16000)
                .with("nFft", "512")
                .with("padding", "reflect")
                .get("harmonic_tensor");
        assertThat(tensor.layout().shape()).containsExactly(6, 128);
        Frames actual = Features.compute(tensor, Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("harmonic_tensor"))).isLessThan(1e-5);
    }

    @Test
    void aToneAndItsOvertonesMeetInOneColumnOfTheHarmonicTensor() {
        var filters = new HarmonicFilterbank(16000, 4096, 4, 1, 55, 1);
        Representation tensor = new etude.representation.FilteredSpectrogram(
                new Spectrogram(new Stft(16000, 4096, 4096, 1024, Window.HANN, true, Padding.ZERO), 2), filters);
        float[] x = new float[16000];
        for (int h = 1; h <= 4; h++) {
            float[] partial = Signals.sine(220 * h, 1, 16000).channel(0);
            for (int i = 0; i < x.length; i++) {
                x[i] += 0.2f * partial[i];
            }
        }
        Frames frames = Features.compute(tensor, Waveform.mono(x, 16000));
        int levels = filters.centres().length;
        for (int h = 0; h < 4; h++) {
            assertThat(loudest(frames, 8, h * levels + 20, h * levels + 29) - h * levels)
                    .isEqualTo(24);
        }
    }

    @Test
    void gammatoneResponsesAreThoseOfSlaneysFilters() {
        Npy expected = Goldens.read("gammatone");
        double[] centres = {1000, 3000};
        for (int i = 0; i < 2; i++) {
            var filters = new GammatoneFilterbank(16000, 512, 1, centres[i], 8000, 2);
            assertThat(filters.centres()[0]).isCloseTo(centres[i], within(1e-9));
            float[] row = filters.matrix().row(0);
            for (int k = 0; k < 257; k++) {
                assertThat((double) row[k]).isCloseTo(expected.get(i, k), within(1e-6));
            }
        }
    }

    @Test
    void gammatoneCentresAreEvenOnTheErbScale() {
        double[] hz = new GammatoneFilterbank(22050, 2048, 64, 50, 11025, 1).centres();
        assertThat(hz[0]).isCloseTo(50, within(1e-9));
        double step = erbs(hz[1]) - erbs(hz[0]);
        for (int i = 1; i < 64; i++) {
            assertThat(erbs(hz[i]) - erbs(hz[i - 1])).isCloseTo(step, within(1e-9));
        }
        assertThat(erbs(11025) - erbs(hz[63])).isCloseTo(step, within(1e-9));
    }

    private static double erbs(double hz) {
        return 9.26449 * Math.log(1 + hz / (24.7 * 9.26449));
    }

    @ParameterizedTest
    @CsvSource({"linear_filterbank, 64", "log_filterbank, 64"})
    void neighbouringTrianglesSumToOneBetweenTheirCentres(String name, int bands) {
        var filtered =
                (etude.representation.FilteredSpectrogram) Preset.librosa(22050).get(name);
        double[] centres = filtered.filterbank().centres();
        float[][] rows = filtered.filterbank().matrix().toRows();
        assertThat(centres).hasSize(bands).isSorted();
        for (int k = 0; k <= 1024; k++) {
            double hz = k * 22050 / 2048.0;
            if (hz > centres[0] && hz < centres[bands - 1]) {
                double sum = 0;
                for (int m = 0; m < bands; m++) {
                    sum += rows[m][k];
                }
                assertThat(sum).as("at %s Hz", hz).isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void kaldisRawEnergyAgrees() {
        Frames actual = Features.compute(Preset.named("kaldi", 16000).get("log_energy"), Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("kaldi_energy"))).isLessThan(1e-6);
    }

    @Test
    void linearPredictionAgreesWithLibrosa() {
        Frames actual = Features.compute(Preset.librosa(16000).get("lpc"), Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("lpc"))).isLessThan(1e-6);
    }

    @Test
    void linearPredictionFindsTheFilterThatColouredNoise() {
        float[] noise = Signals.noise(20000, 16000, 3).channel(0);
        float[] x = new float[noise.length];
        for (int i = 2; i < x.length; i++) {
            x[i] = noise[i] + 1.6f * x[i - 1] - 0.9f * x[i - 2];
        }
        var lpc = new Lpc(16000, 20000, 20000, 2, false, Padding.ZERO);
        assertThat(Features.compute(lpc, Waveform.mono(x, 16000)).frame(0))
                .usingComparatorWithPrecision(0.02f)
                .containsExactly(1f, -1.6f, 0.9f);
    }

    @Test
    void reassignmentAgreesWithLibrosaWhereThereIsEnergy() {
        var stft = new Stft(16000, 512, 512, 256, Window.HANN, true, Padding.ZERO);
        Frames actual = Features.compute(new Reassigned(stft, 1e-6), Goldens.signal());
        Npy expected = Goldens.read("reassigned");
        int count = actual.count();
        int compared = 0;
        for (int t = 0; t < count; t++) {
            for (int k = 0; k < 257; k++) {
                double magnitude = expected.data()[(514 + k) * count + t];
                assertThat((double) actual.get(514 + k, t)).isCloseTo(magnitude, within(1e-4));
                if (magnitude > 0.1) {
                    compared++;
                    assertThat((double) actual.get(k, t)).isCloseTo(expected.data()[k * count + t], within(0.5));
                    assertThat((double) actual.get(257 + k, t))
                            .isCloseTo(expected.data()[(257 + k) * count + t], within(2e-5));
                }
            }
        }
        assertThat(compared).isGreaterThan(2000);
    }

    @Test
    void reassignmentPutsASineAtItsFrequency() {
        var stft = new Stft(16000, 1024, 1024, 256, Window.HANN, true, Padding.ZERO);
        Frames frames = Features.compute(new Reassigned(stft, 1e-6), Signals.sine(1003.7, 0.5, 16000));
        for (int k = 63; k <= 66; k++) {
            assertThat((double) frames.get(k, 10)).isCloseTo(1003.7, within(0.05));
        }
    }

    @Test
    void normalisedBandsAgreeWithLibrosa() {
        Frames actual = Features.compute(Preset.librosa(16000).get("pcen"), Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("pcen"))).isLessThan(1e-5);
    }

    @Test
    void leafStartsAtItsPublishedValues() {
        Frames actual = Features.compute(Preset.librosa(16000).get("leaf"), Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("leaf"))).isLessThan(1e-5);
    }

    @ParameterizedTest
    @CsvSource({"440, 9", "261.6256, 0", "1975.533, 11", "130.8128, 0"})
    void aToneStandsInItsPitchClass(double hz, int pitchClass) {
        float[] profile = hpcp(Signals.sine(hz, 0.5, 22050), 12, 1).frame(10);
        assertThat(profile[pitchClass]).isEqualTo(1f);
        for (int i = 0; i < 12; i++) {
            int distance = Math.min(Math.floorMod(i - pitchClass, 12), Math.floorMod(pitchClass - i, 12));
            double expected = distance == 0 ? 1 : 0;
            assertThat((double) profile[i]).isCloseTo(expected, within(distance == 1 ? 0.02 : 1e-3));
        }
    }

    @Test
    void aToneCountsForThePitchesOfWhichItMayBeAHarmonic() {
        float[] profile = hpcp(Signals.sine(1320, 0.5, 22050), 12, 3).frame(10);
        assertThat(profile[4]).isEqualTo(1f);
        assertThat((double) profile[9]).isCloseTo(0.36 / 1.6, within(0.02));
    }

    @Test
    void anHpcpWantsMagnitudesAndWholeSemitones() {
        Stft stft = new Stft(22050, 4096, 4096, 512, Window.HANN, true, Padding.ZERO);
        assertThatThrownBy(() -> new Hpcp(new Spectrogram(stft, 2), 12, 440, 100, 5000, 1, 0.6, 1))
                .hasMessageContaining("power 2");
        assertThatThrownBy(() -> new Hpcp(new Spectrogram(stft, 1), 20, 440, 100, 5000, 1, 0.6, 1))
                .hasMessageContaining("multiple of 12");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void rawIsTheWaveformInBlocksTheLastOneFilled(int block) {
        Waveform clip = Signals.noise(1234, 8000, 2);
        Representation raw =
                Preset.librosa(8000).with("rawBlock", Integer.toString(block)).get("raw");
        Frames frames = Features.compute(raw, clip);
        assertThat(frames.count()).isEqualTo((1234 + block - 1) / block);
        for (int i = 0; i < frames.data().length; i++) {
            assertThat(frames.data()[i]).isEqualTo(i < 1234 ? clip.channel(0)[i] : 0f);
        }
        assertThat(raw.frameTime(3)).isEqualTo(3.0 * block / 8000);
        assertThat(raw.layout().bins().kind()).isEqualTo(block == 1 ? Axis.Kind.SCALAR : Axis.Kind.SAMPLE);
    }

    private static Frames hpcp(Waveform clip, int size, int harmonics) {
        Stft stft = new Stft(22050, 4096, 4096, 512, Window.BLACKMAN_HARRIS, true, Padding.ZERO);
        var hpcp = new Hpcp(new Spectrogram(stft, 1), size, 440, 100, 5000, harmonics, 0.6, 4.0 / 3);
        return Features.compute(hpcp, clip);
    }

    private static int loudest(Frames frames, int frame, int from, int to) {
        int best = from;
        for (int i = from; i < to; i++) {
            best = frames.get(i, frame) > frames.get(best, frame) ? i : best;
        }
        return best;
    }
}
