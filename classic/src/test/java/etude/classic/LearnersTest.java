package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnersTest {

    @Test
    void theGridsBestIsTheOneThatAnswersUnseenExamplesBest() {
        Examples examples = Blobs.of(2, 60, 4, 1, 1);
        GridSearch search = new GridSearch(
                List.of(
                        new Fitting(new RbfSvm(1, 50)),
                        new Fitting(new RbfSvm(1, 0.05)),
                        new Fitting(new RbfSvm(1, 0.05))),
                4);
        GridSearch.Result result = search.search(examples, 1);
        assertThat(result.best()).isEqualTo(1);
        assertThat(result.accuracies()).hasSize(3);
        assertThat(result.accuracies()[1]).isEqualTo(result.accuracies()[2]).isGreaterThan(result.accuracies()[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> new GridSearch(List.of(), 3));
    }

    /** Standardisation and grid see what the fold leaves: what lies in the tested examples changes nothing. */
    @Test
    void nothingOfATestedFoldIsSeenWhileLearning() {
        Examples examples = Blobs.of(2, 20, 3, 1, 2);
        Folds folds = Folds.of(examples, 4, 1);
        Learner learner = new GridSearch(
                List.of(new Fitting(new LogisticRegression(0.01)), new Fitting(new LogisticRegression(10))), 3);
        double[][] changed = Arrays.stream(examples.x()).map(double[]::clone).toArray(double[][]::new);
        int[] labels = examples.y().clone();
        for (int i : folds.test(0)) {
            changed[i][0] += 1e6;
            labels[i] = 1 - labels[i];
        }
        Pipeline before = learner.fit(examples.of(folds.train(0)), 1);
        Pipeline after = learner.fit(new Examples(changed, labels, 2).of(folds.train(0)), 1);
        assertThat(after.standardisation().mean())
                .containsExactly(before.standardisation().mean());
        List<Examples> seen = new ArrayList<>();
        CrossValidation.of(
                (part, seed) -> {
                    synchronized (seen) {
                        seen.add(part);
                    }
                    return learner.fit(part, seed);
                },
                examples,
                folds,
                1);
        assertThat(seen).hasSize(4).allMatch(part -> part.size() == 30);
    }

    @Test
    void innerFoldsKeepGroupsTogether() {
        // Each speaker has a voice of his own, which tells the class only where he is known.
        Random random = new Random(3);
        double[][] x = new double[60][10];
        int[] y = new int[60];
        int[] groups = new int[60];
        for (int i = 0; i < 60; i++) {
            groups[i] = i / 5;
            y[i] = groups[i] % 2;
            for (int j = 0; j < 10; j++) {
                x[i][j] = 5 * new Random(31L * groups[i] + j).nextGaussian() + 0.1 * random.nextGaussian();
            }
        }
        Learner nearest = new Fitting(new NearestNeighbours(1));
        GridSearch search = new GridSearch(List.of(nearest, nearest), 4);
        double alone = search.search(new Examples(x, y, 2), 1).accuracies()[0];
        double grouped = search.search(new Examples(x, y, 2, groups), 1).accuracies()[0];
        assertThat(alone).isEqualTo(1);
        assertThat(grouped).isLessThan(0.8);
    }

    @Test
    void whatIsSureOfUnlabelledExamplesIsLearnedInRounds() {
        Examples whole = Blobs.of(2, 100, 2, 3, 4);
        int[] y = IntStream.range(0, 200).map(i -> i < 4 ? whole.y()[i] : -1).toArray();
        Examples few = new Examples(whole.x(), y, 2);
        SelfTraining training = new SelfTraining(new Fitting(new LogisticRegression(1)), 0.9, 5);
        SelfTraining.Result result = training.train(few, 1);
        assertThat(result.adopted()).hasSizeBetween(2, 5);
        int adopted = result.adopted().stream().mapToInt(round -> round.length).sum();
        assertThat(adopted).isGreaterThan(100);
        assertThat(Arrays.stream(result.labels()).filter(k -> k >= 0).count()).isEqualTo(adopted + 4);
        assertThat(Arrays.copyOf(result.labels(), 4)).containsExactly(Arrays.copyOf(whole.y(), 4));
        assertThat(training.fit(few, 1).probabilities(new double[] {1, 2}))
                .containsExactly(result.pipeline().probabilities(new double[] {1, 2}));
    }

    @Test
    void whereLabelsAreFewUnlabelledExamplesHelpOnAverage() {
        Learner plain = new Fitting(new LogisticRegression(1));
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            Examples whole = Blobs.of(2, 100, 4, 2, seed);
            int[] y =
                    IntStream.range(0, 200).map(i -> i < 6 ? whole.y()[i] : -1).toArray();
            Examples few = new Examples(whole.x(), y, 2);
            Examples others = Blobs.of(2, 200, 4, 2, 100 + seed);
            sum += accuracy(new SelfTraining(plain, 0.8, 10).fit(few, 1), others) - accuracy(plain.fit(few, 1), others);
        }
        assertThat(sum / 20).isGreaterThan(0.005);
    }

    private static double accuracy(Pipeline pipeline, Examples examples) {
        return IntStream.range(0, examples.size())
                .mapToDouble(i -> pipeline.predict(examples.x()[i]) == examples.y()[i] ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void selfTrainingThatIsNotSureAdoptsNothing() {
        Examples whole = Blobs.of(2, 10, 2, 0, 4);
        int[] y = IntStream.range(0, 20).map(i -> i < 10 ? whole.y()[i] : -1).toArray();
        SelfTraining.Result result = new SelfTraining(new Fitting(new LogisticRegression(0.01)), 1, 3)
                .train(new Examples(whole.x(), y, 2), 1);
        assertThat(result.adopted()).hasSize(1);
        assertThat(result.adopted().get(0)).isEmpty();
        assertThat(result.labels()).containsExactly(y);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelfTraining(new Fitting(new LogisticRegression(1)), 0.5, 1))
                .withMessageContaining("above 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelfTraining(new Fitting(new LogisticRegression(1)), 0.9, 0));
    }

    @Test
    void tagsAreLearnedEachByItself() {
        Examples blobs = Blobs.of(3, 50, 3, 4, 6);
        int[][] has = Arrays.stream(blobs.y())
                .mapToObj(k -> new int[] {k == 0 ? 1 : 0, k < 2 ? 1 : 0, 0, 1, -1})
                .toArray(int[][]::new);
        has[10][0] = -1;
        Pipeline pipeline = new TagFitting(new LogisticRegression(1)).fit(blobs.x(), has, TagFitting.alone(150), 1);
        double[] first = pipeline.probabilities(new double[] {4, 0, 0});
        double[] second = pipeline.probabilities(new double[] {0, 4, 0});
        assertThat(first[0]).isGreaterThan(0.9);
        assertThat(first[1]).isGreaterThan(0.9);
        assertThat(second[0]).isLessThan(0.1);
        assertThat(second[1]).isGreaterThan(0.9);
        assertThat(Arrays.copyOfRange(first, 2, 5)).containsExactly(0, 1, 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new TagFitting(new LogisticRegression(1)).fit(blobs.x(), has, TagFitting.alone(3), 1));
    }
}
