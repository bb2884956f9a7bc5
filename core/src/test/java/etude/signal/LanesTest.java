package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 8, 13, 1025})
    void framesComeBackFromTheirRows(int bins) {
        int count = 6;
        float[] frames = noise(2 + count * 2 * bins, bins);
        float[][] re = new float[bins][count + 2];
        float[][] im = new float[bins][count + 2];
        float[] back = new float[frames.length];
        back[0] = frames[0];
        back[1] = frames[1];
        Lanes.fromFrames(frames, 2, 2 * bins, count, bins, re, im);
        assertThat(im[bins - 1][1]).isEqualTo(frames[2 + 2 * bins + 2 * bins - 1]);
        Lanes.toFrames(re, im, bins, count, back, 2);
        assertThat(back).containsExactly(frames);
        float[][] rows = new float[2 * bins][count];
        Lanes.fromFrames(frames, 2, 2 * bins, count, 2 * bins, rows);
        assertThat(rows[2 * bins - 1][1]).isEqualTo(im[bins - 1][1]);
        Lanes.toFrames(rows, 2 * bins, count, back, 2);
        assertThat(back).containsExactly(frames);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 31, 32, 33, 70, 128, 131})
    void aMatrixTimesLanesHasTheBitsOfTheMatrixTimesEachVector(int columns) {
        var random = new SplittableRandom(columns);
        float[][] full = new float[20][columns];
        for (float[] row : full) {
            int from = random.nextInt(columns);
            int to = from + random.nextInt(columns - from + 1);
            for (int c = from; c < to; c++) {
                row[c] = (float) random.nextGaussian();
            }
        }
        SparseMatrix matrix = SparseMatrix.of(full);
        int lanes = 7;
        float[] vectors = noise(lanes * columns, columns);
        float[][] x = new float[columns][lanes];
        float[][] y = new float[20][lanes];
        Lanes.fromFrames(vectors, 0, columns, lanes, columns, x);
        matrix.multiply(x, y);
        float[] products = new float[lanes * 20];
        Lanes.toFrames(y, 20, lanes, products, 0);
        float[] one = new float[lanes * 20];
        for (int f = 0; f < lanes; f++) {
            matrix.multiply(vectors, f * columns, one, f * 20);
        }
        assertThat(products).containsExactly(one);
    }

    private static float[] noise(int n, long seed) {
        var random = new SplittableRandom(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
