package etude.nn;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time in, and none after the end. */
final class Guard {

    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private volatile boolean closed;

    void enter() {
        if (closed) {
            throw new IllegalStateException("The network is closed; make a new one of its record and weights.");
        }
        Thread me = Thread.currentThread();
        if (!inside.compareAndSet(null, me)) {
            Thread other = inside.get();
            throw new IllegalStateException("The network is in use by thread '"
                    + (other == null ? "?" : other.getName()) + "'; one thread at a time can use it. Give each thread a"
                    + " network of its own, or let them take turns.");
        }
        if (closed) {
            leave();
            throw new IllegalStateException("The network is closed; make a new one of its record and weights.");
        }
    }

    void leave() {
        inside.set(null);
    }

    boolean closed() {
        return closed;
    }

    /** Whether this call closed it. */
    boolean close() {
        if (closed) {
            return false;
        }
        enter();
        closed = true;
        leave();
        return true;
    }
}
