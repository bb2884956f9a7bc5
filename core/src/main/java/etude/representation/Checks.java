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

    static void between(String name, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must lie between " + low + " and " + high + ".");
        }
    }

    static void odd(String name, int value) {
        if (value < 1 || value % 2 == 0) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be odd and positive.");
        }
    }

    static void real(String what, Representation source) {
        if (source.layout().complex()) {
            throw new IllegalArgumentException(what + " is made from real values; "
                    + source.layout().name() + " is complex. Take its magnitudes (Spectrogram) first.");
        }
    }

    static void scalar(String what, Representation source) {
        real(what, source);
        if (source.layout().size() != 1) {
            throw new IllegalArgumentException(what + " is made from one number per frame; "
                    + source.layout().name() + " has " + source.layout().size() + ".");
        }
    }

    static void frequencyAxis(String what, Representation source) {
        real(what, source);
        Layout layout = source.layout();
        boolean hz = layout.bins().kind().unit().equals("Hz");
        if (!hz || layout.shape().length != 1) {
            throw new IllegalArgumentException(
                    what + " is made from one row of bins in Hz, such as a spectrogram; " + layout.name()
                            + " has bins of another kind (" + layout.bins().kind() + ").");
        }
    }
}
