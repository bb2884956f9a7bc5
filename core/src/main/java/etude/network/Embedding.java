package etude.network;

import java.util.List;

/**
 * A learned vector for each of some numbers: from {@code (…)} whole numbers to {@code (…, features)}. Parameter:
 * {@code weight (count, features)}.
 *
 * @param count numbers 0 to {@code count - 1} are known
 * @param features of a vector
 */
public record Embedding(int count, int features) implements Layer {

    /** Checks the ranges. */
    public Embedding {
        Require.positive("count", count);
        Require.positive("features", features);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.trained("weight", Shape.of(count, features), new Initial.Normal(1)));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        int[] axes = inputs.get(0).toArray();
        int[] longer = java.util.Arrays.copyOf(axes, axes.length + 1);
        longer[axes.length] = features;
        return List.of(Shape.of(longer));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.embedding(this);
    }
}
