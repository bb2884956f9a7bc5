package etude.representation;

/** How far a recording's pitch lies from A = 440 Hz, in fractions of a bin. */
public sealed interface Tuning {

    /** Concert pitch: no deviation. A method, because a constant of a sealed family's own kind can deadlock two threads. */
    static Tuning none() {
        return new Fixed(0);
    }

    /**
     * A known deviation.
     *
     * @param bins fractions of a bin, upwards positive
     */
    record Fixed(double bins) implements Tuning {
        /** Checks the range. */
        public Fixed {
            Checks.within("tuning", bins, -1000, 1000);
        }
    }

    /** The deviation most often heard among the clip's spectral peaks, to 1/100 bin. */
    record Estimated() implements Tuning {}

    /** The deviation where it is known. */
    default double bins() {
        if (this instanceof Fixed fixed) {
            return fixed.bins();
        }
        throw new IllegalStateException("The tuning has not been estimated yet.");
    }

    /** Whether the whole clip must be heard first. */
    default Scope scope() {
        return this instanceof Estimated ? new Scope.WholeClip("the tuning, estimated from the clip") : Scope.LOCAL;
    }
}
