package etude.signal;

import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

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

    /**
     * The size of blocks that all cores share evenly: for work whose result does not depend on the size of its blocks.
     *
     * @param count number of items
     * @param most items in a block, at least 1
     */
    public static int evenly(int count, int most) {
        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        int blocks = (count + most - 1) / most;
        int rounds = Math.max(1, (blocks + threads - 1) / threads);
        return Math.max(1, (count + rounds * threads - 1) / (rounds * threads));
    }

    /** Work on a block with a worker, which no other thread uses meanwhile. */
    @FunctionalInterface
    public interface WorkerBlock<W> {
        /** Computes the items from {@code from} (inclusive) to {@code to} (exclusive). */
        void run(W worker, int from, int to);
    }

    /** Workers (scratch memory, prepared transforms) that are made when needed and used again: as many as threads. */
    public static final class Workers<W> {

        private final Supplier<W> maker;
        private final Queue<W> idle = new ConcurrentLinkedQueue<>();

        /**
         * No worker yet.
         *
         * @param maker makes a worker; what workers compute must not depend on what they did before
         */
        public Workers(Supplier<W> maker) {
            this.maker = maker;
        }

        private void run(WorkerBlock<W> block, int from, int to) {
            W worker = idle.poll();
            if (worker == null) {
                worker = maker.get();
            }
            block.run(worker, from, to);
            idle.add(worker);
        }
    }

    /** As {@link #blocks(int, int, Block)}, each block with a worker of its own. */
    public static <W> void blocks(int count, int blockSize, Workers<W> workers, WorkerBlock<W> block) {
        blocks(count, blockSize, (from, to) -> workers.run(block, from, to));
    }
}
