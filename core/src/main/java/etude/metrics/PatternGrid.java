package etude.metrics;

import etude.annotation.Pattern;
import etude.annotation.Pattern.Occurrence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** A number for each pair of a thing of the reference (row) and one of the estimate (column). */
record PatternGrid(double[][] values) {

    static <T> PatternGrid of(List<T> reference, List<T> estimate, ToDoubleBiFunction<T, T> value) {
        double[][] values = new double[reference.size()][estimate.size()];
        for (int r = 0; r < values.length; r++) {
            for (int e = 0; e < values[r].length; e++) {
                values[r][e] = value.applyAsDouble(reference.get(r), estimate.get(e));
            }
        }
        return new PatternGrid(values);
    }

    /** How similar the occurrences of two patterns are. */
    static PatternGrid occurrences(Pattern p, Pattern q) {
        return of(
                p.occurrences(),
                q.occurrences(),
                (a, b) -> (double) shared(a, b)
                        / Math.max(a.points().size(), b.points().size()));
    }

    /** How many notes two occurrences share. */
    static int shared(Occurrence a, Occurrence b) {
        var notes = new HashSet<>(a.points());
        notes.retainAll(new HashSet<>(b.points()));
        return notes.size();
    }

    double largest() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(0);
    }

    /** Precision is the mean over columns of their largest numbers, recall the mean over rows. */
    Retrieval best() {
        if (values.length == 0 || values[0].length == 0) {
            return Retrieval.NONE;
        }
        double rows = 0;
        for (int r = 0; r < values.length; r++) {
            rows += largestOfRow(r);
        }
        double columns = 0;
        for (int e = 0; e < values[0].length; e++) {
            columns += largestOfColumn(e);
        }
        return Retrieval.of(columns / values[0].length, rows / values.length, 1);
    }

    /**
     * The same for the occurrences of established patterns: one is asked for as often as there are patterns of the
     * other side that establish it; what is not established counts as 0.
     */
    static Retrieval established(List<Pattern> reference, List<Pattern> estimate, double threshold) {
        var precision = new PatternGrid(new double[reference.size()][estimate.size()]);
        var recall = new PatternGrid(new double[reference.size()][estimate.size()]);
        var pairs = new ArrayList<int[]>();
        for (int r = 0; r < reference.size(); r++) {
            for (int e = 0; e < estimate.size(); e++) {
                PatternGrid occurrences = occurrences(reference.get(r), estimate.get(e));
                if (occurrences.largest() >= threshold) {
                    precision.values[r][e] = occurrences.best().precision();
                    recall.values[r][e] = occurrences.best().recall();
                    pairs.add(new int[] {r, e});
                }
            }
        }
        double columns =
                pairs.stream().mapToDouble(p -> precision.largestOfColumn(p[1])).sum();
        double rows = pairs.stream().mapToDouble(p -> recall.largestOfRow(p[0])).sum();
        return pairs.isEmpty() ? Retrieval.NONE : Retrieval.of(columns / pairs.size(), rows / pairs.size(), 1);
    }

    private double largestOfRow(int r) {
        return Arrays.stream(values[r]).max().orElse(0);
    }

    private double largestOfColumn(int e) {
        double largest = 0;
        for (double[] row : values) {
            largest = Math.max(largest, row[e]);
        }
        return largest;
    }
}
