package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Hpss;
import etude.representation.Hpss.Part;
import etude.representation.Preset;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpssTest {

    private static final int RATE = 16000;
    private static final Spectrogram MAGNITUDES = new Spectrogram(
            (Stft) Preset.librosa(RATE).with("nFft", "256").with("hop", "128").get("stft"), 1);

    @ParameterizedTest
    @CsvSource({"5, 7, 70", "31, 31, 5", "1, 3, 20", "3, 1, 20", "9, 301, 3", "31, 31, 1"})
    void masksComeFromMediansOverMirroredNeighbours(int time, int frequency, int frames) {
        Waveform clip = Signals.noise((frames - 1) * 128 + 5, RATE, time);
        Frames source = Features.compute(MAGNITUDES, clip);
        assertThat(source.count()).isEqualTo(frames);
        Frames mask = Features.compute(new Hpss(MAGNITUDES, time, frequency, 2, 1, 1, Part.HARMONIC, true), clip);
        for (int t = 0; t < frames; t++) {
            for (int k = 0; k < source.bins(); k++) {
                double h = median(source, k, t, time, 0);
                double p = median(source, k, t, 0, frequency);
                assertThat((double) mask.get(k, t)).isCloseTo(h * h / (h * h + p * p), Offset.offset(1e-6));
            }
        }
    }

    private static double median(Frames source, int bin, int frame, int time, int frequency) {
        int size = Math.max(time, frequency);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            int off = i - size / 2;
            int k = Padding.SYMMETRIC.resolve(bin + (time == 0 ? off : 0), source.bins());
            int t = Padding.SYMMETRIC.resolve(frame + (time == 0 ? 0 : off), source.count());
            values[i] = source.get(k, t);
        }
        Arrays.sort(values);
        return values[size / 2];
    }

    @Test
    void aToneIsHarmonicAndAClickIsPercussive() {
        Waveform tone = Signals.sine(1000, 1, RATE);
        assertThat(energy(tone, Part.HARMONIC)).isGreaterThan(100 * energy(tone, Part.PERCUSSIVE));
        float[] x = new float[RATE];
        x[RATE / 2] = 1;
        Waveform click = Waveform.mono(x, RATE);
        assertThat(energy(click, Part.PERCUSSIVE)).isGreaterThan(100 * energy(click, Part.HARMONIC));
    }

    private static double energy(Waveform clip, Part part) {
        Frames frames = Features.compute(Hpss.librosa(MAGNITUDES, part), clip);
        double sum = 0;
        for (int t = 16; t < frames.count() - 16; t++) {
            for (int k = 0; k < frames.bins(); k++) {
                sum += frames.get(k, t) * frames.get(k, t);
            }
        }
        return sum;
    }

    @Test
    void partsAddUpToTheSourceAndMarginsLeaveARest() {
        Waveform clip = Signals.noise(8000, RATE, 3);
        for (double margin : new double[] {1, 2}) {
            Hpss both = new Hpss(MAGNITUDES, 17, 17, 2, margin, margin, Part.BOTH, false);
            Hpss rest = new Hpss(MAGNITUDES, 17, 17, 2, margin, margin, Part.RESIDUAL, false);
            List<Frames> frames = Features.compute(List.of(MAGNITUDES, both, rest), clip);
            int bins = frames.get(0).bins();
            double left = 0;
            for (int t = 0; t < frames.get(0).count(); t++) {
                for (int k = 0; k < bins; k++) {
                    double sum = frames.get(1).get(k, t)
                            + frames.get(1).get(bins + k, t)
                            + frames.get(2).get(k, t);
                    assertThat(sum).isCloseTo(frames.get(0).get(k, t), Offset.offset(1e-5));
                    left += frames.get(2).get(k, t);
                }
            }
            assertThat(left > 1).isEqualTo(margin > 1);
        }
    }

    @Test
    void silenceIsSplitEvenly() {
        Waveform silence = Waveform.mono(new float[4000], RATE);
        Frames mask = Features.compute(new Hpss(MAGNITUDES, 5, 5, 2, 1, 1, Part.BOTH, true), silence);
        assertThat(mask.data()).containsOnly(0.5f);
    }

    @Test
    void evenKernelsAndMarginsBelowOneAreRefused() {
        assertThatThrownBy(() -> new Hpss(MAGNITUDES, 30, 31, 2, 1, 1, Part.BOTH, false))
                .hasMessage("harmonicKernel is 30; it must be odd and positive.");
        assertThatThrownBy(() -> new Hpss(MAGNITUDES, 31, 31, 2, 0.5, 1, Part.BOTH, false))
                .hasMessageContaining("harmonicMargin is 0.5");
        assertThatThrownBy(() -> Hpss.librosa(MAGNITUDES.source(), Part.BOTH)).hasMessageContaining("stft is complex");
    }
}
