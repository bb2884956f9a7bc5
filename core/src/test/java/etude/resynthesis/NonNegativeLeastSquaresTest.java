package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.Features;
import etude.representation.Mel;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.SparseMatrix;
import etude.testing.Signals;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeLeastSquaresTest {

    /** librosa 0.11 leaves 2e-2 on music; what is left here is less than single precision shows in a picture. */
    @ParameterizedTest
    @ValueSource(strings = {"40", "128"})
    void aSpectrumIsFoundThatHasTheMelBands(String bands) {
        Mel mel = (Mel) Preset.librosa(22050).with("nMels", bands).get("melspectrogram");
        Frames wanted = Features.compute(mel, Signals.noise(22050, 22050, 3));
        SparseMatrix filters = mel.filterbank().matrix();
        Frames found = new NonNegativeLeastSquares(filters).apply(wanted, Progress.NONE);
        float[] again = new float[filters.rows() * found.count()];
        for (int t = 0; t < found.count(); t++) {
            filters.multiply(found.data(), t * filters.columns(), again, t * filters.rows());
        }
        assertThat(GriffinLimTest.distance(Frames.of(filters.rows(), found.count(), again), wanted))
                .isLessThan(1e-4);
        for (float x : found.data()) {
            assertThat(x).isNotNegative();
        }
    }

    @RepeatedTest(20)
    void theMisfitIsAsSmallAsAnotherMethodFinds(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        float[][] a = new float[4][3];
        float[] b = new float[4];
        for (int r = 0; r < 4; r++) {
            b[r] = (float) (random.nextDouble() - 0.3);
            for (int c = 0; c < 3; c++) {
                a[r][c] = (float) random.nextDouble();
            }
        }
        Frames x = new NonNegativeLeastSquares(SparseMatrix.of(a)).apply(Frames.of(4, 1, b), Progress.NONE);
        assertThat(misfit(a, x.data(), b)).isCloseTo(best(a, b), within(1e-4));
    }

    @Test
    void anEmptyFilterAndSilenceDoNoHarm() {
        float[][] a = {{1, 2, 0}, {0, 0, 0}, {0, 1, 1}};
        var solver = new NonNegativeLeastSquares(SparseMatrix.of(a));
        assertThat(solver.apply(Frames.of(3, 1, new float[3]), Progress.NONE).data())
                .containsOnly(0f);
        float[] x = solver.apply(Frames.of(3, 1, new float[] {4, 0, 3}), Progress.NONE)
                .data();
        assertThat(misfit(a, x, new float[] {4, 0, 3})).isLessThan(1e-6);
        assertThatThrownBy(() -> solver.apply(Frames.of(2, 1, new float[2]), Progress.NONE))
                .hasMessageContaining("2 values")
                .hasMessageContaining("3 filters");
    }

    /** The least misfit, by coordinate descent: slow, and another way. */
    private static double best(float[][] a, float[] b) {
        float[] x = new float[3];
        for (int round = 0; round < 20_000; round++) {
            int c = round % 3;
            double numerator = 0;
            double denominator = 0;
            for (int r = 0; r < 4; r++) {
                double rest = b[r];
                for (int k = 0; k < 3; k++) {
                    rest -= k == c ? 0 : a[r][k] * x[k];
                }
                numerator += a[r][c] * rest;
                denominator += a[r][c] * a[r][c];
            }
            x[c] = (float) Math.max(0, numerator / denominator);
        }
        return misfit(a, x, b);
    }

    private static double misfit(float[][] a, float[] x, float[] b) {
        double sum = 0;
        for (int r = 0; r < b.length; r++) {
            double error = -b[r];
            for (int c = 0; c < x.length; c++) {
                error += a[r][c] * x[c];
            }
            sum += error * error;
        }
        return sum;
    }
}
