package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreciseFftTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 16, 100, 128, 441, 512, 1000})
    void magnitudesAreThoseOfTheDefinition(int n) {
        var random = new SplittableRandom(n);
        float[] x = new float[n + 3];
        double[] window = Window.HANN.symmetric(n + 2);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[][] actual = new PreciseFft(n, 3).magnitudes(x, 1, 2, 2, window);
        for (int k = 0; k <= n / 2; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < n; i++) {
                re += window[i] * x[3 + i] * Math.cos(2 * Math.PI * ((long) i * k % n) / n);
                im -= window[i] * x[3 + i] * Math.sin(2 * Math.PI * ((long) i * k % n) / n);
            }
            double expected = Math.hypot(re, im);
            assertThat((double) actual[k][1])
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-7 * expected + 1e-12));
        }
    }

    @Test
    void whatIsNotThereStaysNothingBesideALoudTone() {
        int n = 2048;
        float[] x = new float[n];
        double[] ones = Window.RECTANGULAR.periodic(n);
        for (int i = 0; i < n; i++) {
            x[i] = i % 4 == 0 ? 1 : i % 4 == 2 ? -1 : 0;
        }
        float[][] magnitudes = new PreciseFft(n, 1).magnitudes(x, 0, 0, 1, ones);
        assertThat(magnitudes[n / 4][0]).isEqualTo(n / 2f);
        magnitudes[n / 4][0] = 0;
        for (float[] m : magnitudes) {
            assertThat(m[0]).isLessThan(1e-11f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 512})
    void theNumberOfLanesDoesNotChangeABit(int n) {
        var random = new SplittableRandom(n);
        float[] x = new float[4 * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        double[] window = Window.HANN.periodic(n);
        var many = new PreciseFft(n, 19);
        many.magnitudes(x, 0, 7, 19, window);
        float[][] some = many.magnitudes(x, 50, 10, 3, window);
        float[][] alone = new PreciseFft(n, 1).magnitudes(x, 60, 0, 1, window);
        for (int k = 0; k < alone.length; k++) {
            assertThat(some[k][1]).isEqualTo(alone[k][0]);
        }
    }

    @Test
    void oneSampleHasNoSpectrum() {
        assertThatThrownBy(() -> new PreciseFft(1, 1)).hasMessageContaining("at least 2");
    }
}
