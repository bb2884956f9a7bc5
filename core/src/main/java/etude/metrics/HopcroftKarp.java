package etude.metrics;

import java.util.Arrays;

/**
 * The search of a {@link BipartiteGraph}: beginning with the pairs that can be had at once, it finds in each round, by
 * layers, the shortest ways from estimates without a partner to references without one, and turns over as many of these
 * ways as do not touch one another; until there is none.
 */
final class HopcroftKarp {

    private static final int FREE = -1;
    private static final int CLOSED = -2;

    private final int[] order;
    private final int[] starts;
    private final int[] neighbours;

    /** The estimate of each reference. */
    private final int[] partner;

    /** In a round: the reference through which the search came to an estimate, FREE at its start, CLOSED where it may not go. */
    private final int[] from;

    /** In a round: the estimates that lead to a reference, as a list through {@code following}; −1 ends it. */
    private final int[] first;

    private final int[] last;
    private final int[] following;
    private final int[] leading;
    private final int[] reached;
    private final boolean[] layered;
    private final boolean[] open;
    private int entries;

    HopcroftKarp(int references, int[] order, int[] starts, int[] neighbours) {
        this.order = order;
        this.starts = starts;
        this.neighbours = neighbours;
        partner = new int[references];
        Arrays.fill(partner, FREE);
        from = new int[starts.length - 1];
        first = new int[references];
        last = new int[references];
        following = new int[neighbours.length];
        leading = new int[neighbours.length];
        reached = new int[references];
        layered = new boolean[references];
        open = new boolean[references];
    }

    int[] match() {
        takeWhatIsFree();
        for (int[] ends = ends(); ends.length > 0; ends = ends()) {
            var ways = new Ways();
            for (int end : ends) {
                ways.turnOver(end);
            }
        }
        return partner;
    }

    private void takeWhatIsFree() {
        for (int estimate : order) {
            for (int n = starts[estimate]; n < starts[estimate + 1]; n++) {
                if (partner[neighbours[n]] == FREE) {
                    partner[neighbours[n]] = estimate;
                    break;
                }
            }
        }
    }

    /** Searches by layers; returns the references without a partner at which the shortest ways end. */
    private int[] ends() {
        Arrays.fill(layered, false);
        Arrays.fill(open, false);
        Arrays.fill(first, -1);
        entries = 0;
        int begin = 0;
        int end = reach(estimatesWithoutPartner(), 0);
        while (end > begin) {
            int[] ends = close(begin, end);
            if (ends.length > 0) {
                return ends;
            }
            int[] layer =
                    Arrays.stream(reached, begin, end).map(r -> partner[r]).toArray();
            begin = end;
            end = reach(layer, end);
        }
        return new int[0];
    }

    /** Notes which references a layer of estimates leads to, and how; returns the number reached in all. */
    private int reach(int[] layer, int count) {
        for (int estimate : layer) {
            for (int n = starts[estimate]; n < starts[estimate + 1]; n++) {
                int reference = neighbours[n];
                if (layered[reference]) {
                    continue;
                }
                if (first[reference] < 0) {
                    reached[count++] = reference;
                }
                append(reference, estimate);
            }
        }
        return count;
    }

    private int[] estimatesWithoutPartner() {
        Arrays.fill(from, FREE);
        for (int estimate : partner) {
            if (estimate != FREE) {
                from[estimate] = CLOSED;
            }
        }
        return Arrays.stream(order).filter(e -> from[e] == FREE).toArray();
    }

    private void append(int reference, int estimate) {
        leading[entries] = estimate;
        following[entries] = -1;
        if (first[reference] < 0) {
            first[reference] = entries;
        } else {
            following[last[reference]] = entries;
        }
        last[reference] = entries++;
    }

    /** Ends a layer; returns those of it without a partner. */
    private int[] close(int begin, int end) {
        int[] ends = new int[end - begin];
        int found = 0;
        for (int i = begin; i < end; i++) {
            int reference = reached[i];
            layered[reference] = true;
            open[reference] = true;
            if (partner[reference] == FREE) {
                ends[found++] = reference;
            } else {
                from[partner[reference]] = reference;
            }
        }
        return Arrays.copyOf(ends, found);
    }

    /** Follows ways back from their ends, depth first; a stack of its own, since ways may be as long as the graph. */
    private final class Ways {

        private final int[] reference = new int[partner.length + 1];
        private final int[] estimate = new int[partner.length + 1];
        private final int[] entry = new int[partner.length + 1];
        private int depth;

        void turnOver(int end) {
            depth = 0;
            enter(end);
            while (depth > 0) {
                int at = entry[depth - 1];
                if (at < 0) {
                    depth--;
                    continue;
                }
                entry[depth - 1] = following[at];
                if (step(leading[at])) {
                    return;
                }
            }
        }

        /** Goes on over an estimate; true where that ended a way, which is then turned over. */
        private boolean step(int next) {
            int before = from[next];
            if (before == CLOSED) {
                return false;
            }
            from[next] = CLOSED;
            estimate[depth - 1] = next;
            if (before != FREE) {
                enter(before);
                return false;
            }
            for (int d = 0; d < depth; d++) {
                partner[reference[d]] = estimate[d];
            }
            return true;
        }

        private void enter(int to) {
            if (open[to]) {
                open[to] = false;
                reference[depth] = to;
                entry[depth++] = first[to];
            }
        }
    }
}
