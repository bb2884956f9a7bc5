package etude.network;

import java.util.List;

/**
 * Tensors side by side along one axis.
 *
 * @param inputs how many
 * @param axis which; negative ones count from the end
 */
public record Concat(int inputs, int axis) implements Layer {

    /** Checks the range. */
    public Concat {
        Require.positive("inputs", inputs);
    }

    @Override
    public List<Shape> outputs(List<Shape> shapes) {
        Shape first = shapes.get(0);
        int length = 0;
        for (Shape shape : shapes) {
            if (shape.rank() != first.rank() || !shape.with(axis, 0).equals(first.with(axis, 0))) {
                throw new IllegalArgumentException("Shapes " + shapes + " cannot stand side by side along axis " + axis
                        + "; all others must agree.");
            }
            length += shape.get(axis);
        }
        return List.of(first.with(axis, length));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.concat(this);
    }
}
