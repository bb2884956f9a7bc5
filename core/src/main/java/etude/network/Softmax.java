package etude.network;

import java.util.List;

/**
 * Exponentials along an axis, divided by their sum.
 *
 * @param axis which; negative ones count from the end
 */
public record Softmax(int axis) implements Layer {

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        inputs.get(0).axis(axis);
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.softmax(this);
    }
}
