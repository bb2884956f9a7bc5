package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static Examples uneven() {
        Examples blobs = Blobs.of(3, 40, 2, 1, 1);
        return blobs.of(
                IntStream.range(0, 120).filter(i -> i % 3 != 2 || i < 36).toArray());
    }

    @Test
    void stratifiedFoldsHaveAllClassesAlike() {
        Examples examples = uneven();
        Folds folds = Folds.stratified(examples, 5, 1);
        for (int fold = 0; fold < 5; fold++) {
            int[] counts = examples.of(folds.test(fold)).counts();
            assertThat(counts[0]).isEqualTo(8);
            assertThat(counts[1]).isEqualTo(8);
            assertThat(counts[2]).isBetween(2, 3);
            assertThat(folds.test(fold).length + folds.train(fold).length).isEqualTo(examples.size());
        }
        assertThat(folds.of()).containsExactly(Folds.stratified(examples, 5, 1).of());
        assertThat(folds.of()).isNotEqualTo(Folds.stratified(examples, 5, 2).of());
    }

    @Test
    void groupsAreNeverDivided() {
        Examples blobs = Blobs.of(2, 60, 2, 1, 1);
        int[] groups = IntStream.range(0, 120).map(i -> i / 2 % 13).toArray();
        Examples examples = new Examples(blobs.x(), blobs.y(), 2, groups);
        Folds folds = Folds.of(examples, 4, 3);
        for (int group = 0; group < 13; group++) {
            int each = group;
            assertThat(IntStream.range(0, 120)
                            .filter(i -> groups[i] == each)
                            .map(i -> folds.of()[i])
                            .distinct()
                            .count())
                    .isEqualTo(1);
        }
        for (int fold = 0; fold < 4; fold++) {
            assertThat(folds.test(fold).length).isBetween(20, 40);
        }
    }

    @Test
    void unlabelledExamplesAreLearnedFromAndNeverTested() {
        Examples blobs = Blobs.of(2, 20, 2, 1, 1);
        int[] y = blobs.y().clone();
        y[7] = -1;
        Folds folds = Folds.of(new Examples(blobs.x(), y, 2), 3, 1);
        assertThat(folds.of()[7]).isEqualTo(-1);
        for (int fold = 0; fold < 3; fold++) {
            assertThat(folds.train(fold)).contains(7);
        }
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        Examples few = Blobs.of(2, 2, 2, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(few, 5, 1))
                .withMessageContaining("There are 4 labelled examples for 5 folds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(few, 1, 1))
                .withMessageContaining("at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(few.of(new int[] {0, 1, 2}), 2, 1))
                .withMessageContaining("Class 1 (from 0) has a single example");
        Examples oneSpeaker = new Examples(few.x(), few.y(), 2, new int[] {1, 1, 1, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(oneSpeaker, 3, 1))
                .withMessageContaining("There are 2 groups of labelled examples for 3 folds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.given(0, 0, 2))
                .withMessageContaining("Fold 1 of 3 has no labelled example");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CrossValidation.of(new Fitting(new NearestNeighbours(1)), few, Folds.given(0, 1, 0, 1, 1), 1))
                .withMessageContaining("The folds are of 5 examples; there are 4");
        Examples sorted = few.of(new int[] {0, 2, 1, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CrossValidation.of(new Fitting(new NearestNeighbours(1)), sorted, Folds.given(0, 0, 1, 1), 1))
                .withMessageContaining("Without fold 0 of 2, too little is left")
                .withMessageContaining("[0] has no labelled example");
    }

    @Test
    void accuraciesAreThoseOfTheTestedExamples() {
        Examples examples = Blobs.of(2, 30, 2, 2, 5);
        Folds folds = Folds.of(examples, 3, 1);
        CrossValidation tested = CrossValidation.of(new Fitting(new NearestNeighbours(3)), examples, folds, 1);
        int[] found = tested.predictions();
        double right =
                IntStream.range(0, 60).filter(i -> found[i] == examples.y()[i]).count();
        assertThat(tested.accuracy()).isEqualTo(right / 60);
        assertThat(Arrays.stream(tested.accuracies()).average().orElseThrow())
                .isCloseTo(right / 60, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(tested.balancedAccuracy()).isCloseTo(right / 60, org.assertj.core.api.Assertions.within(1e-12));
    }
}
