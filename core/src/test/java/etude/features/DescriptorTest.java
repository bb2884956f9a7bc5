package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Delta;
import etude.representation.OctaveBands;
import etude.representation.OnsetStrength;
import etude.representation.PreciseSpectrogram;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.SpectralCentroid;
import etude.representation.SpectralExtremes;
import etude.representation.SpectralFlux;
import etude.representation.SpectralShape;
import etude.representation.SpectralShape.Figure;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DescriptorTest {

    private static final int RATE = 8000;
    private static final Stft STFT =
            (Stft) Preset.librosa(RATE).with("nFft", "512").with("hop", "256").get("stft");

    /** Four samples, no window: spectra can be written down by hand. */
    private static final Stft TINY = tiny();

    private static Stft tiny() {
        return (Stft) Preset.librosa(RATE)
                .with("nFft", "4")
                .with("hop", "4")
                .with("window", "rectangular")
                .with("center", "false")
                .get("stft");
    }

    private static float first(Representation representation, float... samples) {
        return Features.compute(representation, Waveform.mono(samples, RATE)).get(0, 0);
    }

    @Test
    void theCentroidOfAToneIsItsFrequency() {
        Frames centroid =
                Features.compute(new SpectralCentroid(new PreciseSpectrogram(STFT, 2)), Signals.sine(1000, 0.5, RATE));
        assertThat((double) centroid.get(0, 8)).isCloseTo(1000, Offset.offset(0.5));
    }

    @Test
    void fluxCountsRisesAndFallsAsItIsTold() {
        var magnitudes = new Spectrogram(TINY, 1);
        // Frames of 1, 0, 0, 0 (magnitudes 1, 1, 1) and of 1, 1, 1, 1 (magnitudes 4, 0, 0).
        Waveform clip = Waveform.mono(new float[] {1, 0, 0, 0, 1, 1, 1, 1}, RATE);
        assertThat(Features.compute(new SpectralFlux(magnitudes, SpectralFlux.Norm.L1, true), clip)
                        .data())
                .containsExactly(0, 3);
        assertThat(Features.compute(new SpectralFlux(magnitudes, SpectralFlux.Norm.L1, false), clip)
                        .data())
                .containsExactly(0, 5);
        assertThat(Features.compute(new SpectralFlux(magnitudes, SpectralFlux.Norm.L2, false), clip)
                        .data())
                .containsExactly(0, (float) Math.sqrt(11));
    }

    @Test
    void shapesOfSpectraThatAreKnown() {
        var magnitudes = new Spectrogram(TINY, 1);
        assertThat(first(new SpectralShape(magnitudes, Figure.SKEWNESS), 1, 0, 0, 0))
                .isZero();
        assertThat(first(new SpectralShape(magnitudes, Figure.KURTOSIS), 1, 0, 0, 0))
                .isEqualTo(1.5f);
        assertThat(first(new SpectralShape(magnitudes, Figure.CREST), 1, 0, 0, 0))
                .isEqualTo(1);
        assertThat(first(new SpectralShape(magnitudes, Figure.ENTROPY), 1, 0, 0, 0))
                .isEqualTo(1);
        assertThat(first(new SpectralShape(magnitudes, Figure.CREST), 1, 1, 1, 1))
                .isEqualTo(3);
        assertThat(first(new SpectralShape(magnitudes, Figure.ENTROPY), 1, 1, 1, 1))
                .isZero();
        for (Figure figure : Figure.values()) {
            assertThat(first(new SpectralShape(magnitudes, figure), 0, 0, 0, 0)).isZero();
        }
    }

    @Test
    void zeroAndTinyValuesCountAsPositiveInZeroCrossings() {
        Representation rate = Preset.librosa(RATE)
                .with("frameLength", "8")
                .with("hop", "8")
                .with("center", "false")
                .get("zero_crossing_rate");
        assertThat(first(rate, 1, 0, 1, -1, 0, -1e-11f, -0f, 1)).isEqualTo(2 / 8f);
        assertThat(first(rate, 1, -1, 1, -1, 1, -1, 1, -1)).isEqualTo(7 / 8f);
    }

    @Test
    void aRampHasItsSlopeAsDeltaEverywhereWithItsEdges() {
        float[] ramp = new float[64];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 1 + i;
        }
        Representation level = new etude.representation.Rms(RATE, 1, 1, false, Padding.ZERO);
        for (int length : new int[] {64, 9, 5, 2}) {
            Waveform clip = Waveform.mono(Arrays.copyOf(ramp, length), RATE);
            for (float slope : Features.compute(Delta.librosa(level, 1), clip).data()) {
                assertThat((double) slope).isCloseTo(1, Offset.offset(1e-6));
            }
        }
        assertThat(first(Delta.librosa(level, 1), 3)).isZero();
    }

    @Test
    void whatSeveralRepresentationsShareDoesNotChangeTheirBits() {
        Waveform clip = Signals.noise(30000, RATE, 5);
        Preset preset = Preset.librosa(RATE);
        List<Representation> all = new ArrayList<>();
        preset.names().forEach(name -> all.add(preset.get(name)));
        all.add(preset.get("mfcc"));
        List<Frames> together = Features.compute(all, clip);
        for (int i = 0; i < all.size(); i++) {
            float[] alone = Features.compute(all.get(i), clip).data();
            assertThat(Arrays.equals(together.get(i).data(), alone))
                    .as(all.get(i).layout().name())
                    .isTrue();
        }
        assertThat(Features.compute(List.of(), clip)).isEmpty();
    }

    @Test
    void rangesAreSaid() {
        var spectrogram = new PreciseSpectrogram(STFT, 1);
        assertThatThrownBy(() -> new SpectralExtremes(spectrogram, new OctaveBands(200, 6), 0.02))
                .hasMessageContaining("Band 6, 6400.0 to 12800.0 Hz, has no bin among frequencies up to 4000.0 Hz");
        assertThatThrownBy(() -> new SpectralCentroid(Preset.librosa(RATE).get("mfcc")))
                .hasMessageContaining("one row of bins in Hz")
                .hasMessageContaining("mfcc");
        assertThatThrownBy(() -> Delta.librosa(STFT, 1)).hasMessageContaining("stft is complex");
        assertThatThrownBy(() -> new Delta(spectrogram, 8, 1, Delta.Edges.INTERP))
                .hasMessageContaining("such as 9");
        assertThatThrownBy(() -> new Tempogram(spectrogram, 384, Window.HANN, true))
                .hasMessageContaining("one number per frame")
                .hasMessageContaining("257");
        assertThatThrownBy(() ->
                        new OnsetStrength(spectrogram, 1, 1, 0, OnsetStrength.Aggregate.MEAN, false, List.of(10, 5)))
                .hasMessageContaining("Band edge 1 is 5");
    }
}
