package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.ConstantQTranspose;
import etude.features.Features;
import etude.representation.ConstantQ;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseConstantQTest {

    private static ConstantQ cqt(int hop) {
        return (ConstantQ) Preset.librosa(22050).with("hop", "" + hop).get("cqt");
    }

    /** Five notes with a beginning and an end, all within the bins. */
    private static Waveform notes() {
        float[] x = new float[22050];
        double[] hz = {110, 220.5, 333, 740, 1900};
        for (int n = 0; n < hz.length; n++) {
            for (int i = 0; i < 12000; i++) {
                double swell = Math.sin(Math.PI * i / 12000);
                x[n * 2300 + i] += (float) (0.1 * swell * swell * Math.sin(2 * Math.PI * hz[n] * i / 22050));
            }
        }
        return Waveform.mono(x, 22050);
    }

    /** Signal over error, dB. */
    private static double snr(float[] expected, float[] actual) {
        double signal = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            signal += (double) expected[i] * expected[i];
            error += Math.pow(expected[i] - actual[i], 2);
        }
        return 10 * Math.log10(signal / error);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 300, 77})
    void theTransposeIsTheTransformsTranspose(int hop) {
        ConstantQ q = cqt(hop);
        Waveform x = Signals.noise(9000, 22050, 3);
        Frames there = Features.compute(q, x);
        float[] y = Signals.noise(there.data().length, 22050, 4).channel(0);
        Frames values = new Frames(there.shape(), true, there.count(), y);
        float[] back = new ConstantQTranspose(q).apply(values, x.length());
        double left = 0;
        double right = 0;
        double size = 0;
        for (int i = 0; i < y.length; i++) {
            left += (double) y[i] * there.data()[i];
            size += Math.abs((double) y[i] * there.data()[i]);
        }
        for (int i = 0; i < back.length; i++) {
            right += (double) back[i] * x.channel(0)[i];
        }
        assertThat(left).isCloseTo(right, Offset.offset(1e-6 * size));
    }

    @Test
    void notesComeBackWhereFiltersOverlap() {
        ConstantQ q = cqt(64);
        Waveform notes = notes();
        Waveform back =
                Resynthesis.of(q, Features.compute(q, notes), notes.length(), GriffinLim.STANDARD, Progress.NONE);
        assertThat(snr(notes.channel(0), back.channel(0))).isGreaterThan(40);
    }

    @Test
    void musicComesBackInTheBandOfTheBins() throws IOException {
        Waveform song = Signals.referenceWav(TestData.require("reference/librosa/vibeace/input.wav"))
                .slice(0, 60_000);
        ConstantQ q = cqt(64);
        Frames heard = Features.compute(q, song);
        float[] back = InverseConstantQ.apply(q, heard, song.length(), 30, Progress.NONE);
        Frames again = Features.compute(q, Waveform.mono(back, 22050));
        assertThat(snr(heard.data(), again.data())).isGreaterThan(60);
    }

    @Test
    void aFewStepsAreLessExactThanManyAndSilenceStaysSilent() {
        ConstantQ q = cqt(128);
        Waveform notes = notes();
        Frames frames = Features.compute(q, notes);
        double few = snr(notes.channel(0), InverseConstantQ.apply(q, frames, 22050, 2, Progress.NONE));
        double more = snr(notes.channel(0), InverseConstantQ.apply(q, frames, 22050, 12, Progress.NONE));
        assertThat(more).isGreaterThan(few + 3);
        Frames silence = new Frames(frames.shape(), true, 9, new float[9 * frames.stride()]);
        float[] silent = InverseConstantQ.apply(q, silence, -1, 5, Progress.NONE);
        assertThat(silent).hasSize(8 * 128);
        assertThat(Arrays.equals(silent, new float[silent.length])).isTrue();
    }

    @Test
    void framesOfAnotherShapeAreRefused() {
        assertThatThrownBy(
                        () -> InverseConstantQ.apply(cqt(512), Frames.of(84, 2, new float[168]), -1, 5, Progress.NONE))
                .hasMessageContaining("complex with 84 bins");
    }
}
