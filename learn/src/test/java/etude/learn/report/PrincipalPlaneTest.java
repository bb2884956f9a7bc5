package etude.learn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

    @Test
    void thePlaneHoldsTheTwoDirectionsOfLargestVarianceAndTheyDoNotCorrelate() {
        Random random = new Random(5);
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double[] vector = new double[9];
            for (int k = 0; k < 9; k++) {
                vector[k] = (k < 5 ? a : k < 8 ? b : 0) + 0.3 * random.nextGaussian();
            }
            vectors.add(vector);
        }
        double[][] plane = PrincipalPlane.of(vectors);
        double first = product(plane[0], plane[0]) / 400;
        double second = product(plane[1], plane[1]) / 400;
        assertThat(first).isBetween(4.2, 5.2); // five of nine numbers of variance 1 go together
        assertThat(second).isBetween(2.4, 3.2); // and three others
        assertThat(product(plane[0], plane[1]) / 400).isCloseTo(0, within(0.02));
    }

    @Test
    void numbersThatNeverChangeDoNoHarm() {
        double[][] plane = PrincipalPlane.of(List.of(new double[] {1, 5}, new double[] {1, 5}, new double[] {1, 5}));
        assertThat(plane[0]).containsExactly(0, 0, 0);
        assertThat(plane[1]).containsExactly(0, 0, 0);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
