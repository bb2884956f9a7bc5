package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution (cross-correlation, as in the field) over one axis, {@code (batch, channel, frame)}, or two,
 * {@code (batch, channel, bin, frame)}. Parameters: {@code weight (out, in/groups, kernel…)}, {@code bias (out)}.
 *
 * @param in channels that come in
 * @param out channels that go out
 * @param along how it moves along each axis: one or two
 * @param groups channels are split into that many groups that do not mix; {@code in} of them: depthwise
 * @param bias whether a bias is added
 */
public record Convolution(int in, int out, List<Along> along, int groups, boolean bias) implements Layer {

    /** Checks the ranges. */
    public Convolution {
        along = List.copyOf(along);
        Require.positive("in", in);
        Require.positive("out", out);
        Require.positive("groups", groups);
        Require.divides("in", in, "groups", groups);
        Require.divides("out", out, "groups", groups);
        Spatial.check(along);
    }

    /** A convolution over frames, with bias. */
    public static Convolution over(int in, int out, Along frames) {
        return new Convolution(in, out, List.of(frames), 1, true);
    }

    /** A convolution over bins and frames, with bias. */
    public static Convolution over(int in, int out, Along bins, Along frames) {
        return new Convolution(in, out, List.of(bins, frames), 1, true);
    }

    /** The same in groups. */
    public Convolution grouped(int number) {
        return new Convolution(in, out, along, number, bias);
    }

    /** The same without bias, for use before a normalisation. */
    public Convolution withoutBias() {
        return new Convolution(in, out, along, groups, false);
    }

    @Override
    public List<Parameter> parameters() {
        Shape weight = Spatial.kernel(out, in / groups, along);
        long fanIn = weight.size() / out;
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.trained("weight", weight, Initial.fanIn(fanIn)));
        if (bias) {
            all.add(Parameter.trained("bias", Shape.of(out), Initial.fanIn(fanIn)));
        }
        return List.copyOf(all);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A convolution over " + along.size() + " axes", inputs.get(0), along.size() + 2);
        Require.axis("A convolution of " + in + " channels", x, 1, in);
        return List.of(Spatial.places("A convolution", x.with(1, out), along, false));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.convolution(this);
    }
}
