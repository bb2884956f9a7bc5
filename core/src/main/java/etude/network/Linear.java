package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear map of the last axis. Parameters: {@code weight (out, in)}, {@code bias (out)}.
 *
 * @param in length of the last axis
 * @param out its length afterwards
 * @param bias whether a bias is added
 */
public record Linear(int in, int out, boolean bias) implements Layer {

    /** Checks the ranges. */
    public Linear {
        Require.positive("in", in);
        Require.positive("out", out);
    }

    /** With bias. */
    public static Linear of(int in, int out) {
        return new Linear(in, out, true);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.trained("weight", Shape.of(out, in), Initial.fanIn(in)));
        if (bias) {
            all.add(Parameter.trained("bias", Shape.of(out), Initial.fanIn(in)));
        }
        return List.copyOf(all);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Require.axis("A linear map", inputs.get(0), -1, in);
        return List.of(inputs.get(0).with(-1, out));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.linear(this);
    }
}
