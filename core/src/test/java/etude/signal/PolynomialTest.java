package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PolynomialTest {

    @Test
    void aPolynomialIsFoundAgainFromItsValues() {
        double[] x = new double[50];
        for (int i = 0; i < x.length; i++) {
            x[i] = 100 + 20.0 * i;
        }
        double[] coefficients = {3e-6, -2e-3, 0.5, 7};
        double[][] fit = Polynomial.fit(x, 3);
        for (int r = 0; r < 4; r++) {
            double found = 0;
            for (int i = 0; i < x.length; i++) {
                double value =
                        ((coefficients[0] * x[i] + coefficients[1]) * x[i] + coefficients[2]) * x[i] + coefficients[3];
                found += fit[r][i] * value;
            }
            assertThat(found).isCloseTo(coefficients[r], Offset.offset(1e-8 * Math.abs(coefficients[r])));
        }
    }

    @Test
    void theFiveTermsOfSavitzkyAndGolay() {
        assertThat(Polynomial.derivative(5, 2, 0, 2))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(-3 / 35.0, 12 / 35.0, 17 / 35.0, 12 / 35.0, -3 / 35.0);
        assertThat(Polynomial.derivative(5, 1, 1, 2))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(-0.2, -0.1, 0, 0.1, 0.2);
        assertThat(Polynomial.derivative(5, 2, 2, 0))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(2 / 7.0, -1 / 7.0, -2 / 7.0, -1 / 7.0, 2 / 7.0);
    }

    @Test
    void aDerivativeAboveTheOrderIsNothing() {
        assertThat(Polynomial.derivative(3, 1, 2, 1)).containsOnly(0);
    }
}
