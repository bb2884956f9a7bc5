package etude.learn.data;

/**
 * A label that holds for a part of an example: a sound event, a note.
 *
 * @param onset seconds from the beginning of the example, at least 0
 * @param offset seconds, at least the onset
 * @param label what it is
 */
public record Occurrence(double onset, double offset, String label) {

    /** Checks the times. */
    public Occurrence {
        if (!(onset >= 0 && offset >= onset && Double.isFinite(offset))) {
            throw new IllegalArgumentException("'" + label + "' lasts from " + onset + " s to " + offset
                    + " s; the onset must be at least 0 and the offset not before it.");
        }
    }
}
