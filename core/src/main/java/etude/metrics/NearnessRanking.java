package etude.metrics;

import etude.annotation.Segment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far two hierarchies rank the frames around each frame alike.
 *
 * <p>Frames between neighbouring boundaries (of any level of either) are all alike: they are taken together as a run.
 * For a frame it is enough to count how many others have which nearness in one hierarchy and which in the other; so
 * neither memory nor time grow with the square of the frames.
 */
final class NearnessRanking {

    private final FrameGroups reference;
    private final FrameGroups estimate;

    /** First frames of the runs, and the number of frames at the end. */
    private final int[] starts;

    private final int reach;

    private NearnessRanking(FrameGroups reference, FrameGroups estimate, int[] starts, int reach) {
        this.reference = reference;
        this.estimate = estimate;
        this.starts = starts;
        this.reach = reach;
    }

    /** Of levels that span the same time, from 0. */
    static NearnessRanking of(
            List<List<Segment>> reference,
            List<List<Segment>> estimate,
            boolean labels,
            HierarchyMetrics.Settings settings) {
        double end = reference.stream()
                .flatMap(List::stream)
                .mapToDouble(Segment::end)
                .max()
                .orElse(0);
        int frames = FrameGroups.frame(end, settings.frame());
        FrameGroups wanted = FrameGroups.of(reference, frames, labels, settings.frame());
        FrameGroups found = FrameGroups.of(estimate, frames, labels, settings.frame());
        BitSet changes = wanted.changes();
        changes.or(found.changes());
        int[] starts = IntStream.concat(changes.stream(), IntStream.of(frames)).toArray();
        int reach =
                Double.isInfinite(settings.window()) ? frames : FrameGroups.frame(settings.window(), settings.frame());
        return new NearnessRanking(wanted, found, starts, reach);
    }

    /** Recall asks for the reference's ranking, precision for the estimate's. */
    Retrieval agreement(boolean full, double beta) {
        var recall = new Mean();
        var precision = new Mean();
        for (int run = 0; run + 1 < starts.length; run++) {
            for (int frame = starts[run]; frame < starts[run + 1]; ) {
                // Where all frames are in sight, those of a run see the same.
                boolean all = starts[run + 1] - 1 - reach <= 0 && frame + reach >= frames();
                int alike = all ? starts[run + 1] - frame : 1;
                long[][] seen = seen(run, frame);
                recall.add(agreement(seen, full), alike);
                precision.add(agreement(transposed(seen), full), alike);
                frame += alike;
            }
        }
        return Retrieval.of(precision.value(), recall.value(), beta);
    }

    private int frames() {
        return starts[starts.length - 1];
    }

    /** How many other frames in sight have which nearness in the reference (row) and in the estimate (column). */
    private long[][] seen(int run, int frame) {
        long[][] seen = new long[reference.depth() + 1][estimate.depth() + 1];
        int from = Math.max(0, frame - reach);
        int to = Math.min(frames(), frame + reach);
        int first = Arrays.binarySearch(starts, from);
        for (int other = first < 0 ? -first - 2 : first; starts[other] < to; other++) {
            int count = Math.min(to, starts[other + 1]) - Math.max(from, starts[other]);
            seen[reference.nearness(frame, starts[other])][estimate.nearness(frame, starts[other])] += count;
        }
        seen[reference.nearness(frame, frame)][estimate.nearness(frame, frame)]--;
        return seen;
    }

    /** The part of the pairs of different rows whose columns differ the same way; NaN if there are none. */
    private static double agreement(long[][] seen, boolean full) {
        double pairs = 0;
        double wrong = 0;
        for (int near = 1; near < seen.length; near++) {
            for (int far = full ? 0 : near - 1; far < near; far++) {
                pairs += (double) Arrays.stream(seen[far]).sum()
                        * Arrays.stream(seen[near]).sum();
                wrong += notBelow(seen[far], seen[near]);
            }
        }
        return 1 - wrong / pairs;
    }

    /** Pairs in which the first is at least the second. */
    private static double notBelow(long[] first, long[] second) {
        double pairs = 0;
        long upTo = 0;
        for (int i = 0; i < first.length; i++) {
            upTo += second[i];
            pairs += (double) first[i] * upTo;
        }
        return pairs;
    }

    private static long[][] transposed(long[][] rows) {
        long[][] columns = new long[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return columns;
    }

    /** The mean of the numbers that are numbers, 0 of none. */
    private static final class Mean {
        private double sum;
        private long count;

        void add(double value, int times) {
            if (!Double.isNaN(value)) {
                sum += value * times;
                count += times;
            }
        }

        double value() {
            return count == 0 ? 0 : sum / count;
        }
    }
}
