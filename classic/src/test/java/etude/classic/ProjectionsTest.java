package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionsTest {

    @ParameterizedTest
    @CsvSource({"40, 6, 4", "10, 25, 5", "12, 12, 3"})
    void principalComponentsAreAtRightAnglesAndTheirVariancesAreWhatIsProjected(int n, int d, int count) {
        double[][] x = Blobs.of(2, n / 2, d, 1.5, 3).x();
        PrincipalComponents components = PrincipalComponents.of(x, count);
        double[][] projected = Arrays.stream(x).map(components::project).toArray(double[][]::new);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double dot = 0;
                double covariance = 0;
                for (int j = 0; j < d; j++) {
                    dot += components.axes()[a][j] * components.axes()[b][j];
                }
                for (double[] row : projected) {
                    covariance += row[a] * row[b] / (x.length - 1);
                }
                assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-9));
                assertThat(covariance).isCloseTo(a == b ? components.variances()[a] : 0, within(1e-9));
            }
            if (a > 0) {
                assertThat(components.variances()[a])
                        .isLessThanOrEqualTo(components.variances()[a - 1]);
            }
        }
    }

    @Test
    void theFirstComponentIsTheDirectionInWhichNumbersWereSpread() {
        Random random = new Random(1);
        double[][] x = new double[400][];
        for (int i = 0; i < x.length; i++) {
            double along = 5 * random.nextGaussian();
            x[i] = new double[] {0.6 * along + 0.1 * random.nextGaussian(), 0.8 * along + 0.1 * random.nextGaussian(), 7
            };
        }
        PrincipalComponents components = PrincipalComponents.of(x, 1);
        assertThat(components.axes()[0]).containsExactly(new double[] {0.6, 0.8, 0}, within(0.01));
        assertThat(components.variances()[0]).isCloseTo(25, within(4.0)); // of 400 draws: ± 2 deviations
    }

    @Test
    void discriminantsAreOfVarianceOneWithinClassesAndSeparateThem() {
        Random random = new Random(2);
        double[][] x = new double[300][];
        int[] y = new int[300];
        for (int i = 0; i < x.length; i++) {
            y[i] = i % 3;
            double loud = 20 * random.nextGaussian();
            x[i] = new double[] {
                y[i] == 1 ? 3 + random.nextGaussian() : random.nextGaussian(),
                (y[i] == 2 ? 4 : 0) + random.nextGaussian() + loud,
                loud,
                random.nextGaussian()
            };
        }
        Examples examples = new Examples(x, y, 3);
        LinearDiscriminants found = LinearDiscriminants.of(examples, 2, 0);
        double[][] z = Arrays.stream(x).map(found::project).toArray(double[][]::new);
        for (int axis = 0; axis < 2; axis++) {
            int each = axis;
            double within = 0;
            double between = 0;
            for (int k = 0; k < 3; k++) {
                int label = k;
                double[] own = IntStream.range(0, 300)
                        .filter(i -> y[i] == label)
                        .mapToDouble(i -> z[i][each])
                        .toArray();
                double mean = Arrays.stream(own).average().orElseThrow();
                within += Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum() / 300;
                between += mean * mean / 3;
            }
            assertThat(within).isCloseTo(1, within(1e-9));
            assertThat(between)
                    .isCloseTo(found.separations()[axis], within(1e-9))
                    .isGreaterThan(1);
        }
        // The loud direction, in which everything varies most, is what principal components would show.
        assertThat(Math.abs(PrincipalComponents.of(x, 1).axes()[0][2])).isGreaterThan(0.6);
    }

    @Test
    void fewExamplesOfManyDimensionsCanBeSeparatedWithShrinkage() {
        Examples few = Blobs.of(3, 4, 30, 1, 1);
        LinearDiscriminants found = LinearDiscriminants.of(few, 2, 0.1);
        assertThat(found.project(few.x()[0])).doesNotContain(Double.NaN).hasSize(2);
    }

    @Test
    void clustersThatLieApartAreFound() {
        Examples blobs = Blobs.of(4, 50, 4, 9, 1);
        KMeans found = KMeans.of(blobs.x(), 4, 5, 1);
        int[] cluster = found.nearest(blobs.x());
        for (int i = 4; i < 200; i++) {
            assertThat(cluster[i]).isEqualTo(cluster[i % 4]);
        }
        assertThat(Arrays.stream(cluster).distinct().count()).isEqualTo(4);
        assertThat(KMeans.of(blobs.x(), 4, 5, 1).centres()).isDeepEqualTo(found.centres());
        double[][] same = new double[5][2];
        assertThat(KMeans.of(same, 3, 1, 1).inertia(same)).isZero();
        assertThat(KMeans.of(blobs.x(), 200, 1, 1).inertia(blobs.x())).isCloseTo(0, within(1e-20));
    }

    @Test
    void whatCannotBeProjectedIsRefused() {
        Examples blobs = Blobs.of(2, 3, 4, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrincipalComponents.of(blobs.x(), 5))
                .withMessageContaining("from 1 to 4 can be had");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearDiscriminants.of(blobs, 2, 0))
                .withMessageContaining("from 1 to 1 can be had");
        assertThatIllegalArgumentException().isThrownBy(() -> LinearDiscriminants.of(blobs, 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeans.of(blobs.x(), 7, 1, 1))
                .withMessageContaining("no more clusters than vectors");
        assertThatIllegalArgumentException().isThrownBy(() -> KMeans.of(new double[][] {{Double.NaN}}, 1, 1, 1));
    }
}
