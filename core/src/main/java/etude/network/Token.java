package etude.network;

import java.util.List;

/**
 * A learned frame before all others of {@code (batch, frame, feature)}: the class token of a transformer. Parameter:
 * {@code weight (features)}.
 *
 * @param features of a frame
 */
public record Token(int features) implements Layer {

    /** Checks the range. */
    public Token {
        Require.positive("features", features);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.trained("weight", Shape.of(features), new Initial.Normal(1)));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A token", inputs.get(0), 3);
        Require.axis("A token", x, -1, features);
        return List.of(x.with(1, x.get(1) + 1));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.token(this);
    }
}
