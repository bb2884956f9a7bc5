package etude.learn.verb;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C as a wish: while this is open, the process ends only after the work has stopped where it may be resumed, or after a
 * while.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE = 30;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "etude-interruption");

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    @SuppressWarnings("ReturnValueIgnored") // whether it stopped or not, the process ends now
    private void ask() {
        asked.set(true);
        try {
            over.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean asked() {
        return asked.get();
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending; the hook has seen it
            asked.set(true);
        }
    }
}
