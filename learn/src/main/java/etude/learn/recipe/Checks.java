package etude.learn.recipe;

/** Sentences for values of recipes that cannot be. */
final class Checks {

    private Checks() {}

    static void least(String name, double value, double least) {
        if (!(value >= least && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    name + " is " + text(value) + "; it must be at least " + text(least) + ".");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + text(value) + "; it must be a positive number.");
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + text(value) + "; it must be from " + text(least) + " to " + text(most) + ".");
        }
    }

    static void within(String name, Span span, double least, double most) {
        within(name + "'s least", span.least(), least, most);
        within(name + "'s most", span.most(), least, most);
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + text(value) + "; it must be at least 0 and below 1.");
        }
    }

    static void written(String name, String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is empty; it must be " + what + ".");
        }
    }

    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
