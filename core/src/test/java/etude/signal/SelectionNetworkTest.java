package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionNetworkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 16, 30, 31, 33, 100})
    void everyRankStandsInItsRowWithTiesAndZeros(int size) {
        var random = new SplittableRandom(size);
        int lanes = 37;
        for (int rank = 0; rank < size; rank += Math.max(1, size / 5)) {
            float[][] rows = new float[size][lanes];
            float[][] columns = new float[lanes][size];
            for (int i = 0; i < lanes; i++) {
                for (int j = 0; j < size; j++) {
                    rows[j][i] = random.nextInt(8);
                    columns[i][j] = rows[j][i];
                }
                Arrays.sort(columns[i]);
            }
            int next = Math.min(size - 1, rank + 1);
            new SelectionNetwork(size, rank, next).select(rows, lanes);
            for (int i = 0; i < lanes; i++) {
                assertThat(rows[rank][i]).isEqualTo(columns[i][rank]);
                assertThat(rows[next][i]).isEqualTo(columns[i][next]);
            }
        }
    }
}
