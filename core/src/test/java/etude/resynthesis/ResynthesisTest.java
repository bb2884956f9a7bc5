package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.Features;
import etude.representation.Decibels;
import etude.representation.Mfcc;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResynthesisTest {

    private static final Preset PRESET = Preset.librosa(8000);

    @Test
    void aTransformComesBackExactly() {
        Representation stft = PRESET.get("stft");
        Waveform clip = Goldens.signal();
        Waveform back = Resynthesis.of(stft, Features.compute(stft, clip));
        assertThat(back.length()).isEqualTo(clip.length());
        for (int i = 0; i < clip.length(); i++) {
            assertThat(back.channel(0)[i]).isCloseTo(clip.channel(0)[i], within(1e-6f));
        }
        assertThat(Invertibility.of(stft).kind()).isEqualTo(Invertibility.Kind.EXACT);
    }

    /** The sound that comes back has about the representation that was given: the distance by its size. */
    @ParameterizedTest
    @CsvSource({"melspectrogram, 0.1", "mfcc, 0.1", "gammatonegram, 0.1"})
    void whatComesBackHasAboutTheSameRepresentation(String name, double distance) {
        Representation representation =
                PRESET.with("nFft", "512").with("hop", "128").get(name);
        Frames wanted = Features.compute(representation, Goldens.signal());
        Waveform back = Resynthesis.of(representation, wanted, 4096, GriffinLim.STANDARD, Progress.NONE);
        assertThat(back.length()).isEqualTo(4096);
        assertThat(GriffinLimTest.distance(Features.compute(representation, back), wanted))
                .isLessThan(distance);
        Invertibility invertibility = Invertibility.of(representation);
        assertThat(invertibility.kind()).isEqualTo(Invertibility.Kind.APPROXIMATE);
        assertThat(invertibility.reason()).contains("Griffin-Lim").contains("squares");
    }

    @ParameterizedTest
    @EnumSource(Mfcc.DctNorm.class)
    void allCoefficientsGiveTheBandsBackWhateverTheScalingAndTheLifter(Mfcc.DctNorm norm) {
        var bands = Decibels.ofPower(PRESET.with("nMels", "24").get("melspectrogram"));
        var mfcc = new Mfcc(bands, 24, norm, 35);
        Frames wanted = Features.compute(bands, Goldens.signal());
        Frames found = Cepstra.toBands(mfcc, Features.compute(mfcc, Goldens.signal()), 24);
        for (int i = 0; i < wanted.data().length; i++) {
            assertThat(found.data()[i]).isCloseTo(wanted.data()[i], within(2e-3f));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "2, 10"})
    void levelsOfMagnitudesAndOfPowersComeBackAtTheirLoudness(double power, double factor) {
        var stft = new Stft(8000, 256, 256, 64, Window.HANN, true, Padding.ZERO);
        var level = new Decibels(
                new Spectrogram(stft, power),
                factor,
                new Decibels.Reference.Fixed(3),
                1e-10,
                new Decibels.Floor.None());
        Waveform back = Resynthesis.of(level, Features.compute(level, Goldens.signal()));
        assertThat(energy(back)).isCloseTo(energy(Goldens.signal()), within(0.05 * energy(Goldens.signal())));
        var relative = new Decibels(
                new Spectrogram(stft, power),
                factor,
                new Decibels.Reference.ClipMaximum(),
                1e-10,
                new Decibels.Floor.None());
        assertThat(Invertibility.of(relative).reason()).contains("loudness is lost");
    }

    @ParameterizedTest
    @CsvSource({"librosa", "torchaudio", "htk", "musicnn", "kaldi", "nam2020"})
    void whateverAPresetDoesToSamplesItsMelBandsComeBack(String preset) {
        Waveform clip = Waveform.mono(Goldens.signal().channel(0), 16000);
        Representation mel = Preset.named(preset, 16000).get("melspectrogram");
        Frames wanted = Features.compute(mel, clip);
        Waveform back = Resynthesis.of(mel, wanted, clip.length(), GriffinLim.STANDARD, Progress.NONE);
        assertThat(GriffinLimTest.distance(Features.compute(mel, back), wanted)).isLessThan(0.25);
    }

    @Test
    void theSamplesThemselvesAndReassignedMagnitudesComeBack() {
        Waveform clip = Goldens.signal();
        Representation raw = PRESET.get("raw");
        assertThat(Resynthesis.of(raw, Features.compute(raw, clip)).channel(0)).isEqualTo(clip.channel(0));
        Representation reassigned =
                PRESET.with("nFft", "512").with("hop", "128").get("reassigned_spectrogram");
        Waveform back = Resynthesis.of(reassigned, Features.compute(reassigned, clip));
        assertThat(energy(back)).isCloseTo(energy(clip), within(0.05 * energy(clip)));
    }

    /** Whoever adds a representation says here, too, what of the sound it keeps. */
    @Test
    void everyRepresentationOfTheCatalogueSaysWhetherThereIsAWayBack() {
        for (String name : PRESET.names()) {
            assertThat(Invertibility.of(PRESET.get(name)).reason()).as(name).endsWith(".");
        }
    }

    @Test
    void whatHasNoWayBackSaysWhy() {
        Representation centroid = PRESET.get("spectral_centroid");
        Invertibility invertibility = Invertibility.of(centroid);
        assertThat(invertibility.kind()).isEqualTo(Invertibility.Kind.NONE);
        assertThatThrownBy(() -> Resynthesis.of(centroid, Features.compute(centroid, Goldens.signal())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(invertibility.reason());
    }

    @Test
    void framesOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> Resynthesis.of(PRESET.get("mfcc"), Frames.of(13, 1, new float[13])))
                .hasMessageContaining("13 values")
                .hasMessageContaining("20 coefficients");
    }

    private static double energy(Waveform wave) {
        double sum = 0;
        for (float x : wave.channel(0)) {
            sum += x * x;
        }
        return sum;
    }
}
