package etude.network;

import java.util.List;

/**
 * Adds to each frame of {@code (batch, frame, feature)} a vector for its place. Learned: parameter
 * {@code weight (longest, features)}. Otherwise sines and cosines (Vaswani et al. 2017, section 3.5).
 *
 * @param features of a frame
 * @param longest sequence that is possible
 * @param learned whether the vectors are learned
 */
public record Position(int features, int longest, boolean learned) implements Layer {

    /** Checks the ranges. */
    public Position {
        Require.positive("features", features);
        Require.positive("longest", longest);
    }

    @Override
    public List<Parameter> parameters() {
        Shape shape = Shape.of(longest, features);
        return List.of(
                learned
                        ? Parameter.trained("weight", shape, new Initial.Normal(0.02))
                        : new Parameter("weight", shape, Parameter.Role.FIXED, new Initial.Given(this::sines)));
    }

    private float[] sines() {
        float[] values = new float[longest * features];
        for (int t = 0; t < longest; t++) {
            for (int i = 0; i < features; i++) {
                double angle = t / Math.pow(10000, (i - i % 2) / (double) features);
                values[t * features + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return values;
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("Positions", inputs.get(0), 3);
        Require.axis("Positions", x, -1, features);
        if (x.get(1) > longest) {
            throw new IllegalArgumentException(
                    "A sequence of " + x.get(1) + " frames; this network has places for " + longest + ".");
        }
        return List.of(x);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.position(this);
    }
}
