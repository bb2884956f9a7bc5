package etude.network;

/** Sentences for numbers and shapes that cannot be. */
final class Require {

    private Require() {}

    static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1.");
        }
    }

    static void notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + "; it must not be negative.");
        }
    }

    static void probability(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 0 and below 1.");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be positive.");
        }
    }

    static void divides(String whole, int value, String part, int divisor) {
        if (value % divisor != 0) {
            throw new IllegalArgumentException(
                    whole + " is " + value + "; it must be a multiple of " + part + ", " + divisor + ".");
        }
    }

    /** The shape, if it has as many axes as are needed. */
    static Shape rank(String layer, Shape shape, int rank) {
        if (shape.rank() != rank) {
            throw new IllegalArgumentException(
                    layer + " needs a tensor of " + rank + " axes; found shape " + shape + ".");
        }
        return shape;
    }

    static void axis(String layer, Shape shape, int axis, int length) {
        if (shape.get(axis) != length) {
            throw new IllegalArgumentException(
                    layer + " needs length " + length + " of axis " + axis + "; found shape " + shape + ".");
        }
    }

    static void atLeastOne(String layer, Shape shape, int length) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    layer + " does not fit into shape " + shape + ": the sound is too short for this network.");
        }
    }
}
