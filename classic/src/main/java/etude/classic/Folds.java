package etude.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A division of examples into parts, each of which is once put aside for testing. Unlabelled examples are in no part: they are
 * always learned from and never tested.
 *
 * @param of the fold of each example, from 0; -1 for one that is never tested
 * @param count number of folds, at least 2
 */
public record Folds(int[] of, int count) {

    /** Checks the ranges; every fold has an example. */
    public Folds {
        if (count < 2) {
            throw new IllegalArgumentException("Found " + count + " folds; cross-validation needs at least 2.");
        }
        int[] sizes = new int[count];
        for (int fold : of) {
            if (fold < -1 || fold >= count) {
                throw new IllegalArgumentException(
                        "An example is in fold " + fold + "; there are " + count + ", from 0 (or -1: never tested).");
            }
            if (fold >= 0) {
                sizes[fold]++;
            }
        }
        for (int fold = 0; fold < count; fold++) {
            if (sizes[fold] == 0) {
                throw new IllegalArgumentException("Fold " + fold + " of " + count
                        + " has no labelled example; take fewer folds or add examples.");
            }
        }
    }

    /** Folds that are given, such as those that a data set comes with. */
    public static Folds given(int... of) {
        return new Folds(of.clone(), Arrays.stream(of).max().orElse(-1) + 1);
    }

    /** {@link #byGroup} where some examples belong together, otherwise {@link #stratified}. */
    public static Folds of(Examples examples, int count, long seed) {
        boolean alone = Arrays.stream(examples.groups()).distinct().count() == examples.size();
        return alone ? stratified(examples, count, seed) : byGroup(examples, count, seed);
    }

    /**
     * Folds in which each class has the same number of examples, but for one; groups are not looked at.
     *
     * @throws IllegalArgumentException if there are fewer labelled examples than folds, or a class has only one, which could not
     *     be learned and tested
     */
    public static Folds stratified(Examples examples, int count, long seed) {
        requireEnough(
                "labelled examples",
                (int) Arrays.stream(examples.y()).filter(y -> y >= 0).count(),
                count);
        requireTwo(examples);
        int[] folds = new int[examples.size()];
        Arrays.fill(folds, -1);
        Random random = new Random(seed);
        int next = 0;
        for (int k = 0; k < examples.classes(); k++) {
            for (int i : shuffled(ofClass(examples, k), random)) {
                folds[i] = next++ % count;
            }
        }
        return new Folds(folds, count);
    }

    /**
     * Folds in which no group is divided, as even in size and classes as that allows.
     *
     * @throws IllegalArgumentException if there are fewer groups with labelled examples than folds
     */
    public static Folds byGroup(Examples examples, int count, long seed) {
        Map<Integer, int[]> perGroup = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            if (examples.y()[i] >= 0) {
                perGroup.computeIfAbsent(examples.groups()[i], g -> new int[examples.classes()])[examples.y()[i]]++;
            }
        }
        requireEnough("groups of labelled examples", perGroup.size(), count);
        Map<Integer, Integer> foldOf = dealt(perGroup, examples.classes(), count, seed);
        int[] folds = IntStream.range(0, examples.size())
                .map(i -> examples.y()[i] < 0 ? -1 : foldOf.getOrDefault(examples.groups()[i], -1))
                .toArray();
        return new Folds(folds, count);
    }

    /** The largest groups first, each into the fold that has the fewest of what it brings. */
    private static Map<Integer, Integer> dealt(Map<Integer, int[]> perGroup, int classes, int count, long seed) {
        List<Integer> order = new ArrayList<>(perGroup.keySet());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparingInt(group -> -sum(perGroup.getOrDefault(group, new int[0]))));
        int[][] filled = new int[count][classes];
        Map<Integer, Integer> foldOf = new TreeMap<>();
        for (int group : order) {
            int[] brings = perGroup.getOrDefault(group, new int[classes]);
            int best = 0;
            for (int fold = 1; fold < count; fold++) {
                best = cost(filled[fold], brings) < cost(filled[best], brings) ? fold : best;
            }
            for (int k = 0; k < classes; k++) {
                filled[best][k] += brings[k];
            }
            foldOf.put(group, best);
        }
        return foldOf;
    }

    /** How much is there already of what comes; an empty fold is always filled first. */
    private static long cost(int[] filled, int[] brings) {
        long cost = 0;
        for (int k = 0; k < brings.length; k++) {
            cost += (long) filled[k] * brings[k];
        }
        int total = sum(filled);
        return total == 0 ? -1 : cost * 1_000_000L + total;
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static int[] ofClass(Examples examples, int k) {
        return IntStream.range(0, examples.size())
                .filter(i -> examples.y()[i] == k)
                .toArray();
    }

    /** Fisher and Yates. */
    static int[] shuffled(int[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = other;
        }
        return numbers;
    }

    private static void requireEnough(String what, int found, int folds) {
        if (found < folds) {
            throw new IllegalArgumentException("There are " + found + " " + what + " for " + folds
                    + " folds; each fold needs one. Take fewer folds or add examples.");
        }
    }

    private static void requireTwo(Examples examples) {
        int[] counts = examples.counts();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 1) {
                throw new IllegalArgumentException(
                        "Class " + k + " (from 0) has a single example; cross-validation needs"
                                + " two of each class: one to learn from and one to test. Leave the class out or add examples.");
            }
        }
    }

    /** Numbers of the examples that are tested in a fold. */
    public int[] test(int fold) {
        return IntStream.range(0, of.length).filter(i -> of[i] == fold).toArray();
    }

    /** Numbers of the examples that are learned from in a fold: all others. */
    public int[] train(int fold) {
        return IntStream.range(0, of.length).filter(i -> of[i] != fold).toArray();
    }
}
