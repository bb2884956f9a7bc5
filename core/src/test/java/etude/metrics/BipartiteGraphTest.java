package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BipartiteGraphTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noMatchingIsLargerThanTheOneThatIsFound(long seed) {
        var random = new SplittableRandom(seed);
        for (int trial = 0; trial < 200; trial++) {
            boolean[][] pairs = new boolean[1 + random.nextInt(7)][1 + random.nextInt(7)];
            var graph = new BipartiteGraph(pairs.length, pairs[0].length);
            double density = random.nextDouble();
            for (int r = 0; r < pairs.length; r++) {
                for (int e = 0; e < pairs[r].length; e++) {
                    if (random.nextDouble() < density) {
                        pairs[r][e] = true;
                        graph.pair(r, e);
                    }
                }
            }
            assertThat(matched(pairs, graph.match())).isEqualTo(largest(pairs, 0, 0));
        }
    }

    /** Each new pair turns over all that were found before: as deep as the graph. */
    @Test
    void aWayThroughTheWholeGraphIsTurnedOver() {
        int length = 100_000;
        var graph = new BipartiteGraph(length + 1, length + 1);
        for (int i = 0; i < length; i++) {
            graph.pair(i, i);
            graph.pair(i + 1, i);
        }
        graph.pair(0, length);
        int[] partners = graph.match();
        assertThat(partners[0]).isEqualTo(length);
        assertThat(partners[length]).isEqualTo(length - 1);
        assertThat(graph.size()).isEqualTo(length + 1);
    }

    @Test
    void thereIsNothingToMatchInAnEmptyGraph() {
        assertThat(new BipartiteGraph(0, 0).size()).isZero();
        assertThat(new BipartiteGraph(3, 2).match()).containsExactly(-1, -1, -1);
    }

    private static int matched(boolean[][] pairs, int[] partners) {
        int used = 0;
        int count = 0;
        for (int r = 0; r < partners.length; r++) {
            if (partners[r] >= 0) {
                assertThat(pairs[r][partners[r]]).isTrue();
                assertThat(used & 1 << partners[r]).isZero();
                used |= 1 << partners[r];
                count++;
            }
        }
        return count;
    }

    private static int largest(boolean[][] pairs, int reference, int used) {
        if (reference == pairs.length) {
            return 0;
        }
        int largest = largest(pairs, reference + 1, used);
        for (int e = 0; e < pairs[reference].length; e++) {
            if (pairs[reference][e] && (used & 1 << e) == 0) {
                largest = Math.max(largest, 1 + largest(pairs, reference + 1, used | 1 << e));
            }
        }
        return largest;
    }
}
