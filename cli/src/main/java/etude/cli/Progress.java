package etude.cli;

/** How far a long work is. */
@FunctionalInterface
public interface Progress extends AutoCloseable {

    /** Nobody watches. */
    Progress NONE = done -> {};

    /**
     * Tells how much is done.
     *
     * @param done from 0 to 1
     */
    void at(double done);

    /** The progress of a part of the work. */
    default Progress part(double from, double to) {
        return done -> at(from + done * (to - from));
    }

    /** The work is over; a bar goes away. */
    @Override
    default void close() {}
}
