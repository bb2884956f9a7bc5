package etude.network;

import java.util.List;

/**
 * The same values, in the same order, under another shape.
 *
 * @param axes lengths; {@link #KEEP}: that of the axis at this place; {@link #REST}, once: what is left
 */
public record Reshape(List<Integer> axes) implements Layer {

    /** The length of the axis at this place. */
    public static final int KEEP = 0;

    /** What is left. */
    public static final int REST = -1;

    /** Checks the lengths. */
    public Reshape {
        axes = List.copyOf(axes);
        if (axes.stream().anyMatch(length -> length < REST)
                || axes.stream().filter(length -> length == REST).count() > 1) {
            throw new IllegalArgumentException(
                    "Shape " + axes
                            + " cannot be; lengths are positive, 0 for that of the axis at this place, or once -1 for the rest.");
        }
    }

    /** To these lengths. */
    public static Reshape to(Integer... axes) {
        return new Reshape(List.of(axes));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = inputs.get(0);
        int[] y = new int[axes.size()];
        int rest = -1;
        long product = 1;
        for (int i = 0; i < y.length; i++) {
            y[i] = axes.get(i) == KEEP ? x.get(i) : axes.get(i);
            if (y[i] == REST) {
                rest = i;
            } else {
                product *= y[i];
            }
        }
        boolean fits = rest < 0 ? product == x.size() : product > 0 && x.size() % product == 0;
        if (!fits) {
            throw new IllegalArgumentException(
                    "Shape " + x + " cannot become " + axes + ": the number of values differs.");
        }
        if (rest >= 0) {
            y[rest] = Math.toIntExact(x.size() / product);
        }
        return List.of(Shape.of(y));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reshape(this);
    }
}
