package etude.signal;

import java.util.ArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work on all cores whose result does not depend on how many there are: a range is cut into blocks of fixed size, each
 * computed alone.
 */
public final class Parallel {

    private Parallel() {}

    /** Work on a block of a range; called from several threads at once, each call with its own block. */
    @FunctionalInterface
    public interface Block {
        /** Computes the items from {@code from} (inclusive) to {@code to} (exclusive). */
        void run(int from, int to);
    }

    /**
     * Runs a block after block over {@code [0, count)}, on the common pool (whose size is the number of cores, or
     * {@code java.util.concurrent.ForkJoinPool.common.parallelism}). Called from a pool of its own, it stays there.
     *
     * @param count number of items
     * @param blockSize items in a block, at least 1
     */
    public static void blocks(int count, int blockSize, Block block) {
        if (count <= blockSize) {
            if (count > 0) {
                block.run(0, count);
            }
            return;
        }
        var tasks = new ArrayList<ForkJoinTask<?>>();
        for (int from = 0; from < count; from += blockSize) {
            int start = from;
            int end = Math.min(count, from + blockSize);
            tasks.add(ForkJoinTask.adapt(() -> block.run(start, end)));
        }
        if (ForkJoinTask.inForkJoinPool()) {
            ForkJoinTask.invokeAll(tasks);
        } else {
            ForkJoinPool.commonPool().invoke(ForkJoinTask.adapt(() -> {
                ForkJoinTask.invokeAll(tasks);
            }));
        }
    }
}
