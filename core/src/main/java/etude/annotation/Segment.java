package etude.annotation;

import java.util.Objects;

/**
 * A labelled stretch of time: a chord, a section, a sound event.
 *
 * @param start seconds, finite
 * @param end seconds, at least {@code start}
 * @param label in the words of its task, such as {@code C:maj7} or {@code chorus}
 */
public record Segment(double start, double end, String label) {

    /** Checks the times. */
    public Segment {
        if (!Double.isFinite(start) || !Double.isFinite(end)) {
            throw new IllegalArgumentException(
                    "A segment goes from " + start + " s to " + end + " s; both must be finite numbers.");
        }
        if (end < start) {
            throw new IllegalArgumentException(
                    "A segment goes from " + start + " s to " + end + " s; it must not end before it starts.");
        }
        Objects.requireNonNull(label, "label");
    }

    /** Seconds. */
    public double duration() {
        return end - start;
    }
}
