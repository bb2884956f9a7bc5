package etude.train;

import etude.learn.data.Example;
import etude.nn.Batch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an epoch, made ahead of the loop by other threads. Which examples are in which batch, and what becomes of them,
 * follows from the seed and the epoch alone.
 */
final class Batches implements AutoCloseable {

    private static final int AHEAD = 4;

    private final Preparation preparation;
    private final ExecutorService workers;
    private final List<List<Example>> groups;
    private final long seed;
    private final ArrayDeque<Future<Batch>> coming = new ArrayDeque<>();
    private int asked;
    private long waited;

    private Batches(Preparation preparation, ExecutorService workers, List<List<Example>> groups, long seed) {
        this.preparation = preparation;
        this.workers = workers;
        this.groups = groups;
        this.seed = seed;
    }

    /** Threads that make batches; they do not keep the process alive. */
    static ExecutorService workers(int number) {
        return Executors.newFixedThreadPool(number, work -> {
            Thread thread = new Thread(work, "batches");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The batches of an epoch.
     *
     * @param examples each as often as pieces of it are wanted
     * @param size pieces in a batch
     */
    static Batches of(
            Preparation preparation, ExecutorService workers, List<Example> examples, int size, long seed, int epoch) {
        int[] order = Randoms.order(Randoms.of(seed, epoch), examples.size());
        List<List<Example>> groups = new ArrayList<>();
        for (int from = 0; from < order.length; from += size) {
            List<Example> group = new ArrayList<>();
            for (int i = from; i < Math.min(order.length, from + size); i++) {
                group.add(examples.get(order[i]));
            }
            groups.add(group);
        }
        return new Batches(preparation, workers, joined(groups), Randoms.number(seed, epoch, 1));
    }

    /** A last batch of one piece joins the one before: layers that normalise by the batch cannot do with one. */
    private static List<List<Example>> joined(List<List<Example>> groups) {
        int last = groups.size() - 1;
        if (last > 0 && groups.get(last).size() == 1) {
            groups.get(last - 1).addAll(groups.remove(last));
        }
        return groups;
    }

    int count() {
        return groups.size();
    }

    /**
     * The next one.
     *
     * @throws IOException if a sound cannot be read
     */
    Batch next() throws IOException {
        while (asked < groups.size() && coming.size() < AHEAD) {
            int number = asked++;
            coming.add(workers.submit(() -> preparation.batch(groups.get(number), Randoms.number(seed, number))));
        }
        long before = System.nanoTime();
        try {
            return coming.remove().get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while batches were being made.", e);
        } finally {
            waited += System.nanoTime() - before;
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException failure ? failure : new IOException("Batches cannot be made.", cause);
    }

    /** Seconds that the loop waited for batches. */
    double waited() {
        return waited / 1e9;
    }

    @Override
    public void close() {
        coming.forEach(batch -> batch.cancel(true));
    }
}
