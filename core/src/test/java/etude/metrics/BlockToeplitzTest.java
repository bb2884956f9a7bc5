package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockToeplitzTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "2, 5", "3, 20", "5, 64"})
    void theSolutionSolvesTheSystem(int m, int blocks) {
        double[][] matrix = gram(signals(m, 400, 1), blocks);
        double[] wanted = new SplittableRandom(7).doubles(m * blocks, -1, 1).toArray();

        double[] found = new BlockToeplitz(firstRows(matrix, m)).solve(times(matrix, wanted));

        assertThat(found).containsExactly(wanted, within(1e-11));
    }

    @Test
    void aSignalThatIsThereTwiceIsLeftOutAndTheProjectionStays() {
        double[][] signals = signals(3, 400, 2);
        signals[1] = signals[0].clone();
        double[][] matrix = gram(signals, 16);
        double[] wanted = new SplittableRandom(8).doubles(48, -1, 1).toArray();
        double[] right = times(matrix, wanted);

        double[] found = new BlockToeplitz(firstRows(matrix, 3)).solve(right.clone());

        assertThat(times(matrix, found)).containsExactly(right, within(1e-9));
    }

    @Test
    void aToneIsLeftOutFromItsThirdTapOn() {
        double[][] signals = new double[1][4096];
        for (int t = 0; t < 4096; t++) {
            signals[0][t] = Math.sin(0.3 * t);
        }
        double[][] matrix = gram(signals, 32);
        // What no time limits: the tone's correlation is a tone.
        for (int a = 0; a < 32; a++) {
            for (int b = 0; b < 32; b++) {
                matrix[a][b] = Math.cos(0.3 * (a - b));
            }
        }
        double[] right =
                times(matrix, new SplittableRandom(9).doubles(32, -1, 1).toArray());

        double[] found = new BlockToeplitz(firstRows(matrix, 1)).solve(right.clone());

        assertThat(times(matrix, found)).containsExactly(right, within(1e-9));
        assertThat(found).endsWith(new double[29]);
    }

    private static double[][] signals(int m, int length, long seed) {
        var random = new SplittableRandom(seed);
        double[][] signals = new double[m][];
        for (int i = 0; i < m; i++) {
            signals[i] = random.doubles(length, -1, 1).toArray();
        }
        return signals;
    }

    /** Inner products of signals delayed by 0, 1, … samples, with silence before and after. */
    private static double[][] gram(double[][] signals, int delays) {
        int m = signals.length;
        double[][] gram = new double[m * delays][m * delays];
        for (int p = 0; p < gram.length; p++) {
            for (int q = 0; q < gram.length; q++) {
                for (int t = 0; t < signals[0].length + delays; t++) {
                    gram[p][q] += at(signals[p % m], t - p / m) * at(signals[q % m], t - q / m);
                }
            }
        }
        return gram;
    }

    private static double at(double[] signal, int t) {
        return t < 0 || t >= signal.length ? 0 : signal[t];
    }

    private static double[][] firstRows(double[][] matrix, int m) {
        double[][] rows = new double[m][];
        for (int i = 0; i < m; i++) {
            rows[i] = matrix[i].clone();
        }
        return rows;
    }

    private static double[] times(double[][] matrix, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i][j] * x[j];
            }
        }
        return y;
    }
}
