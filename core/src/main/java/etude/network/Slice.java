package etude.network;

import java.util.List;

/**
 * A stretch of one axis.
 *
 * @param axis which; negative ones count from the end
 * @param from first index; negative ones count from the end
 * @param to index behind the last; negative ones count from the end; {@link #END}: all
 */
public record Slice(int axis, int from, int to) implements Layer {

    /** Behind the last index. */
    public static final int END = Integer.MAX_VALUE;

    /** The last index of an axis alone; the axis stays, with length 1. */
    public static Slice last(int axis) {
        return new Slice(axis, -1, END);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = inputs.get(0);
        int length = x.get(axis);
        int first = index(from, length);
        int end = index(to, length);
        Require.atLeastOne("A slice from " + from + " to " + (to == END ? "the end" : to), x, end - first);
        return List.of(x.with(axis, end - first));
    }

    private static int index(int index, int length) {
        return Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.slice(this);
    }
}
