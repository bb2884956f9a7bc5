package etude.analysis.rhythm;

/** Ranges of the settings of onsets. */
final class OnsetChecks {

    private OnsetChecks() {}

    static void window(double seconds) {
        if (!(seconds >= 0.001 && seconds <= 1)) {
            throw new IllegalArgumentException("The window is " + seconds + " s; it must be from 0.001 to 1 s.");
        }
    }

    static void frameRate(double rate) {
        if (!(rate >= 10 && rate <= 1000)) {
            throw new IllegalArgumentException("The frame rate is " + rate + " Hz; it must be from 10 to 1000 Hz.");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be positive and finite.");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be finite and at least 0.");
        }
    }
}
