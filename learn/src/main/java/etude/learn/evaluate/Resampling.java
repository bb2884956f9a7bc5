package etude.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap of figures that are no means: examples are drawn again and again, with replacement, within each stratum as
 * many as it has.
 *
 * @param strata numbers of the examples
 * @param resamples how often they are drawn
 * @param seed of the drawing
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An introduction to the bootstrap, 1993</a>
 */
record Resampling(List<int[]> strata, int resamples, long seed) {

    private static final double CONFIDENCE = 0.95;

    /** Strata of examples by what they share. */
    static Resampling of(List<String> shared, int resamples, long seed) {
        Map<String, List<Integer>> strata = new LinkedHashMap<>();
        for (int i = 0; i < shared.size(); i++) {
            strata.computeIfAbsent(shared.get(i), key -> new ArrayList<>()).add(i);
        }
        return new Resampling(
                strata.values().stream()
                        .map(numbers ->
                                numbers.stream().mapToInt(Integer::intValue).toArray())
                        .toList(),
                resamples,
                seed);
    }

    /** A figure of all examples, with its interval. */
    Figure figure(String name, ToDoubleFunction<int[]> metric) {
        int[] all = strata.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        double value = metric.applyAsDouble(all);
        double[] values = new double[resamples];
        SplittableRandom random = new SplittableRandom(seed);
        int defined = 0;
        for (int i = 0; i < resamples; i++) {
            double drawn = metric.applyAsDouble(draw(random, all.length));
            if (!Double.isNaN(drawn)) {
                values[defined++] = drawn;
            }
        }
        if (defined < 2 || all.length < 2) {
            return new Figure(name, value, Double.NaN, Double.NaN);
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return new Figure(name, value, quantile(sorted, (1 - CONFIDENCE) / 2), quantile(sorted, (1 + CONFIDENCE) / 2));
    }

    private int[] draw(SplittableRandom random, int number) {
        int[] drawn = new int[number];
        int at = 0;
        for (int[] stratum : strata) {
            for (int i = 0; i < stratum.length; i++) {
                drawn[at++] = stratum[random.nextInt(stratum.length)];
            }
        }
        return drawn;
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
