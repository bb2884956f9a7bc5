package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The transpose of a {@link Convolution}: from few places to many, as decoders of U-Nets use it. Parameters:
 * {@code weight (in, out/groups, kernel…)}, {@code bias (out)}.
 *
 * @param in channels that come in
 * @param out channels that go out
 * @param along how the convolution that it transposes moves along each axis: one or two
 * @param more places added at the far end of each axis, fewer than the stride
 * @param groups channels are split into that many groups that do not mix
 * @param bias whether a bias is added
 */
public record TransposedConvolution(int in, int out, List<Along> along, List<Integer> more, int groups, boolean bias)
        implements Layer {

    /** Checks the ranges. */
    public TransposedConvolution {
        along = List.copyOf(along);
        more = List.copyOf(more);
        Require.positive("in", in);
        Require.positive("out", out);
        Require.positive("groups", groups);
        Require.divides("in", in, "groups", groups);
        Require.divides("out", out, "groups", groups);
        Spatial.check(along);
        if (more.size() != along.size()) {
            throw new IllegalArgumentException("Found " + more.size() + " numbers of added places for " + along.size()
                    + " axes; one for each is needed.");
        }
        for (int i = 0; i < more.size(); i++) {
            Require.notNegative("more", more.get(i));
            if (more.get(i) >= Math.max(along.get(i).stride(), along.get(i).dilation())) {
                throw new IllegalArgumentException("Found " + more.get(i)
                        + " added places; there must be fewer than the stride, "
                        + along.get(i).stride() + ".");
            }
        }
    }

    /** The transpose of a convolution over frames, with bias. */
    public static TransposedConvolution over(int in, int out, Along frames) {
        return new TransposedConvolution(in, out, List.of(frames), List.of(0), 1, true);
    }

    /** The transpose of a convolution over bins and frames, with bias. */
    public static TransposedConvolution over(int in, int out, Along bins, Along frames) {
        return new TransposedConvolution(in, out, List.of(bins, frames), List.of(0, 0), 1, true);
    }

    @Override
    public List<Parameter> parameters() {
        Shape weight = Spatial.kernel(in, out / groups, along);
        // PyTorch takes the second axis for the fan-in here too.
        long fanIn = weight.size() / in;
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.trained("weight", weight, Initial.fanIn(fanIn)));
        if (bias) {
            all.add(Parameter.trained("bias", Shape.of(out), Initial.fanIn(fanIn)));
        }
        return List.copyOf(all);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A transposed convolution", inputs.get(0), along.size() + 2);
        Require.axis("A transposed convolution of " + in + " channels", x, 1, in);
        Shape y = x.with(1, out);
        for (int i = 0; i < along.size(); i++) {
            Along axis = along.get(i);
            int places = (x.get(i + 2) - 1) * axis.stride() - 2 * axis.padding() + axis.span() + more.get(i);
            Require.atLeastOne("A transposed convolution", x, places);
            y = y.with(i + 2, places);
        }
        return List.of(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.transposedConvolution(this);
    }
}
