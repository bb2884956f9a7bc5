package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.ConstantQ;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Tuning;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.VectorNorm;
import etude.signal.Waveform;
import etude.signal.Wavelets;
import etude.signal.Window;
import etude.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantQTest {

    /** Noise under a slow sweep, with a click: something for every bin and every frame. */
    private static Waveform everything(int samples, int rate) {
        float[] x = Signals.noise(samples, rate, 7).channel(0).clone();
        double turn = 0;
        for (int i = 0; i < samples; i++) {
            turn += 2 * Math.PI * 25 * Math.pow(rate / 52.0, (double) i / samples) / rate;
            x[i] = (float) (0.3 * x[i] + 0.5 * Math.sin(turn));
        }
        x[samples / 3] += 1;
        return Waveform.mono(x, rate);
    }

    /** The definition: the inner product of a frame with windowed exponentials, in double precision. */
    private static double[] definition(ConstantQ q, float[] x, int bin, int frame) {
        double alpha = (Math.pow(2, 2.0 / q.binsPerOctave()) - 1) / (Math.pow(2, 2.0 / q.binsPerOctave()) + 1);
        double hz = q.fMin() * Math.pow(2, (bin + q.tuning().bins()) / q.binsPerOctave());
        double length = q.filterScale() / alpha * q.sampleRate() / (hz + q.gamma() / alpha);
        int from = (int) Math.floor(-length / 2);
        int to = (int) Math.floor(length / 2);
        double[] window = q.window().periodic(to - from);
        double norm = 0;
        double re = 0;
        double im = 0;
        for (int s = from; s < to; s++) {
            double w = window[s - from];
            norm += w;
            int at = q.padding().resolve((long) frame * q.hop() - s, x.length);
            double sample = at < 0 ? 0 : x[at];
            re += sample * w * Math.cos(2 * Math.PI * hz * s / q.sampleRate());
            im += sample * w * Math.sin(2 * Math.PI * hz * s / q.sampleRate());
        }
        double gain = (q.scale() ? Math.sqrt(length) : length) / norm;
        return new double[] {gain * re, gain * im};
    }

    private static void assertAgreesWithItsDefinition(ConstantQ q, Waveform clip, int everyBin) {
        Frames actual = Features.compute(q, clip);
        assertThat(actual.count()).isEqualTo(1 + clip.length() / q.hop());
        double worst = 0;
        double largest = 0;
        for (int bin = 0; bin < q.nBins(); bin += everyBin) {
            for (int t = 0; t < actual.count(); t += 3) {
                double[] expected = definition(q, clip.channel(0), bin, t);
                int at = t * actual.stride() + 2 * bin;
                double error = Math.hypot(expected[0] - actual.data()[at], expected[1] - actual.data()[at + 1]);
                worst = Math.max(worst, error);
                largest = Math.max(largest, Math.hypot(expected[0], expected[1]));
            }
        }
        assertThat(worst / largest).isLessThan(1e-4);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 64, 256",
        "11025, 70, 200",
        "16000, 80, 441",
        "22050, 84, 512",
        "22050, 84, 511",
        "44100, 96, 1024",
        "48000, 96, 480",
        "96000, 100, 1000",
        "192000, 100, 4096"
    })
    void itAgreesWithItsDefinitionAtAnyRateAndHop(int rate, int bins, int hop) {
        ConstantQ q = new ConstantQ(
                rate, hop, ConstantQ.C1, bins, 12, 0, Tuning.none(), 1, Window.HANN, VectorNorm.L1, true, Padding.ZERO);
        assertAgreesWithItsDefinition(q, everything(20 * hop + rate / 5, rate), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "36, 20, 1, HANN, true, ZERO, 0",
        "36, 0, 1, HANN, true, ZERO, -0.3",
        "12, 0, 0.5, BLACKMAN, false, REFLECT, 0",
        "24, 0, 2, HAMMING, true, EDGE, 0.25",
        "12, 6, 1, BLACKMAN_HARRIS, true, SYMMETRIC, 0",
        "12, 0, 0.05, HANN, true, ZERO, 0",
        "12, 0, 1, RECTANGULAR, true, ZERO, 0"
    })
    void itAgreesWithItsDefinitionForAnySettings(
            int perOctave,
            double gamma,
            double filterScale,
            Window window,
            boolean scale,
            Padding padding,
            double tuning) {
        ConstantQ q = new ConstantQ(
                22050,
                512,
                110,
                3 * perOctave,
                perOctave,
                gamma,
                new Tuning.Fixed(tuning),
                filterScale,
                window,
                VectorNorm.L1,
                scale,
                padding);
        assertAgreesWithItsDefinition(q, everything(12000, 22050), 5);
    }

    /** librosa drops what its filters hear below 0 Hz, which for the wide low bins of the VQT is 1e-3. */
    @ParameterizedTest
    @CsvSource({"cqt, 1e-4", "vqt, 2e-3"})
    void whereLibrosaDoesNotHalveRatesItsComplexValuesAreTheDefinitions(String name, double tolerance) {
        Representation q = Preset.librosa(22050).with("hop", "511").get(name);
        Frames actual = Features.compute(q, Chroma.chords().slice(0, 22050));
        Frames rows = Frames.of(actual.stride(), actual.count(), actual.data());
        assertThat(Goldens.error(rows, Goldens.read(name + "_odd_hop"))).isLessThan(tolerance);
    }

    @ParameterizedTest
    @CsvSource({"441, 5000", "300, 700", "96, 100000"})
    void aStreamGivesTheBitsOfTheWholeClipForAnyChunking(int hop, int chunk) {
        var clip = Signals.noise(22050, 22050, 1);
        ConstantQ q = new ConstantQ(
                22050, hop, ConstantQ.C1, 84, 12, 0, Tuning.none(), 1, Window.HANN, VectorNorm.L1, true, Padding.ZERO);
        Chroma.assertStreamsLikeTheClip(q, clip, chunk);
    }

    @Test
    void framesAreTheSameBitsInALongClipAsInItsFirstSeconds() {
        var clip = Signals.noise(200_000, 22050, 2);
        ConstantQ q = ConstantQ.cqt(22050, 84);
        Frames whole = Features.compute(q, clip);
        Frames part = Features.compute(q, clip.slice(0, 150_000));
        int same = (150_000 - 12_000) / 512 * whole.stride();
        assertThat(java.util.Arrays.mismatch(whole.data(), 0, same, part.data(), 0, same))
                .isEqualTo(-1);
    }

    @Test
    void binsBeyondTheNyquistFrequencyAreRefusedWithTheNumberThatFits() {
        assertThatThrownBy(() -> ConstantQ.cqt(8000, 84))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is room for 83 bins");
        assertThat(ConstantQ.cqt(8000, 83).wavelets().fitting()).isEqualTo(83);
    }

    @Test
    void aToneOfOneBinsFrequencyIsLoudestThere() {
        Frames levels = Features.compute(new Spectrogram(ConstantQ.cqt(44100, 84), 1), Signals.sine(440, 2, 44100));
        float[] frame = levels.frame(80);
        for (int bin = 0; bin < 84; bin++) {
            assertThat(frame[bin]).isLessThanOrEqualTo(frame[45]);
        }
        Wavelets wavelets = ConstantQ.cqt(44100, 84).wavelets();
        assertThat((double) frame[45])
                .isCloseTo(0.25 * Math.sqrt(wavelets.length(45)), org.assertj.core.data.Percentage.withPercentage(0.1));
    }

    @Test
    void theFormulasNormsScaleTheFilters() {
        for (VectorNorm norm : VectorNorm.values()) {
            Wavelets w = new Wavelets(22050, 440, 12, 12, 0, 1, Window.HANN, norm, false);
            double size = norm.of(Window.HANN.periodic(w.support(0)));
            assertThat(w.gain(0)).isCloseTo(w.length(0) / size, org.assertj.core.data.Percentage.withPercentage(1e-9));
        }
    }
}
