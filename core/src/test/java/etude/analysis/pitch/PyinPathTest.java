package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyinPathTest {

    private static final double SWITCHING = 0.01;

    /** In nats, of scores of some ten thousand: the decoder works in single precision. */
    private static final double PRECISION = 0.05;

    @ParameterizedTest
    @CsvSource({"601, 50, 0.3", "601, 50, 1", "97, 3, 0.9", "40, 60, 0.5", "5, 1, 0"})
    void noPathIsMoreLikelyThanTheOneFound(int bins, int reach, double voiced) {
        Random random = new Random(bins + reach);
        Proposals proposals = proposals(random, 300, bins, voiced);
        double found = likelihood(proposals, bins, reach, new PyinPath(bins, reach, SWITCHING).decode(proposals));
        assertThat(found).isCloseTo(most(proposals, bins, reach), within(PRECISION));
    }

    /** A wandering pitch with others beside it, and stretches of silence; at 1 nothing is left for silence elsewhere. */
    private static Proposals proposals(Random random, int frames, int bins, double voiced) {
        Proposals proposals = new Proposals();
        int pitch = bins / 2;
        for (int t = 0; t < frames; t++) {
            pitch = random.nextInt(60) == 0
                    ? random.nextInt(bins)
                    : Math.max(0, Math.min(bins - 1, pitch + random.nextInt(3) - 1));
            int others = voiced > 0 && t % 100 < 80 ? random.nextInt(5) : -1;
            for (int i = 0; i < others; i++) {
                proposals.add((pitch + 1 + random.nextInt(bins - 1)) % bins, 100, 0.01 * voiced * random.nextDouble());
            }
            if (others >= 0) {
                proposals.add(pitch, 100, voiced == 1 ? 1 : voiced * random.nextDouble());
            }
            proposals.close(1, 0);
        }
        return proposals;
    }

    private static double observed(Proposals proposals, int t, int bins, int state) {
        if (state >= bins) {
            return Math.log((1 - proposals.voiced(t)) / bins + Double.MIN_NORMAL);
        }
        int proposal = proposals.inBin(t, state);
        return Math.log((proposal < 0 ? 0 : proposals.probability(proposal)) + Double.MIN_NORMAL);
    }

    private static double moved(int bins, int reach, int from, int to) {
        int a = from % bins;
        int b = to % bins;
        double sum = 0;
        for (int j = Math.max(0, a - reach); j <= Math.min(bins - 1, a + reach); j++) {
            sum += reach + 1 - Math.abs(j - a);
        }
        double change = from / bins == to / bins ? 1 - SWITCHING : SWITCHING;
        return Math.log(Math.max(0, reach + 1 - Math.abs(b - a)) / sum * change);
    }

    private static double likelihood(Proposals proposals, int bins, int reach, int[] states) {
        double sum = observed(proposals, 0, bins, states[0]);
        for (int t = 1; t < states.length; t++) {
            sum += moved(bins, reach, states[t - 1], states[t]) + observed(proposals, t, bins, states[t]);
        }
        return sum;
    }

    /** The likelihood of the best path, from the definition. */
    private static double most(Proposals proposals, int bins, int reach) {
        double[][] moves = new double[2 * bins][2 * bins];
        for (int i = 0; i < 2 * bins; i++) {
            for (int j = 0; j < 2 * bins; j++) {
                moves[i][j] =
                        Math.abs(i % bins - j % bins) > reach ? Double.NEGATIVE_INFINITY : moved(bins, reach, i, j);
            }
        }
        double[] scores = new double[2 * bins];
        Arrays.setAll(scores, i -> observed(proposals, 0, bins, i));
        for (int t = 1; t < proposals.frames(); t++) {
            double[] next = new double[2 * bins];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < 2 * bins; i++) {
                for (int j = 0; j < 2 * bins; j++) {
                    next[j] = Math.max(next[j], scores[i] + moves[i][j]);
                }
            }
            for (int j = 0; j < 2 * bins; j++) {
                next[j] += observed(proposals, t, bins, j);
            }
            scores = next;
        }
        return Arrays.stream(scores).max().orElseThrow();
    }
}
