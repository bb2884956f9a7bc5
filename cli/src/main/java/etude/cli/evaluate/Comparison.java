package etude.cli.evaluate;

import java.io.IOException;
import java.util.List;

/** Compares pairs, each for itself; may count them together, too. */
@FunctionalInterface
interface Comparison {

    /** Figures of a pair: one result for each protocol, always the same ones in the same order. */
    List<Result> compare(Pair pair) throws IOException;

    /** Figures of all pairs that were compared, counted together, where a task has such; otherwise none. */
    default List<Result> together() {
        return List.of();
    }
}
