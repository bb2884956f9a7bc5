package etude.analysis.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Goldens are those of librosa 1.0's {@code sequence.dtw} on the same made-up costs. */
class WarpingTest {

    private static Warping.Cost cost(int rows, int columns, long seed) {
        double[][] costs = new double[rows][columns];
        long x = seed;
        for (double[] row : costs) {
            for (int j = 0; j < columns; j++) {
                x = (x * 1103515245L + 12345) % (1L << 31);
                row[j] = x / (double) (1L << 31);
            }
        }
        return (i, j) -> costs[i][j];
    }

    @Test
    void theCheapestWayIsLibrosas() {
        Warping.Path path = Warping.path(Warping.Band.whole(9, 13), cost(9, 13, 1), new Warping.Weights(1, 1));
        assertThat(path.cost()).isCloseTo(4.31712984573096, within(1e-12));
        assertThat(path.rows()).containsExactly(0, 0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 7, 8);
        assertThat(path.columns()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void stepsMayCostMore() {
        Warping.Path path = Warping.path(Warping.Band.whole(20, 17), cost(20, 17, 5), new Warping.Weights(1.5, 2));
        assertThat(path.cost()).isCloseTo(9.306401419220492, within(1e-12));
        assertThat(path.rows())
                .containsExactly(
                        0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 9, 10, 11, 12, 12, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(path.columns())
                .containsExactly(
                        0, 0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 16, 16, 16, 16, 16);
    }

    @Test
    void aBandAroundACoarserWayHoldsItAndTheCorners() {
        Warping.Path coarse = Warping.path(Warping.Band.whole(5, 4), cost(5, 4, 3), new Warping.Weights(1, 1));
        Warping.Band band = Warping.Band.around(coarse, 4, 18, 15, 1);
        assertThat(band.first()[0]).isZero();
        assertThat(band.last()[17]).isEqualTo(14);
        for (int i = 1; i < 18; i++) {
            assertThat(band.first()[i]).isBetween(band.first()[i - 1], band.last()[i - 1]);
            assertThat(band.last()[i]).isGreaterThanOrEqualTo(band.last()[i - 1]);
        }
        for (int k = 0; k < coarse.rows().length; k++) {
            int row = Math.min(17, 4 * coarse.rows()[k]);
            assertThat(Math.min(14, 4 * coarse.columns()[k])).isBetween(band.first()[row], band.last()[row]);
        }
    }

    @Test
    void aWayWithinAWideBandIsTheCheapestOfAll() {
        Warping.Cost cost = cost(40, 52, 11);
        Warping.Weights weights = new Warping.Weights(1, 1);
        Warping.Path whole = Warping.path(Warping.Band.whole(40, 52), cost, weights);
        Warping.Path coarse = new Warping.Path(new int[] {0, 1, 2}, new int[] {0, 1, 2}, 0);
        Warping.Path banded = Warping.path(Warping.Band.around(coarse, 16, 40, 52, 60), cost, weights);
        assertThat(banded.cost()).isEqualTo(whole.cost());
        assertThat(banded.rows()).isEqualTo(whole.rows());
    }

    @Test
    void oneMomentAgainstManyIsAWayToo() {
        Warping.Path path = Warping.path(Warping.Band.whole(1, 4), (i, j) -> 1, new Warping.Weights(1, 1));
        assertThat(path.rows()).containsExactly(0, 0, 0, 0);
        assertThat(path.cost()).isEqualTo(4);
    }
}
