package etude.classic;

import etude.signal.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns tags, any number of which a sound may have: a classifier for each, which tells those with it from those without.
 *
 * @param method of each classifier
 * @param classWeights what a mistake costs with the tag and without: {@link ClassWeights#BALANCED} makes rare tags probable
 */
public record TagFitting(Method method, ClassWeights classWeights) {

    /** Both sides counting the same. */
    public TagFitting(Method method) {
        this(method, ClassWeights.EQUAL);
    }

    /**
     * Learns. Examples of which nobody knows whether they have a tag are left out for it; a tag that all known ones have, or
     * none, gets that answer for good.
     *
     * @param x {@code (example, dimension)}, raw, finite
     * @param has {@code (example, tag)}: 1 with, 0 without, -1 unknown
     * @param groups of examples that belong together (see {@link Examples})
     * @throws IllegalArgumentException if shapes differ or numbers are out of range
     */
    public Pipeline fit(double[][] x, int[][] has, int[] groups, long seed) {
        int tags = check(x, has, groups);
        Standardisation standardisation = Standardisation.of(x);
        double[][] z = standardisation.apply(x);
        Fitted[] each = new Fitted[tags];
        Parallel.blocks(tags, 1, (from, to) -> {
            for (int tag = from; tag < to; tag++) {
                int number = tag;
                int[] y = Arrays.stream(has).mapToInt(row -> row[number]).toArray();
                each[tag] = tag(new Examples(z, y, 2, groups), seed + tag);
            }
        });
        return new Pipeline(standardisation, new OneVsRest(List.of(each)));
    }

    private static int check(double[][] x, int[][] has, int[] groups) {
        if (x.length == 0 || has.length != x.length || groups.length != x.length || has[0].length == 0) {
            throw new IllegalArgumentException(
                    "Found " + x.length + " vectors, tags of " + has.length + " examples and " + groups.length
                            + " groups; there must be as many of each, and at least one tag.");
        }
        for (int[] row : has) {
            if (row.length != has[0].length) {
                throw new IllegalArgumentException("One example tells of " + row.length + " tags, another of "
                        + has[0].length + "; all tell of the same.");
            }
        }
        return has[0].length;
    }

    private Fitted tag(Examples examples, long seed) {
        int[] counts = examples.counts();
        int known = counts[0] + counts[1];
        if (counts[0] == 0 || counts[1] == 0) {
            float share = known == 0 ? 0.5f : (float) counts[1] / known;
            return new Known(new float[] {1 - share, share});
        }
        return method.fit(examples, classWeights.of(examples), seed);
    }

    /** Groups for examples that do not belong together. */
    public static int[] alone(int examples) {
        return IntStream.range(0, examples).toArray();
    }
}
