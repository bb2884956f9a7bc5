package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

    /** The first five of eight values of scipy.signal.get_window, which prints them to 1e-12. */
    @ParameterizedTest
    @CsvSource({
        "HANN, 0, 0.146446609407, 0.5, 0.853553390593, 1",
        "HAMMING, 0.08, 0.214730880654, 0.54, 0.865269119346, 1",
        "BLACKMAN, 0, 0.066446609407, 0.34, 0.773553390593, 1",
        "BLACKMAN_HARRIS, 0.00006, 0.021735837019, 0.21747, 0.695764162981, 1",
        "NUTTALL, 0.0003628, 0.025205566515, 0.2269824, 0.701958233485, 1",
        "FLAT_TOP, -0.000421051, -0.026872193286, -0.05473684, 0.444135357286, 1.000000003",
        "BARTLETT, 0, 0.25, 0.5, 0.75, 1",
        "BARTLETT_HANN, 0, 0.171299423149, 0.5, 0.828700576851, 1",
        "BOHMAN, 0, 0.048302383743, 0.318309886184, 0.755409164929, 1",
        "LANCZOS, 0, 0.300105438719, 0.636619772368, 0.900316316157, 1",
        "TUKEY, 0, 0.5, 1, 1, 1"
    })
    void aPeriodicWindowIsScipys(Window window, double a, double b, double c, double d, double e) {
        double[] values = window.periodic(8);
        double[] expected = {a, b, c, d, e};
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodicWindowIsASymmetricOneWithoutItsLastValue(Window window) {
        double[] symmetric = window.symmetric(10);
        double[] periodic = window.periodic(9);
        for (int i = 0; i < 9; i++) {
            assertThat(periodic[i]).isCloseTo(symmetric[i], within(1e-15));
            assertThat(symmetric[i]).isCloseTo(symmetric[9 - i], within(1e-15));
        }
        assertThat(window.periodic(1)).containsExactly(1);
        assertThat(window.symmetric(1)).containsExactly(1);
    }

    @Test
    void aShortWindowStandsInTheMiddleAndALongOneIsRefused() {
        assertThat(Window.RECTANGULAR.centred(2, 5)).containsExactly(0, 1, 1, 0, 0);
        assertThatThrownBy(() -> Window.HANN.centred(6, 5)).hasMessageContaining("winLength must not exceed nFft");
    }
}
