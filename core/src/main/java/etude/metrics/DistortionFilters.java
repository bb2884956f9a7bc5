package etude.metrics;

import etude.signal.Parallel;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters by which references come closest to estimates in the sense of least squares: all references together, and each
 * source's channels alone.
 *
 * <p>Arrays of filters are {@code [estimate's channel][reference's channel][tap]}.
 */
final class DistortionFilters {

    /** Taps of BSS Eval's filters. */
    static final int TAPS = 512;

    private final double[][][] ofAll;
    private final List<double[][][]> ofSource;

    private DistortionFilters(double[][][] ofAll, List<double[][][]> ofSource) {
        this.ofAll = ofAll;
        this.ofSource = ofSource;
    }

    /**
     * Finds them.
     *
     * @param references of all sources, {@code channels} each
     * @param estimates likewise
     */
    static DistortionFilters between(Excerpt references, Excerpt estimates, int channels) {
        Correlations.Sums sums = Correlations.of(references, estimates, TAPS);
        int all = references.channels().length;
        double[][][] ofAll = filters(sums, 0, all);
        List<double[][][]> ofSource = new ArrayList<>();
        for (int first = 0; first < all; first += channels) {
            ofSource.add(all == channels ? ofAll : filters(sums, first, channels));
        }
        return new DistortionFilters(ofAll, ofSource);
    }

    /** Of all references to all channels of the estimates. */
    double[][][] ofAll() {
        return ofAll;
    }

    /** Of one source's channels to all channels of the estimates; the same array as {@link #ofAll} where it is the only one. */
    double[][][] ofSource(int source) {
        return ofSource.get(source);
    }

    private static double[][][] filters(Correlations.Sums sums, int first, int count) {
        BlockToeplitz equations = new BlockToeplitz(gram(sums.ofReferences(), first, count));
        double[][][] filters = new double[sums.ofEstimates()[0].length][][];
        Parallel.blocks(filters.length, 1, (from, to) -> {
            for (int e = from; e < to; e++) {
                filters[e] = split(equations.solve(right(sums.ofEstimates(), e, first, count)), count);
            }
        });
        return filters;
    }

    /** Inner products of the references with each other, each delayed from 0 on: of no delay with all delays. */
    private static double[][] gram(double[][][] correlations, int first, int count) {
        double[][] gram = new double[count][count * TAPS];
        for (int i = 0; i < count; i++) {
            for (int tap = 0; tap < TAPS; tap++) {
                for (int j = 0; j < count; j++) {
                    gram[i][tap * count + j] = correlations[first + j][first + i][tap];
                }
            }
        }
        return gram;
    }

    private static double[] right(double[][][] correlations, int estimate, int first, int count) {
        double[] right = new double[count * TAPS];
        for (int p = 0; p < right.length; p++) {
            right[p] = correlations[first + p % count][estimate][p / count];
        }
        return right;
    }

    private static double[][] split(double[] solution, int count) {
        double[][] filters = new double[count][TAPS];
        for (int p = 0; p < solution.length; p++) {
            filters[p % count][p / count] = solution[p];
        }
        return filters;
    }
}
