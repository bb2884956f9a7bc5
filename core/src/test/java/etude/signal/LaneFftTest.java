package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneFftTest {

    private static final int FRAMES = 5;

    /** Single precision; the error grows with the logarithm of the length. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 32, 48, 64, 100, 101, 128, 256, 512, 1024, 2048, 4096})
    void everyLaneHoldsTheSumThatASpectrumIsDefinedAs(int n) {
        int hop = n / 4 + 1;
        float[] x = noise(n + FRAMES * hop, n);
        float[] window = Window.HANN.centred(n, n);
        var fft = LaneFft.of(n, FRAMES + 2);
        fft.forward(x, 0, hop, FRAMES, window);
        double worst = 0;
        double largest = 0;
        for (int f = 0; f < FRAMES; f++) {
            for (int k = 0; k <= n / 2; k++) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < n; j++) {
                    double angle = -2 * Math.PI * ((long) j * k % n) / n;
                    re += x[f * hop + j] * window[j] * Math.cos(angle);
                    im += x[f * hop + j] * window[j] * Math.sin(angle);
                }
                worst = Math.max(worst, Math.hypot(re - fft.re()[k][f], im - fft.im()[k][f]));
                largest = Math.max(largest, Math.hypot(re, im));
            }
        }
        assertThat(worst / largest).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 16, 32, 60, 256, 2048, 8192, 32768, 65536})
    void theNumberOfLanesAndWhatStandsInTheOthersDoNotChangeABit(int n) {
        int hop = n / 3;
        float[] x = noise(n + 40 * hop, 3L * n);
        float[] alone = spectrum(LaneFft.of(n, 1), x, 7 * hop, hop, 1, 0);
        for (int lanes : new int[] {2, 3, 16, 37}) {
            var fft = LaneFft.of(n, lanes);
            fft.forward(x, hop, hop, lanes, null);
            int count = Math.min(2, lanes);
            assertThat(spectrum(fft, x, 7 * hop - (count - 1) * hop, hop, count, count - 1))
                    .containsExactly(alone);
        }
    }

    private static float[] spectrum(LaneFft fft, float[] x, int at, int hop, int count, int lane) {
        int bins = fft.re().length;
        float[] spectra = new float[count * 2 * bins];
        fft.forward(x, at, hop, count, null);
        Lanes.toFrames(fft.re(), fft.im(), bins, count, spectra, 0);
        return java.util.Arrays.copyOfRange(spectra, lane * 2 * bins, (lane + 1) * 2 * bins);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 64, 96, 128, 129, 200, 256, 512})
    void howMuchFramesOverlapDoesNotChangeABit(int hop) {
        int n = 256;
        float[] x = noise(n + 19 * hop, hop);
        float[] window = Window.HANN.centred(n, n);
        var many = LaneFft.of(n, 21);
        var one = LaneFft.of(n, 1);
        many.forward(x, 0, hop, 20, window);
        for (int f = 0; f < 20; f++) {
            one.forward(java.util.Arrays.copyOfRange(x, f * hop, f * hop + n), 0, n, 1, window);
            for (int k = 0; k <= n / 2; k++) {
                assertThat(many.re()[k][f]).isEqualTo(one.re()[k][0]);
                assertThat(many.im()[k][f]).isEqualTo(one.im()[k][0]);
            }
        }
        for (int k = 0; k <= n / 2; k++) {
            assertThat(Math.abs(many.re()[k][20]) + Math.abs(many.im()[k][20])).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 60, 512, 2048})
    void theFirstSamplesOfFramesComeBackSideBySide(int n) {
        float[] x = noise(n * FRAMES, n);
        var fft = LaneFft.of(n, FRAMES + 1);
        fft.forward(x, 0, n, FRAMES, null);
        fft.inverse();
        float[][] rows = new float[n / 2][FRAMES + 1];
        fft.samples(FRAMES, rows);
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < FRAMES; f++) {
                assertThat(rows[i][f]).isCloseTo(x[f * n + i], within(3e-6f));
            }
        }
    }

    @Test
    void powersAreTheSquaresOfTheSpectrum() {
        float[] x = noise(3000, 4);
        var spectra = LaneFft.of(1024, 9);
        var powers = LaneFft.of(1024, 9);
        spectra.forward(x, 0, 200, 9, null);
        powers.forward(x, 0, 200, 9, null);
        powers.square();
        for (int k = 0; k <= 512; k++) {
            for (int f = 0; f < 9; f++) {
                float re = spectra.re()[k][f];
                float im = spectra.im()[k][f];
                assertThat(powers.re()[k][f]).isEqualTo(re * re + im * im);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 32, 60, 256, 512, 2048, 8192})
    void theInverseGivesTheSamplesBack(int n) {
        float[] x = noise(n * FRAMES, 7L * n);
        float[] back = new float[x.length + 3];
        var fft = LaneFft.of(n, FRAMES);
        fft.forward(x, 0, n, FRAMES, null);
        fft.inverse();
        fft.add(FRAMES, null, back, 3, n);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(back[3 + i] - x[i]));
        }
        assertThat(worst).isLessThan(3e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 64})
    void framesThatOverlapAreWindowedAndAdded(int n) {
        int hop = n / 4;
        float[] x = noise(n + 3 * hop, 5);
        float[] window = Window.HANN.centred(n, n);
        float[] sum = new float[x.length];
        var fft = LaneFft.of(n, 4);
        fft.forward(x, 0, hop, 3, null);
        fft.inverse();
        fft.add(3, window, sum, 0, hop);
        float[] expected = new float[x.length];
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < n; i++) {
                expected[t * hop + i] += window[i] * x[t * hop + i];
            }
        }
        assertThat(sum).containsExactly(expected, within(3e-6f));
    }

    @Test
    void atLeastOneLaneIsAskedFor() {
        assertThatThrownBy(() -> LaneFft.of(512, 0))
                .hasMessageContaining("0 lanes")
                .hasMessageContaining("at least 1");
    }

    private static float[] noise(int n, long seed) {
        var random = new SplittableRandom(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
