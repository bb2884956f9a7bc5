package etude.network;

import java.util.List;

/**
 * The largest value or the mean of places along one axis, {@code (batch, channel, frame)}, or two,
 * {@code (batch, channel, bin, frame)}. Padding never is a maximum, and does not count in a mean.
 *
 * @param kind largest or mean
 * @param along how it moves along each axis: one or two; without dilation for means
 * @param lastNotWhole whether a last place that hangs over the end counts too (PyTorch's {@code ceil_mode})
 */
public record Pool(Kind kind, List<Along> along, boolean lastNotWhole) implements Layer {

    /** What is taken of a place. */
    public enum Kind {
        /** The largest value. */
        MAX,
        /** The mean. */
        MEAN
    }

    /** Checks the ranges. */
    public Pool {
        along = List.copyOf(along);
        Spatial.check(along);
        for (Along axis : along) {
            if (2 * axis.padding() > axis.kernel()) {
                throw new IllegalArgumentException("A pool of " + axis.kernel() + " is padded by " + axis.padding()
                        + "; at most half its length is possible.");
            }
            if (kind == Kind.MEAN && axis.dilation() > 1) {
                throw new IllegalArgumentException(
                        "A mean has dilation " + axis.dilation() + "; only maxima can be dilated.");
            }
        }
    }

    /** Largest values of frames, places side by side. */
    public static Pool max(int frames) {
        return new Pool(Kind.MAX, List.of(Along.stepping(frames)), false);
    }

    /** Largest values of bins and frames, places side by side. */
    public static Pool max(int bins, int frames) {
        return new Pool(Kind.MAX, List.of(Along.stepping(bins), Along.stepping(frames)), false);
    }

    /** Means of bins and frames, places side by side. */
    public static Pool mean(int bins, int frames) {
        return new Pool(Kind.MEAN, List.of(Along.stepping(bins), Along.stepping(frames)), false);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A pool over " + along.size() + " axes", inputs.get(0), along.size() + 2);
        return List.of(Spatial.places("A pool", x, along, lastNotWhole));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pool(this);
    }
}
