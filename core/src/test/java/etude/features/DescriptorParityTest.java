package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FourierTempogram;
import etude.representation.Hpss;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.OctaveBands;
import etude.representation.OnsetStrength;
import etude.representation.OnsetStrength.Aggregate;
import etude.representation.PolyFeatures;
import etude.representation.PreciseSpectrogram;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Rms;
import etude.representation.SpectralBandwidth;
import etude.representation.SpectralContrast;
import etude.representation.SpectralExtremes;
import etude.representation.SpectralFlatness;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.ZeroCrossingRate;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Window;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptors, rhythm and separation with other numbers than librosa's defaults, against librosa. */
class DescriptorParityTest {

    private static final Preset SMALL =
            Preset.librosa(16000).with(Map.of("nFft", "512", "hop", "128", "nMels", "40", "nMfcc", "13"));

    static Stream<Arguments> arrays() {
        Stft stft = (Stft) SMALL.get("stft");
        Stft coarse = (Stft) SMALL.with("nFft", "128").get("stft");
        var precise = new PreciseSpectrogram(stft, 1);
        var magnitudes = new Spectrogram(coarse, 1);
        Mfcc mfcc = (Mfcc) SMALL.get("mfcc");
        Representation mel = Decibels.ofPower((Mel) SMALL.get("melspectrogram"));
        Representation onset = SMALL.get("onset_strength");
        List<Integer> none = List.of();
        var bands = new SpectralExtremes(precise, new OctaveBands(100, 4), 0.1);
        return Stream.of(
                Arguments.of("delta_interp", new Delta(mfcc, 7, 1, Delta.Edges.INTERP)),
                Arguments.of("delta_nearest", new Delta(mfcc, 7, 1, Delta.Edges.NEAREST)),
                Arguments.of("delta_mirror", new Delta(mfcc, 7, 1, Delta.Edges.MIRROR)),
                Arguments.of("delta_constant", new Delta(mfcc, 7, 1, Delta.Edges.CONSTANT)),
                Arguments.of("delta2", Delta.librosa(mfcc, 2)),
                Arguments.of("onset_median", new OnsetStrength(mel, 1, 1, 2, Aggregate.MEDIAN, false, none)),
                Arguments.of("onset_lag2_max3", new OnsetStrength(mel, 2, 3, 2, Aggregate.MEAN, false, none)),
                Arguments.of("onset_max4", new OnsetStrength(mel, 1, 4, 2, Aggregate.MEAN, false, none)),
                Arguments.of("onset_detrend", new OnsetStrength(mel, 1, 1, 2, Aggregate.MEAN, true, none)),
                Arguments.of("onset_uncentred", new OnsetStrength(mel, 1, 1, 0, Aggregate.MEAN, false, none)),
                Arguments.of(
                        "onset_bands", new OnsetStrength(mel, 1, 1, 2, Aggregate.MEAN, false, List.of(0, 10, 25, 40))),
                Arguments.of("tempogram", new Tempogram(onset, 24, Window.HANN, false)),
                Arguments.of("tempogram_odd", new Tempogram(onset, 15, Window.HAMMING, true)),
                Arguments.of("fourier_tempogram", new FourierTempogram(onset, 24, Window.HANN)),
                Arguments.of("hpss_harmonic", new Hpss(magnitudes, 9, 15, 1.5, 1.5, 3, Hpss.Part.HARMONIC, false)),
                Arguments.of("hpss_percussive", new Hpss(magnitudes, 9, 15, 1.5, 1.5, 3, Hpss.Part.PERCUSSIVE, false)),
                Arguments.of(
                        "hpss_mask",
                        new Hpss(magnitudes, 17, 31, Double.POSITIVE_INFINITY, 1, 1, Hpss.Part.BOTH, true)),
                Arguments.of("poly", new PolyFeatures(precise, 3)),
                Arguments.of("bandwidth_p3", new SpectralBandwidth(precise, 3)),
                Arguments.of("flatness_p1", new SpectralFlatness(precise, 1, 1e-10)),
                Arguments.of("contrast_linear", new SpectralContrast(bands, new SpectralContrast.Scale.Linear())),
                Arguments.of("zcr_uncentred", new ZeroCrossingRate(16000, 400, 100, false, Padding.EDGE, 1e-10)),
                Arguments.of("rms_edge", new Rms(16000, 400, 100, true, Padding.EDGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void otherNumbersThanTheDefaultsAgreeToo(String array, Representation representation) {
        Frames actual = Features.compute(representation, Goldens.signal());
        assertThat(Goldens.error(actual, Goldens.read("desc_" + array))).isLessThan(2e-5);
    }
}
