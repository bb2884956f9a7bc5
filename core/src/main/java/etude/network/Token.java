package etude.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame before all others of {@code (batch, frame, feature)}: the class token of a transformer. Parameter:
 * {@code weight (features)}.
 *
 * @param features of a frame
 * @param seed null: the frame is learned; otherwise it never changes and holds the numbers from 0 to 1 that NumPy's
 *     {@code RandomState} of that seed gives first (the published self-attention taggers have it so, and their checkpoints
 *     do not hold it)
 */
public record Token(int features, @Nullable Integer seed) implements Layer {

    /** A learned token. */
    public Token(int features) {
        this(features, null);
    }

    /** Checks the range. */
    public Token {
        Require.positive("features", features);
    }

    @Override
    public List<Parameter> parameters() {
        Shape shape = Shape.of(features);
        if (seed == null) {
            return List.of(Parameter.trained("weight", shape, new Initial.Normal(1)));
        }
        int known = seed;
        var given = new Initial.Given(() -> new MersenneTwister(known).uniform(features));
        return List.of(new Parameter("weight", shape, Parameter.Role.FIXED, given));
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
