package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleFftTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 128, 512, 1024})
    void theTransformIsThatOfTheDefinitionAndBack(int n) {
        var random = new SplittableRandom(n);
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] y = random.doubles(n, -1, 1).toArray();
        double[] re = x.clone();
        double[] im = y.clone();
        DoubleFft fft = new DoubleFft(n);

        fft.forward(re, im);

        for (int k = 0; k < n; k++) {
            double r = 0;
            double i = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) j * k % n) / n;
                r += x[j] * Math.cos(angle) - y[j] * Math.sin(angle);
                i += x[j] * Math.sin(angle) + y[j] * Math.cos(angle);
            }
            assertThat(re[k]).isCloseTo(r, within(1e-14 * n));
            assertThat(im[k]).isCloseTo(i, within(1e-14 * n));
        }
        fft.inverse(re, im);
        assertThat(re).containsExactly(x, within(1e-14));
        assertThat(im).containsExactly(y, within(1e-14));
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatThrownBy(() -> new DoubleFft(12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
        assertThatThrownBy(() -> new DoubleFft(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DoubleFft(Integer.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }
}
