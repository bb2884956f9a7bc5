package etude.classic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Vectors with their classes: what methods learn from. The arrays are shared, not copied: nobody writes to them.
 *
 * @param x {@code (example, dimension)}, finite numbers, all rows of one length
 * @param y class of each example, from 0; {@link #UNLABELLED} where nobody knows it
 * @param classes number of classes, at least 1
 * @param groups of each example: examples that belong together (a speaker's, a recording's) have the same number, and are
 *     never divided where a method puts some examples aside
 */
public record Examples(double[][] x, int[] y, int classes, int[] groups) {

    /** The class of an example of which nobody knows it. */
    public static final int UNLABELLED = -1;

    /** Checks shapes and ranges. */
    public Examples {
        if (x.length == 0) {
            throw new IllegalArgumentException("There are no examples; at least one is needed.");
        }
        if (y.length != x.length || groups.length != x.length) {
            throw new IllegalArgumentException("Found " + x.length + " vectors, " + y.length + " classes and "
                    + groups.length + " groups; each example has one of each.");
        }
        Vectors.requireFinite(x);
        for (int i = 0; i < y.length; i++) {
            if (y[i] < UNLABELLED || y[i] >= classes) {
                throw new IllegalArgumentException("Example " + i + " is of class " + y[i] + "; there are " + classes
                        + " classes from 0, and -1 for an unlabelled example.");
            }
        }
    }

    /** Examples that do not belong together: each is a group of its own. */
    public Examples(double[][] x, int[] y, int classes) {
        this(x, y, classes, IntStream.range(0, x.length).toArray());
    }

    /** Number of examples. */
    public int size() {
        return x.length;
    }

    /** Length of the vectors. */
    public int dimensions() {
        return x[0].length;
    }

    /** The examples of some numbers, in that order; classes remain as they are. */
    public Examples of(int[] numbers) {
        return new Examples(
                Arrays.stream(numbers).mapToObj(i -> x[i]).toArray(double[][]::new),
                Arrays.stream(numbers).map(i -> y[i]).toArray(),
                classes,
                Arrays.stream(numbers).map(i -> groups[i]).toArray());
    }

    /** The same examples, with other vectors. */
    public Examples with(double[][] others) {
        return new Examples(others, y, classes, groups);
    }

    /** Those whose class is known; these themselves if all are. */
    public Examples labelled() {
        int[] known = IntStream.range(0, y.length).filter(i -> y[i] >= 0).toArray();
        if (known.length == 0) {
            throw new IllegalArgumentException("None of the " + y.length
                    + " examples has a class; a method learns from labelled ones. Label some of each class.");
        }
        return known.length == y.length ? this : of(known);
    }

    /** Labelled examples of each class. */
    public int[] counts() {
        int[] counts = new int[classes];
        for (int k : y) {
            if (k >= 0) {
                counts[k]++;
            }
        }
        return counts;
    }

    /**
     * These examples, if a classifier can learn from them.
     *
     * @throws IllegalArgumentException if there is only one class, or one without a labelled example
     */
    public Examples requireClasses() {
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "There is " + classes + " class; a classifier tells at least two apart. Add examples of another.");
        }
        int[] counts = counts();
        List<Integer> empty =
                IntStream.range(0, classes).filter(k -> counts[k] == 0).boxed().toList();
        if (!empty.isEmpty()) {
            throw new IllegalArgumentException("Of the " + classes + " classes (from 0), " + empty
                    + (empty.size() == 1 ? " has" : " have")
                    + " no labelled example to learn from; each needs one. Leave the class out or add examples.");
        }
        return this;
    }
}
