package etude.resynthesis;

import java.util.concurrent.CancellationException;

/** Who waits for long work: is told how far it is, and may stop it. */
@FunctionalInterface
public interface Progress {

    /** Waits in silence. */
    Progress NONE = done -> true;

    /**
     * Told from time to time, by the thread that asked for the work.
     *
     * @param done part of the work that is done, from 0 to 1
     * @return whether to go on
     */
    boolean goOn(double done);

    /**
     * Tells how far the work is.
     *
     * @throws CancellationException if it is not to go on
     */
    default void report(double done) {
        if (!goOn(done)) {
            throw new CancellationException("The work was stopped when " + Math.round(100 * done) + " % were done.");
        }
    }

    /** A stretch of this work, which counts from 0 to 1 by itself. */
    default Progress part(double from, double to) {
        return done -> goOn(from + (to - from) * done);
    }
}
