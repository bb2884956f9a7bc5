package etude.network;

import java.util.List;

/**
 * A learned scale and shift for each index of one axis: per bin, as around Open-Unmix. Parameters: {@code scale},
 * {@code shift}.
 *
 * @param axis which; negative ones count from the end
 * @param length of the axis
 * @param shiftFirst whether the shift is added before the scale is applied
 */
public record Affine(int axis, int length, boolean shiftFirst) implements Layer {

    /** Checks the range. */
    public Affine {
        Require.positive("length", length);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.trained("scale", Shape.of(length), new Initial.Constant(1)),
                Parameter.trained("shift", Shape.of(length), new Initial.Constant(0)));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Require.axis("A scale and shift", inputs.get(0), axis, length);
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.affine(this);
    }
}
