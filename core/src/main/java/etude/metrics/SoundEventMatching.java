package etude.metrics;

import etude.annotation.Segment;
import java.util.List;

/**
 * Pairs sound events of a reference and of an estimate, as many as possible.
 *
 * @param collar seconds
 * @param share of an event's length
 * @param offsets whether offsets are looked at
 */
record SoundEventMatching(double collar, double share, boolean offsets) {

    /**
     * What became of the events.
     *
     * @param right pairs
     * @param substituted further pairs, one of each left, whose times fit
     */
    record Result(int right, int substituted) {}

    Result match(List<Segment> reference, List<Segment> estimate, boolean labels) {
        int[] partners = pair(reference, estimate, labels);
        boolean[] taken = new boolean[estimate.size()];
        int right = 0;
        for (int partner : partners) {
            if (partner >= 0) {
                taken[partner] = true;
                right++;
            }
        }
        int substituted = 0;
        for (int r = 0; labels && r < partners.length; r++) {
            int stand = partners[r] < 0 ? firstThatFits(reference.get(r), estimate, taken) : -1;
            if (stand >= 0) {
                taken[stand] = true;
                substituted++;
            }
        }
        return new Result(right, substituted);
    }

    private boolean fits(Segment truth, Segment found) {
        return Math.abs(truth.start() - found.start()) <= collar
                && (!offsets || Math.abs(truth.end() - found.end()) <= Math.max(collar, share * truth.duration()));
    }

    private int firstThatFits(Segment truth, List<Segment> estimate, boolean[] taken) {
        for (int e = 0; e < taken.length; e++) {
            if (!taken[e] && fits(truth, estimate.get(e))) {
                return e;
            }
        }
        return -1;
    }

    /** For each event of the reference its partner, or -1. */
    private int[] pair(List<Segment> reference, List<Segment> estimate, boolean labels) {
        var graph = new BipartiteGraph(reference.size(), estimate.size());
        for (int r = 0; r < reference.size(); r++) {
            for (int e = 0; e < estimate.size(); e++) {
                boolean alike = !labels
                        || reference.get(r).label().equals(estimate.get(e).label());
                if (alike && fits(reference.get(r), estimate.get(e))) {
                    graph.pair(r, e);
                }
            }
        }
        return graph.match();
    }
}
