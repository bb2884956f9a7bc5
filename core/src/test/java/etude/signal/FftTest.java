package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {

    /** Single precision; the error grows with the logarithm of the length. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 25, 30, 31, 64, 97, 100, 128, 240, 256, 400, 441, 512, 1001
            })
    void aSpectrumIsTheSumItIsDefinedAs(int n) {
        float[] x = noise(n, n);
        var fft = new Fft(n);
        float[] spectrum = new float[2 * fft.bins()];
        fft.forward(x, 0, null, spectrum, 0);
        double worst = 0;
        double largest = 0;
        for (int k = 0; k < fft.bins(); k++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) j * k % n) / n;
                re += x[j] * Math.cos(angle);
                im += x[j] * Math.sin(angle);
            }
            worst = Math.max(worst, Math.hypot(re - spectrum[2 * k], im - spectrum[2 * k + 1]));
            largest = Math.max(largest, Math.hypot(re, im));
        }
        assertThat(worst / largest).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 60, 127, 1000, 1024, 2048, 2187, 4096, 11339, 16384})
    void theInverseGivesTheSamplesBack(int n) {
        float[] x = noise(n, 7L * n);
        var fft = new Fft(n);
        float[] spectrum = new float[2 * fft.bins() + 3];
        float[] back = new float[n + 5];
        fft.forward(x, 0, null, spectrum, 3);
        fft.inverse(spectrum, 3, back, 5);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            worst = Math.max(worst, Math.abs(back[5 + i] - x[i]));
        }
        assertThat(worst).isLessThan(3e-6);
    }

    @Test
    void aWindowMultipliesTheSamplesFirst() {
        for (int n : new int[] {30, 31, 64}) {
            float[] x = noise(n, 3);
            float[] window = Window.HANN.centred(n, n);
            float[] product = new float[n];
            for (int i = 0; i < n; i++) {
                product[i] = x[i] * window[i];
            }
            var fft = new Fft(n);
            float[] windowed = new float[2 * fft.bins()];
            float[] plain = new float[2 * fft.bins()];
            fft.forward(x, 0, window, windowed, 0);
            fft.forward(product, 0, null, plain, 0);
            assertThat(windowed).containsExactly(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 36, 101, 512, 1024, 1000})
    void aComplexTransformKeepsEnergyAndComesBack(int n) {
        float[] re = noise(n, n + 1);
        float[] im = noise(n, n + 2);
        float[] r = re.clone();
        float[] i = im.clone();
        var fft = new ComplexFft(n);
        fft.forward(r, i);
        assertThat(energy(r, i) / n).isCloseTo(energy(re, im), Percentage.withPercentage(1e-3));
        fft.inverse(r, i);
        double worst = 0;
        for (int k = 0; k < n; k++) {
            worst = Math.max(worst, Math.hypot(r[k] - re[k], i[k] - im[k]));
        }
        assertThat(worst).isLessThan(3e-6);
    }

    @Test
    void aLengthBelowOneIsRefused() {
        assertThatThrownBy(() -> new Fft(0)).hasMessageContaining("is 0").hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ComplexFft(-3)).hasMessageContaining("is -3");
    }

    private static double energy(float[] re, float[] im) {
        double sum = 0;
        for (int k = 0; k < re.length; k++) {
            sum += (double) re[k] * re[k] + (double) im[k] * im[k];
        }
        return sum;
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
