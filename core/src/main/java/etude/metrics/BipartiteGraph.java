package etude.metrics;

import java.util.Arrays;

/**
 * Which things of an estimate might be which things of a reference, and the largest set of pairs in which nothing
 * occurs twice.
 *
 * <p>There may be several largest sets. Which one is found follows from the order in which pairs were added, and is the
 * one that mir_eval finds for the same order: estimates are asked in the order in which they first occur in a pair, and
 * each asks its references in the order of its pairs. Figures that look at the matched pairs themselves (overlap
 * ratios, velocities) depend on it.
 *
 * @see "J. E. Hopcroft, R. M. Karp: An n^5/2 algorithm for maximum matchings in bipartite graphs, SIAM Journal on
 *     Computing 2(4), 1973"
 */
final class BipartiteGraph {

    private final int references;
    private int[] order = new int[16];
    private int asked;
    private final boolean[] known;
    private int[] pairReference = new int[16];
    private int[] pairEstimate = new int[16];
    private int pairs;

    BipartiteGraph(int references, int estimates) {
        this.references = references;
        this.known = new boolean[estimates];
    }

    /** Says that a reference and an estimate might be one. */
    void pair(int reference, int estimate) {
        if (!known[estimate]) {
            known[estimate] = true;
            order = room(order, asked);
            order[asked++] = estimate;
        }
        pairReference = room(pairReference, pairs);
        pairEstimate = room(pairEstimate, pairs);
        pairReference[pairs] = reference;
        pairEstimate[pairs++] = estimate;
    }

    /** For each reference its estimate in a largest matching, −1 where it has none. */
    int[] match() {
        int[] starts = new int[known.length + 1];
        for (int p = 0; p < pairs; p++) {
            starts[pairEstimate[p] + 1]++;
        }
        for (int e = 0; e < known.length; e++) {
            starts[e + 1] += starts[e];
        }
        int[] next = starts.clone();
        int[] neighbours = new int[pairs];
        for (int p = 0; p < pairs; p++) {
            neighbours[next[pairEstimate[p]]++] = pairReference[p];
        }
        return new HopcroftKarp(references, Arrays.copyOf(order, asked), starts, neighbours).match();
    }

    /** How many pairs a largest matching has. */
    int size() {
        int size = 0;
        for (int estimate : match()) {
            size += estimate >= 0 ? 1 : 0;
        }
        return size;
    }

    private static int[] room(int[] array, int used) {
        return used < array.length ? array : Arrays.copyOf(array, 2 * used);
    }
}
