package etude.classic;

/** Ranges of the numbers of methods. */
final class Require {

    private Require() {}

    static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a positive number.");
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }
}
