package etude.learn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Ways to tell examples off. The same data and seed give the same parts everywhere. Examples without a label are never judged
 * by: they are for training alone. Where groups are known, validation parts keep them together, too.
 */
public final class Splits {

    private Splits() {}

    /**
     * As the data set says.
     *
     * @param validation share of the training part for choosing, where the set has no part for that; 0: none
     * @param group kept together in that; empty: none
     * @throws IllegalArgumentException if the set does not say, or has folds
     */
    public static Split given(Dataset data, double validation, String group, long seed) {
        List<Integer> train = part(data, Parts.TRAIN);
        List<Integer> valid = part(data, Parts.VALIDATION);
        List<Integer> test = part(data, Parts.TEST);
        if (train.isEmpty() || (test.isEmpty() && valid.isEmpty())) {
            throw new IllegalArgumentException(
                    "The data set " + data.name() + " does not say who is for training and who"
                            + " for judging"
                            + (hasFolds(data)
                                    ? "; it has folds: say split = \"folds\"."
                                    : ": it has "
                                            + train.size() + " examples for training, " + valid.size()
                                            + " for choosing, " + test.size()
                                            + " for judging. Say split = \"ratio\", or \"group\"."));
        }
        if (test.isEmpty()) {
            return carved(
                    data, "the set's own parts, judged by its validation part", train, valid, validation, group, seed);
        }
        return valid.isEmpty()
                ? carved(data, "the set's own test part", train, test, validation, group, seed)
                : new Split("the set's own parts", train, valid, test);
    }

    /** Whether the data set says who is for training and who for judging. */
    public static boolean isGiven(Dataset data) {
        return !part(data, Parts.TRAIN).isEmpty()
                && !(part(data, Parts.TEST).isEmpty()
                        && part(data, Parts.VALIDATION).isEmpty());
    }

    /** Whether the data set has numbered folds. */
    public static boolean hasFolds(Dataset data) {
        return !data.examples().isEmpty()
                && data.examples().stream().allMatch(example -> example.part().matches("\\d+"))
                && data.examples().stream().map(Example::part).distinct().count() > 1;
    }

    /** At random, each label in proportion. */
    public static Split ratio(Dataset data, double test, double validation, long seed) {
        Random random = new Random(seed);
        List<Integer> judged = take(data, judgeable(data), test, random);
        List<Integer> train = without(all(data), judged);
        String protocol = "a random " + percent(test) + " of each label, seed " + seed;
        return carved(data, protocol, train, judged, validation, "", seed);
    }

    /** At random, groups kept together, labels in proportion as far as groups allow. */
    public static Split group(Dataset data, String group, double test, double validation, long seed) {
        int folds = Math.max(2, (int) Math.round(1 / Math.max(test, 1e-3)));
        List<List<Integer>> parts = groupFolds(data, judgeable(data), group, folds, seed);
        List<Integer> judged = parts.get(0);
        String protocol = "about " + percent(1.0 / folds) + ", no " + group + " in two parts, seed " + seed;
        return carved(data, protocol, without(all(data), judged), judged, validation, group, seed);
    }

    /** The set's own folds, each in turn for judging. */
    public static List<Split> givenFolds(Dataset data, double validation, String group, long seed) {
        Map<String, List<Integer>> folds = new TreeMap<>(Collected.natural());
        for (int i : judgeable(data)) {
            folds.computeIfAbsent(data.examples().get(i).part(), part -> new ArrayList<>())
                    .add(i);
        }
        List<Split> splits = new ArrayList<>();
        folds.forEach((name, judged) -> splits.add(carved(
                data,
                "fold " + name + " of the set's own " + folds.size(),
                without(all(data), judged),
                judged,
                validation,
                group,
                seed)));
        return splits;
    }

    /** Folds made at random, each label in proportion, each in turn for judging. */
    public static List<Split> folds(Dataset data, int number, double validation, long seed) {
        List<List<Integer>> parts = dealt(data, judgeable(data), number, new Random(seed));
        return turns(
                data,
                parts,
                "of " + number + " random folds, each label in proportion, seed " + seed,
                validation,
                "",
                seed);
    }

    /** Folds made at random that keep groups together, each in turn for judging. */
    public static List<Split> groupFolds(Dataset data, String group, int number, double validation, long seed) {
        List<List<Integer>> parts = groupFolds(data, judgeable(data), group, number, seed);
        String protocol = "of " + number + " folds, no " + group + " in two of them, seed " + seed;
        return turns(data, parts, protocol, validation, group, seed);
    }

    /** One group after the other for judging. */
    public static List<Split> leaveOneOut(Dataset data, String group, double validation, long seed) {
        List<Split> splits = new ArrayList<>();
        byGroup(data, judgeable(data), group)
                .forEach((name, judged) -> splits.add(carved(
                        data,
                        group + " " + name + " left out",
                        without(all(data), judged),
                        judged,
                        validation,
                        group,
                        seed)));
        if (splits.size() < 2) {
            throw new IllegalArgumentException("The data set " + data.name() + " has one " + group
                    + " alone; leaving it out leaves nothing to learn from.");
        }
        return splits;
    }

    /** What examples of a data set share, as far as it says: {@code speaker}, {@code artist}… */
    public static Set<String> groups(Dataset data) {
        Set<String> kinds = new TreeSet<>();
        data.examples().forEach(example -> kinds.addAll(example.groups().keySet()));
        return kinds;
    }

    private static List<Split> turns(
            Dataset data, List<List<Integer>> parts, String protocol, double validation, String group, long seed) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Integer> judged = parts.get(i);
            splits.add(carved(
                    data, "fold " + i + " " + protocol, without(all(data), judged), judged, validation, group, seed));
        }
        return splits;
    }

    /**
     * A split whose validation part is taken from the training part as the test part is: apart by groups where that is apart by
     * groups, so that what is chosen is chosen for what it is judged by.
     */
    private static Split carved(
            Dataset data,
            String protocol,
            List<Integer> train,
            List<Integer> test,
            double validation,
            String group,
            long seed) {
        if (validation == 0) {
            return new Split(protocol, train, List.of(), test);
        }
        List<Integer> candidates =
                train.stream().filter(i -> isLabelled(data.examples().get(i))).toList();
        Set<String> heard = names(data, candidates, group);
        boolean grouped = heard.size() > 2 && Collections.disjoint(heard, names(data, test, group));
        int folds = Math.max(2, (int) Math.round(1 / validation));
        List<Integer> chosen = grouped
                ? groupFolds(data, candidates, group, Math.min(folds, heard.size()), seed + 1)
                        .get(0)
                : take(data, candidates, validation, new Random(seed + 1));
        return new Split(protocol, without(train, chosen), chosen, test);
    }

    private static Set<String> names(Dataset data, List<Integer> numbers, String group) {
        Set<String> names = new TreeSet<>();
        data.examples(numbers).forEach(example -> names.add(example.groups().getOrDefault(group, "")));
        names.remove("");
        return names;
    }

    private static List<Integer> all(Dataset data) {
        return IntStream.range(0, data.examples().size()).boxed().toList();
    }

    private static List<Integer> judgeable(Dataset data) {
        return all(data).stream()
                .filter(i -> isLabelled(data.examples().get(i)))
                .toList();
    }

    private static boolean isLabelled(Example example) {
        return !example.labels().isEmpty() || !example.occurrences().isEmpty();
    }

    private static List<Integer> part(Dataset data, String name) {
        return all(data).stream()
                .filter(i -> data.examples().get(i).part().equals(name))
                .toList();
    }

    private static List<Integer> without(List<Integer> all, Collection<Integer> some) {
        Set<Integer> gone = new java.util.HashSet<>(some);
        return all.stream().filter(i -> !gone.contains(i)).toList();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** By what an example counts for proportions: its class, or its rarest tag. */
    private static List<List<Integer>> strata(Dataset data, List<Integer> numbers) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i : numbers) {
            data.examples().get(i).labels().forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        Map<String, List<Integer>> strata = new TreeMap<>();
        for (int i : numbers) {
            String rarest = data.examples().get(i).labels().stream()
                    .min(Comparator.comparing((String label) -> counts.getOrDefault(label, 0))
                            .thenComparing(label -> label))
                    .orElse("");
            strata.computeIfAbsent(rarest, label -> new ArrayList<>()).add(i);
        }
        return List.copyOf(strata.values());
    }

    /** A share of each stratum, at least one of each that has two. */
    private static List<Integer> take(Dataset data, List<Integer> numbers, double share, Random random) {
        List<Integer> taken = new ArrayList<>();
        for (List<Integer> stratum : strata(data, numbers)) {
            List<Integer> shuffled = new ArrayList<>(stratum);
            Collections.shuffle(shuffled, random);
            long wanted = share == 0 ? 0 : Math.max(1, Math.round(share * stratum.size()));
            taken.addAll(shuffled.subList(0, (int) Math.min(wanted, stratum.size() - 1L)));
        }
        Collections.sort(taken);
        return taken;
    }

    /** Each stratum dealt out like cards, going on where the one before ended. */
    private static List<List<Integer>> dealt(Dataset data, List<Integer> numbers, int folds, Random random) {
        List<List<Integer>> parts = empty(folds);
        int next = 0;
        for (List<Integer> stratum : strata(data, numbers)) {
            List<Integer> shuffled = new ArrayList<>(stratum);
            Collections.shuffle(shuffled, random);
            for (int i : shuffled) {
                parts.get(next++ % folds).add(i);
            }
        }
        parts.forEach(Collections::sort);
        return parts;
    }

    private static List<List<Integer>> empty(int folds) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            parts.add(new ArrayList<>());
        }
        return parts;
    }

    /** Examples by group; one whose group is not known is a group of its own. */
    private static Map<String, List<Integer>> byGroup(Dataset data, List<Integer> numbers, String group) {
        Map<String, List<Integer>> groups = new TreeMap<>(Collected.natural());
        boolean any = false;
        for (int i : numbers) {
            Example example = data.examples().get(i);
            String name = example.groups().getOrDefault(group, "");
            any |= !name.isEmpty();
            groups.computeIfAbsent(name.isEmpty() ? "example " + example.id() : name, key -> new ArrayList<>())
                    .add(i);
        }
        if (!any) {
            throw new IllegalArgumentException("No example of " + data.name() + " says its " + group + ". "
                    + (groups(data).isEmpty()
                            ? "The set knows no groups."
                            : "Known are: " + String.join(", ", groups(data)) + "."));
        }
        return groups;
    }

    /**
     * Groups put into folds one after the other, those with the most uneven labels first, each to the fold that evens out the
     * labels best, and among equals to the smallest.
     */
    private static List<List<Integer>> groupFolds(
            Dataset data, List<Integer> numbers, String group, int folds, long seed) {
        Map<String, List<Integer>> groups = byGroup(data, numbers, group);
        if (groups.size() < folds) {
            throw new IllegalArgumentException("The data set " + data.name() + " has " + groups.size() + " different "
                    + group + "s; " + folds + " folds need at least as many.");
        }
        Map<String, Integer> labels = new LinkedHashMap<>();
        data.labels().forEach(label -> labels.put(label, labels.size()));
        List<List<Integer>> shuffled = new ArrayList<>(groups.values());
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.sort(
                Comparator.comparingDouble((List<Integer> members) -> -unevenness(counts(data, members, labels))));
        return evened(data, shuffled, labels, folds);
    }

    private static List<List<Integer>> evened(
            Dataset data, List<List<Integer>> groups, Map<String, Integer> labels, int folds) {
        double[] totals = new double[labels.size()];
        groups.forEach(group -> add(totals, counts(data, group, labels)));
        double[][] sums = new double[folds][labels.size()];
        List<List<Integer>> parts = empty(folds);
        for (List<Integer> group : groups) {
            int best = best(parts, sums, counts(data, group, labels), totals);
            add(sums[best], counts(data, group, labels));
            parts.get(best).addAll(group);
        }
        parts.forEach(Collections::sort);
        return parts;
    }

    private static int best(List<List<Integer>> parts, double[][] sums, double[] counts, double[] totals) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < sums.length; fold++) {
            double[] before = sums[fold].clone();
            add(sums[fold], counts);
            double value = spread(sums, totals);
            sums[fold] = before;
            boolean smaller = parts.get(fold).size() < parts.get(best).size();
            if (value < least - 1e-9 || (value < least + 1e-9 && smaller)) {
                least = Math.min(least, value);
                best = fold;
            }
        }
        return best;
    }

    /** Mean over labels of the variance over folds of the label's share. */
    private static double spread(double[][] sums, double[] totals) {
        double total = 0;
        for (int label = 0; label < totals.length; label++) {
            double mean = 1.0 / sums.length;
            for (double[] fold : sums) {
                double share = totals[label] == 0 ? mean : fold[label] / totals[label];
                total += (share - mean) * (share - mean);
            }
        }
        return total;
    }

    private static double unevenness(double[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        return Arrays.stream(counts)
                .map(count -> (count - mean) * (count - mean))
                .sum();
    }

    private static double[] counts(Dataset data, List<Integer> members, Map<String, Integer> labels) {
        double[] counts = new double[labels.size()];
        for (int i : members) {
            for (String label : data.examples().get(i).labels()) {
                Integer index = labels.get(label);
                if (index != null) {
                    counts[index]++;
                }
            }
        }
        return counts;
    }

    private static void add(double[] sums, double[] counts) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += counts[i];
        }
    }
}
