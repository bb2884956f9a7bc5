package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.Features;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import etude.testing.Goldens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class GriffinLimTest {

    private static final Stft STFT = new Stft(8000, 256, 256, 64, Window.HANN, true, Padding.ZERO);
    private static final Spectrogram MAGNITUDE = new Spectrogram(STFT, 1);

    /** Bins near rounding have phases of chance: librosa in single and in double precision are 4e-5 apart. */
    @Test
    void fromZeroPhasesItTakesLibrosasWay() throws IOException {
        float[] expected = Goldens.read("griffinlim_zero_3");
        var method = new GriffinLim(3, 0.99, GriffinLim.Start.ZERO, 0);
        float[] sound = method.apply(STFT, magnitudes(Goldens.signal()), expected.length, Progress.NONE);
        assertThat(distance(Frames.of(1, 4096, sound), Frames.of(1, 4096, expected)))
                .isLessThan(2e-4);
    }

    @Test
    void moreRoundsComeNearerToTheMagnitudes() {
        Frames wanted = magnitudes(Goldens.signal());
        double few = distance(GriffinLim.STANDARD.withIterations(2).apply(STFT, wanted), wanted);
        double many = distance(GriffinLim.STANDARD.withIterations(32).apply(STFT, wanted), wanted);
        double momentless = distance(new GriffinLim(32, 0, GriffinLim.Start.RANDOM, 0).apply(STFT, wanted), wanted);
        assertThat(many).isLessThan(0.1).isLessThan(few / 2).isLessThan(momentless);
    }

    @Test
    void paddingThatMirrorsTheClipIsFollowed() {
        var mirrored = new Stft(8000, 256, 256, 64, Window.HANN, true, Padding.REFLECT);
        Frames wanted = Features.compute(new Spectrogram(mirrored, 1), Goldens.signal());
        float[] sound = GriffinLim.STANDARD.withIterations(64).apply(mirrored, wanted);
        Frames found = Features.compute(new Spectrogram(mirrored, 1), Waveform.mono(sound, 8000));
        assertThat(distance(found, wanted)).isLessThan(0.1);
    }

    @Test
    void aSeedGivesTheSameBitsOnAnyNumberOfThreadsAndAnotherSeedOthers() throws Exception {
        Frames wanted = magnitudes(Goldens.signal());
        var method = new GriffinLim(4, 0.99, GriffinLim.Start.RANDOM, 5);
        var one = new ForkJoinPool(1);
        var three = new ForkJoinPool(3);
        try {
            float[] alone = one.submit(() -> method.apply(STFT, wanted)).get();
            assertThat(three.submit(() -> method.apply(STFT, wanted)).get()).isEqualTo(alone);
            assertThat(new GriffinLim(4, 0.99, GriffinLim.Start.RANDOM, 6).apply(STFT, wanted))
                    .isNotEqualTo(alone);
        } finally {
            one.shutdown();
            three.shutdown();
        }
    }

    @Test
    void silenceStaysSilentAndHardlyAnythingStaysFinite() {
        var method = GriffinLim.STANDARD;
        assertThat(method.apply(STFT, Frames.of(129, 20, new float[129 * 20]))).containsOnly(0f);
        float[] faint = new float[129 * 20];
        java.util.Arrays.fill(faint, 1e-30f);
        faint[700] = 1;
        for (float x : method.apply(STFT, Frames.of(129, 20, faint))) {
            assertThat(Math.abs(x)).isLessThan(1f);
        }
    }

    @Test
    void whoWaitsIsToldAndMayStop() {
        Frames wanted = magnitudes(Goldens.signal());
        var told = new ArrayList<Double>();
        GriffinLim.STANDARD.apply(STFT, wanted, 4096, told::add);
        assertThat(told).isSorted().hasSizeGreaterThan(32).endsWith(1.0);
        assertThatThrownBy(() -> GriffinLim.STANDARD.apply(STFT, wanted, 4096, done -> done < 0.5))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("%");
    }

    private static Frames magnitudes(Waveform wave) {
        return Features.compute(MAGNITUDE, wave);
    }

    private static double distance(float[] sound, Frames wanted) {
        return distance(magnitudes(Waveform.mono(sound, 8000)), wanted);
    }

    /** Spectral convergence: the distance by the size of what is wanted. */
    static double distance(Frames found, Frames wanted) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < wanted.data().length; i++) {
            error += Math.pow(found.data()[i] - wanted.data()[i], 2);
            size += Math.pow(wanted.data()[i], 2);
        }
        return Math.sqrt(error / size);
    }
}
