package etude.network;

import java.util.List;

/**
 * Layer normalisation of the last axis (Ba, Kiros, Hinton 2016), by the population variance, with a learned scale
 * {@code weight} and shift {@code bias}.
 *
 * @param features length of the last axis
 * @param epsilon added to the variance
 */
public record LayerNorm(int features, double epsilon) implements Layer {

    /** Checks the ranges. */
    public LayerNorm {
        Require.positive("features", features);
        Require.positive("epsilon", epsilon);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.trained("weight", Shape.of(features), new Initial.Constant(1)),
                Parameter.trained("bias", Shape.of(features), new Initial.Constant(0)));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Require.axis("A layer normalisation", inputs.get(0), -1, features);
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.layerNorm(this);
    }
}
