package etude.signal;

import java.util.ArrayList;
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
     * Runs block after block over {@code [0, count)}: in the pool that the calling thread belongs to, otherwise in the common
     * pool (one thread fewer than cores, or {@code java.util.concurrent.ForkJoinPool.common.parallelism}) while the
     * calling thread works along.
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
        ForkJoinTask.invokeAll(tasks);
    }
}
