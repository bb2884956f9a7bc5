package etude.metrics;

/** How many events of an estimate are events of a reference, if none may be taken twice. */
final class EventMatching {

    private EventMatching() {}

    /**
     * The size of a largest matching of events that lie at most {@code window} apart.
     *
     * @param reference ascending
     * @param estimate in any order
     * @param window in the events' unit, inclusive
     */
    static int count(double[] reference, double[] estimate, double window) {
        var graph = new BipartiteGraph(reference.length, estimate.length);
        for (int e = 0; e < estimate.length; e++) {
            int end = Ascending.upTo(reference, estimate[e] + window);
            for (int r = Ascending.below(reference, estimate[e] - window); r < end; r++) {
                graph.pair(r, e);
            }
        }
        return graph.size();
    }

    /** How well events are found that may lie {@code window} apart. */
    static Retrieval retrieval(double[] reference, double[] estimate, double window, double beta) {
        return Retrieval.ofCounts(count(reference, estimate, window), reference.length, estimate.length, beta);
    }
}
