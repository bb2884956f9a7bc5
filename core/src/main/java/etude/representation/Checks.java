package etude.representation;

/** Sentences for numbers that are out of range. */
final class Checks {

    private Checks() {}

    static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be positive.");
        }
    }

    static void atLeast(String name, double value, double least) {
        if (!(value >= least)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least + ".");
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }
}
