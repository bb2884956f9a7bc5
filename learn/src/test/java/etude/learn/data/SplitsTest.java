package etude.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.network.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRatioKeepsLabelsInProportionAndLosesNobody(long seed) {
        Dataset data = random(seed, 300, 12);
        Split split = Splits.ratio(data, 0.2, 0.1, seed);
        assertWhole(data, split);
        Map<String, Long> all = counts(data, split.train(), split.validation(), split.test());
        counts(data, split.test())
                .forEach((label, count) ->
                        assertThat((double) count / all.get(label)).as(label).isBetween(0.15, 0.25));
        assertThat(Splits.ratio(data, 0.2, 0.1, seed)).isEqualTo(split);
        assertThat(Splits.ratio(data, 0.2, 0.1, seed + 100).test()).isNotEqualTo(split.test());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void groupsAreNeverInTwoParts(long seed) {
        Dataset data = random(seed, 300, 20);
        Split split = Splits.group(data, "speaker", 0.2, 0.1, seed);
        assertWhole(data, split);
        assertApart(data, split);
        assertThat((double) split.test().size() / 300).isBetween(0.1, 0.3);
        for (Split fold : Splits.groupFolds(data, "speaker", 4, 0.2, seed)) {
            assertWhole(data, fold);
            assertApart(data, fold);
        }
    }

    @Test
    void foldsJudgeEveryExampleOnce() {
        Dataset data = random(5, 103, 9);
        for (List<Split> folds : List.of(
                Splits.folds(data, 5, 0, 1),
                Splits.groupFolds(data, "speaker", 5, 0, 1),
                Splits.leaveOneOut(data, "speaker", 0, 1))) {
            List<Integer> judged = new ArrayList<>();
            folds.forEach(fold -> judged.addAll(fold.test()));
            assertThat(judged).hasSize(103).doesNotHaveDuplicates();
            folds.forEach(fold -> assertWhole(data, fold));
        }
        assertThat(Splits.leaveOneOut(data, "speaker", 0, 1)).hasSize(9);
    }

    @Test
    void theSetsOwnPartsAndFoldsAreKept() {
        Dataset parts = random(1, 60, 5).of(each(random(1, 60, 5), (i, e) -> e.put(i % 3 == 0 ? "test" : "train")));
        Split split = Splits.given(parts, 0.25, "", 1);
        assertThat(split.test()).hasSize(20).allMatch(i -> i % 3 == 0);
        assertThat(split.validation()).hasSizeBetween(8, 12);
        assertWhole(parts, split);
        Dataset folds = parts.of(each(parts, (i, e) -> e.put(Integer.toString(i % 4))));
        assertThat(Splits.givenFolds(folds, 0, "", 1))
                .hasSize(4)
                .allMatch(fold -> fold.test().size() == 15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.given(folds, 0, "", 1))
                .withMessageContaining("it has folds");
        assertThat(Splits.isGiven(parts)).isTrue();
        assertThat(Splits.isGiven(folds)).isFalse();
    }

    @Test
    void examplesWithoutLabelAreForTrainingAlone() {
        Dataset data = random(1, 100, 5);
        Dataset half = data.of(each(data, (i, e) -> i % 2 == 0 ? e.labelled(List.of()) : e));
        Split split = Splits.ratio(half, 0.5, 0.5, 1);
        assertThat(split.test()).allMatch(i -> i % 2 == 1);
        assertThat(split.validation()).allMatch(i -> i % 2 == 1);
        assertWhole(half, split);
    }

    @Test
    void whatCannotBeSplitIsSaid() {
        Dataset data = random(1, 20, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.leaveOneOut(data, "speaker", 0, 1))
                .withMessageContaining("one speaker alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.group(data, "artist", 0.2, 0, 1))
                .withMessageContaining("No example of test says its artist. Known are: speaker.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.groupFolds(data, "speaker", 5, 0, 1))
                .withMessageContaining("1 different speakers; 5 folds need at least as many");
        assertThatIllegalArgumentException().isThrownBy(() -> new Split("x", List.of(1), List.of(1), List.of()));
    }

    private interface Change {
        Example of(int index, Example example);
    }

    private static List<Example> each(Dataset data, Change change) {
        List<Example> changed = new ArrayList<>();
        for (int i = 0; i < data.examples().size(); i++) {
            changed.add(change.of(i, data.examples().get(i)));
        }
        return changed;
    }

    private static Dataset random(long seed, int number, int speakers) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String label = List.of("a", "b", "c").get(random.nextInt(3));
            examples.add(Example.of("e" + i, Path.of("e" + i + ".wav"), List.of(label))
                    .in(Map.of("speaker", "s" + (i < speakers ? i : random.nextInt(speakers)))));
        }
        return new Dataset("test", "", "", "", new Task.Classes(), List.of("a", "b", "c"), examples, List.of());
    }

    private static void assertWhole(Dataset data, Split split) {
        Set<Integer> all = new HashSet<>(split.train());
        all.addAll(split.validation());
        all.addAll(split.test());
        assertThat(all).hasSize(data.examples().size());
    }

    private static void assertApart(Dataset data, Split split) {
        Function<List<Integer>, Set<String>> speakers = part -> part.stream()
                .map(i -> data.examples().get(i).groups().get("speaker"))
                .collect(Collectors.toSet());
        assertThat(speakers.apply(split.train())).doesNotContainAnyElementsOf(speakers.apply(split.test()));
        assertThat(speakers.apply(split.train())).doesNotContainAnyElementsOf(speakers.apply(split.validation()));
    }

    @SafeVarargs
    private static Map<String, Long> counts(Dataset data, List<Integer>... parts) {
        return List.of(parts).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        i -> data.examples().get(i).labels().get(0), Collectors.counting()));
    }
}
