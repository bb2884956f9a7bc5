package etude.annotation;

import java.util.List;

/**
 * Something that a piece says more than once: a theme, a motif, a section. The first occurrence is the one it is known
 * by.
 *
 * @param occurrences at least one
 */
public record Pattern(List<Occurrence> occurrences) {

    /** Copies the list. */
    public Pattern {
        occurrences = List.copyOf(occurrences);
        if (occurrences.isEmpty()) {
            throw new IllegalArgumentException("A pattern has no occurrences; it needs at least one.");
        }
    }

    /**
     * The notes of one occurrence.
     *
     * @param points at least one
     */
    public record Occurrence(List<Point> points) {

        /** Copies the list. */
        public Occurrence {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("An occurrence of a pattern has no notes; it needs at least one.");
            }
        }
    }

    /**
     * Where a note stands.
     *
     * @param onset in quarter notes (or whatever unit the piece counts in), finite
     * @param pitch as MIDI number, finite
     */
    public record Point(double onset, double pitch) {

        /** Checks the numbers. */
        public Point {
            if (!Double.isFinite(onset) || !Double.isFinite(pitch)) {
                throw new IllegalArgumentException("A note of a pattern has the onset " + onset + " and the pitch "
                        + pitch + "; both must be finite numbers.");
            }
            // Both zeros are one point.
            onset += 0.0;
            pitch += 0.0;
        }
    }
}
