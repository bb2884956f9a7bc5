package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method. */
class MethodsTest {

    static Stream<Method> all() {
        return Methods.names().stream().map(name -> Methods.of(name, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void classesThatLieApartAreToldApart(Method method) {
        Pipeline pipeline = new Fitting(method).fit(Blobs.of(3, 40, 6, 4, 1), 7);
        Examples others = Blobs.of(3, 40, 6, 4, 2);
        long right = java.util.stream.IntStream.range(0, others.size())
                .filter(i -> pipeline.predict(others.x()[i]) == others.y()[i])
                .count();
        assertThat(right).isGreaterThan(114); // of 120; the clouds hardly overlap
    }

    @ParameterizedTest
    @MethodSource("all")
    void probabilitiesAreSharesOfOne(Method method) {
        for (int classes : new int[] {2, 4}) {
            Pipeline pipeline = new Fitting(method).fit(Blobs.of(classes, 12, 5, 1, 3), 7);
            for (double[] x : Blobs.of(classes, 5, 5, 8, 4).x()) {
                double[] probabilities = pipeline.probabilities(x);
                assertThat(probabilities).hasSize(classes);
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
                assertThat(Arrays.stream(probabilities)).allMatch(p -> p >= 0 && p <= 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sureAnswersAreRightMoreOften(Method method) {
        Pipeline pipeline = new Fitting(method).fit(Blobs.of(3, 60, 4, 1.5, 5), 7);
        Examples others = Blobs.of(3, 200, 4, 1.5, 6);
        double[] right = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < others.size(); i++) {
            double[] probabilities = pipeline.probabilities(others.x()[i]);
            int best = pipeline.predict(others.x()[i]);
            int sure = probabilities[best] > 0.75 ? 1 : 0;
            all[sure]++;
            right[sure] += best == others.y()[i] ? 1 : 0;
        }
        assertThat(all[1]).isGreaterThan(100);
        assertThat(right[1] / all[1]).isGreaterThan(right[0] / all[0]).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads(Method method) throws Exception {
        Examples examples = Blobs.of(3, 30, 8, 1, 8);
        Folds folds = Folds.of(examples, 5, 1);
        double[][] one = crossValidated(method, examples, folds, 1);
        double[][] four = crossValidated(method, examples, folds, 4);
        assertThat(four).isDeepEqualTo(one);
    }

    private static double[][] crossValidated(Method method, Examples examples, Folds folds, int threads)
            throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> CrossValidation.of(new Fitting(method), examples, folds, 3)
                            .probabilities())
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void balancedWeightsMakeARareClassMoreProbable(Method method) {
        Examples blobs = Blobs.of(2, 100, 3, 1, 9);
        int[] some = java.util.stream.IntStream.range(0, 200)
                .filter(i -> i % 2 == 0 || i < 30)
                .toArray();
        Examples uneven = blobs.of(some);
        double equal = rare(new Fitting(method), uneven);
        double balanced = rare(new Fitting(method, ClassWeights.BALANCED), uneven);
        assertThat(balanced).isGreaterThan(equal);
    }

    private static double rare(Fitting fitting, Examples examples) {
        Pipeline pipeline = fitting.fit(examples, 7);
        return Arrays.stream(Blobs.of(2, 100, 3, 1, 10).x())
                .mapToDouble(x -> pipeline.probabilities(x)[1])
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatCannotBeLearnedIsRefused(Method method) {
        Fitting fitting = new Fitting(method);
        double[][] x = {{1, 2}, {2, 1}, {3, 3}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitting.fit(new Examples(x, new int[] {0, 0, 0}, 1), 1))
                .withMessageContaining("There is 1 class");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitting.fit(new Examples(x, new int[] {0, 2, 0}, 3), 1))
                .withMessageContaining("[1] has no labelled example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitting.fit(new Examples(x, new int[] {-1, -1, -1}, 2), 1))
                .withMessageContaining("None of the 3 examples has a class");
        Pipeline pipeline = fitting.fit(new Examples(x, new int[] {0, 1, 0}, 2), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.probabilities(new double[] {1, Double.NaN}))
                .withMessageContaining("Dimension 1 of the vector is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.probabilities(new double[] {1}))
                .withMessageContaining("has 1 dimensions; this model was fitted to 2");
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneExampleOfEachClassAndDimensionsThatDoNotChangeAreEnough(Method method) {
        Examples few = new Examples(new double[][] {{0, 5, 1}, {1, 5, 0}}, new int[] {0, 1}, 2);
        Pipeline pipeline = new Fitting(method).fit(few, 1);
        assertThat(pipeline.probabilities(new double[] {0.2, 5, 0.9})).doesNotContain(Double.NaN);
    }

    @Test
    void examplesThatAreNoNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Examples(new double[][] {{1, 2}, {Double.NaN, 1}}, new int[] {0, 1}, 2))
                .withMessageContaining("Dimension 0 of vector 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Examples(new double[][] {{1, 2}, {1}}, new int[] {0, 1}, 2))
                .withMessageContaining("Vector 1 has 1 dimensions, vector 0 has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Examples(new double[][] {{1, 2}}, new int[] {2}, 2))
                .withMessageContaining("Example 0 is of class 2; there are 2 classes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Examples(new double[0][], new int[0], 2));
    }

    @Test
    void aGridIsAllItsCombinationsInAFixedOrder() {
        List<Method> grid =
                Methods.grid("rbf-svm", Map.of(), Map.of("gamma", List.of(0.1, 0.2), "c", List.of(1.0, 3.0)));
        assertThat(grid)
                .containsExactly(new RbfSvm(1, 0.1), new RbfSvm(1, 0.2), new RbfSvm(3, 0.1), new RbfSvm(3, 0.2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Methods.of("logistics", Map.of()))
                .withMessageContaining("did you mean 'logistic'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Methods.of("knn", Map.of("c", 1.0)))
                .withMessageContaining("number of this classic method 'c'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Methods.of("knn", Map.of("k", 1.5)))
                .withMessageContaining("must be a whole number");
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.of("logistic", Map.of("c", -1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.grid("knn", Map.of(), Map.of("k", List.of())));
    }
}
