package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 4.342944819032518, 8.685889638065037})
    void everyNumberIsWithinThreeUnitsInTheLastPlace(double scale) {
        float[] x = numbers(20_000);
        float[] y = apply(new Logarithm(scale, Float.MIN_NORMAL, 0, Double.NEGATIVE_INFINITY), x);
        for (int i = 0; i < x.length; i++) {
            double exact = scale * Math.log(x[i]);
            assertThat(Math.abs(y[i] - exact)).isLessThanOrEqualTo(3 * Math.ulp((float) exact));
        }
    }

    @Test
    void powersOfTwoAndOneAreExact() {
        float[] y =
                apply(new Logarithm(1 / Math.log(2), 1e-30, 0, Double.NEGATIVE_INFINITY), 1, 2, 0.5f, 1024, 0x1p-90f);
        assertThat(y).containsExactly(0, 1, -1, 10, -90);
    }

    @Test
    void smallNumbersStandAtTheLeastAndLowLevelsAtTheFloor() {
        var decibels = new Logarithm(10 / Math.log(10), 1e-10, 0, -80);
        var deep = new Logarithm(10 / Math.log(10), 1e-10, 20, Double.NEGATIVE_INFINITY);
        assertThat(apply(decibels, 0, 1e-12f, 1e-9f, 1e-7f)).containsExactly(-80, -80, -80, -70);
        assertThat(apply(deep, 0, -3, Float.NaN, 1e-12f)).containsOnly(-120);
    }

    @Test
    void howManyNumbersAreGivenAtOnceDoesNotChangeABit() {
        var logarithm = new Logarithm(1, 1e-10, 0.3, -20);
        float[] x = numbers(500);
        float[] all = apply(logarithm, x);
        for (int i = 0; i < x.length; i++) {
            assertThat(apply(logarithm, x[i])[0]).isEqualTo(all[i]);
        }
    }

    @Test
    void aLeastNumberThatIsNotNormalIsRefused() {
        assertThatThrownBy(() -> new Logarithm(1, 1e-40, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0E-40")
                .hasMessageContaining("at least");
    }

    private static float[] apply(Logarithm logarithm, float... x) {
        float[] y = new float[x.length];
        logarithm.apply(x, 0, y, 0, x.length, new Logarithm.Scratch(x.length));
        return y;
    }

    /** All magnitudes, and many around 1, where a logarithm is small. */
    private static float[] numbers(int count) {
        var random = new SplittableRandom(5);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            double exponent = i % 2 == 0 ? 80 * random.nextDouble(-1, 1) : 0.5 * random.nextDouble(-1, 1);
            x[i] = (float) Math.exp(exponent);
        }
        return x;
    }
}
