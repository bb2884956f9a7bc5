package etude.metrics;

import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two labellings of the same moments, as counts: how many moments have which label of the reference and which of the
 * estimate. Each label occurs.
 */
final class Labellings {

    private final int moments;
    private final int[][] counts;
    private final int[] ofReference;
    private final int[] ofEstimate;

    private Labellings(int moments, int[][] counts, int estimated) {
        this.moments = moments;
        this.counts = counts;
        this.ofReference = new int[counts.length];
        this.ofEstimate = new int[estimated];
        for (int r = 0; r < counts.length; r++) {
            for (int e = 0; e < estimated; e++) {
                ofReference[r] += counts[r][e];
                ofEstimate[e] += counts[r][e];
            }
        }
    }

    /** The labels of segments, read every {@code frame} seconds. */
    static Labellings of(List<Segment> reference, List<Segment> estimate, double frame) {
        SegmentMetrics.Spans spans = SegmentMetrics.Spans.of(reference, estimate);
        return of(read(spans.reference(), frame), read(spans.estimate(), frame));
    }

    /** Of two labels a moment. */
    static Labellings of(List<String> reference, List<String> estimate) {
        int[] r = numbers(reference);
        int[] e = numbers(estimate);
        int estimated = most(e) + 1;
        int[][] counts = new int[most(r) + 1][estimated];
        for (int i = 0; i < r.length; i++) {
            counts[r[i]][e[i]]++;
        }
        return new Labellings(r.length, counts, estimated);
    }

    /** At a boundary the later segment counts. Moments in a gap have the label {@code none}. */
    private static List<String> read(List<Segment> segments, double frame) {
        var labels = new ArrayList<String>();
        if (segments.isEmpty()) {
            return labels;
        }
        int moments = (int) Math.floor(Timeline.end(segments) / frame);
        int at = 0;
        for (int i = 0; i < moments; i++) {
            // Single precision: the field's figures are taken at these times.
            double time = (float) i * (float) frame;
            while (at + 1 < segments.size() && segments.get(at + 1).start() <= time) {
                at++;
            }
            boolean inside =
                    segments.get(at).start() <= time && time <= segments.get(at).end();
            labels.add(inside ? segments.get(at).label().toLowerCase(Locale.ROOT) : "none");
        }
        return labels;
    }

    private static int[] numbers(List<String> labels) {
        Map<String, Integer> known = new HashMap<>();
        int[] numbers = new int[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = known.computeIfAbsent(labels.get(i), label -> known.size());
        }
        return numbers;
    }

    private static int most(int[] numbers) {
        int most = -1;
        for (int number : numbers) {
            most = Math.max(most, number);
        }
        return most;
    }

    Retrieval pairwise(double beta) {
        if (moments == 0) {
            return Retrieval.NONE;
        }
        double both = pairs(counts);
        return Retrieval.of(both / pairs(ofEstimate), both / pairs(ofReference), beta);
    }

    double randIndex() {
        if (moments == 0) {
            return 0;
        }
        double apart = pairs(moments) - pairs(ofReference) - pairs(ofEstimate) + pairs(counts);
        return (pairs(counts) + apart) / pairs(moments);
    }

    double adjustedRandIndex() {
        if (moments == 0) {
            return 0;
        }
        int labels = ofReference.length;
        if (labels == ofEstimate.length && (labels == 1 || labels == moments)) {
            return 1;
        }
        double expected = pairs(ofReference) * pairs(ofEstimate) / pairs(moments);
        double most = (pairs(ofReference) + pairs(ofEstimate)) / 2;
        return (pairs(counts) - expected) / (most - expected);
    }

    SegmentMetrics.Information information() {
        if (moments == 0) {
            return new SegmentMetrics.Information(0, 0, 0);
        }
        double mutual = mutualInformation();
        if (ofReference.length == 1 && ofEstimate.length == 1) {
            return new SegmentMetrics.Information(mutual, 1, 1);
        }
        double reference = entropy(ofReference);
        double estimate = entropy(ofEstimate);
        double expected = ExpectedInformation.of(ofReference, ofEstimate);
        return new SegmentMetrics.Information(
                mutual,
                (mutual - expected) / (Math.max(reference, estimate) - expected),
                mutual / Math.max(Math.sqrt(reference * estimate), 1e-10));
    }

    /**
     * What one leaves open about the other.
     *
     * @param marginal whether to divide by the entropies there are, not by the largest possible ones
     */
    SegmentMetrics.Entropies entropies(boolean marginal, double beta) {
        if (moments == 0) {
            return new SegmentMetrics.Entropies(0, 0, 0);
        }
        double mutual = mutualInformation();
        double reference = entropy(ofReference);
        double estimate = entropy(ofEstimate);
        double under = share(reference - mutual, marginal ? reference : Math.log(ofReference.length));
        double over = share(estimate - mutual, marginal ? estimate : Math.log(ofEstimate.length));
        return new SegmentMetrics.Entropies(
                over, under, Retrieval.of(over, under, beta).fMeasure());
    }

    private static double share(double open, double most) {
        return most > 0 ? 1 - open / most : 0;
    }

    private double mutualInformation() {
        double sum = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int e = 0; e < ofEstimate.length; e++) {
                double n = counts[r][e];
                sum += n == 0 ? 0 : n / moments * Math.log(n * moments / ((double) ofReference[r] * ofEstimate[e]));
            }
        }
        return sum;
    }

    private double entropy(int[] sizes) {
        double entropy = 0;
        for (int size : sizes) {
            entropy -= (double) size / moments * Math.log((double) size / moments);
        }
        return entropy;
    }

    private static double pairs(int[]... sizes) {
        double sum = 0;
        for (int[] row : sizes) {
            for (int size : row) {
                sum += pairs(size);
            }
        }
        return sum;
    }

    private static double pairs(int size) {
        return 0.5 * size * (size - 1);
    }
}
