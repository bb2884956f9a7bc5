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
        float[] actual = new float[n / 2 + 1 + 5];
        new PreciseFft(n).magnitudes(x, 3, window, actual, 5);
        for (int k = 0; k <= n / 2; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < n; i++) {
                re += window[i] * x[3 + i] * Math.cos(2 * Math.PI * ((long) i * k % n) / n);
                im -= window[i] * x[3 + i] * Math.sin(2 * Math.PI * ((long) i * k % n) / n);
            }
            double expected = Math.hypot(re, im);
            assertThat((double) actual[5 + k])
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
        float[] magnitudes = new float[n / 2 + 1];
        new PreciseFft(n).magnitudes(x, 0, ones, magnitudes, 0);
        assertThat(magnitudes[n / 4]).isEqualTo(n / 2f);
        magnitudes[n / 4] = 0;
        for (float m : magnitudes) {
            assertThat(m).isLessThan(1e-11f);
        }
    }

    @Test
    void oneSampleHasNoSpectrum() {
        assertThatThrownBy(() -> new PreciseFft(1)).hasMessageContaining("at least 2");
    }
}
