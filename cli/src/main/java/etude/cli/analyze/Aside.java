package etude.cli.analyze;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done on another core while this thread does its own.
 *
 * @param <T> its result
 */
final class Aside<T> {

    private final Future<T> future;

    private Aside(Future<T> future) {
        this.future = future;
    }

    /** Work that may fail to read or to write. */
    @FunctionalInterface
    interface Work<R> {
        /** Does it. */
        R run() throws IOException;
    }

    /** Begins it. */
    static <T> Aside<T> of(Work<T> work) {
        Callable<T> call = work::run;
        return new Aside<>(ForkJoinPool.commonPool().submit(call));
    }

    /** Does other work meanwhile; both are over afterwards, whatever fails. This thread's failure counts first. */
    <R> R whenDone(Work<R> meanwhile) throws IOException {
        boolean fine = false;
        try {
            R result = meanwhile.run();
            fine = true;
            return result;
        } finally {
            if (fine) {
                get();
            } else {
                settle();
            }
        }
    }

    /** Its result, waited for. */
    T get() throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void settle() {
        try {
            future.get();
        } catch (ExecutionException e) {
            // The other failure is the one to tell of.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof IOException io) {
                return io;
            }
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause);
    }
}
