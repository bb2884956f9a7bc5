package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * One number of all values along some axes: a global pool, a sum over time.
 *
 * @param kind which
 * @param axes which; negative ones count from the end
 * @param keep whether the axes stay, with length 1
 */
public record Reduce(Kind kind, List<Integer> axes, boolean keep) implements Layer {

    /** What is taken of the values. */
    public enum Kind {
        /** The mean. */
        MEAN,
        /** The largest. */
        MAX,
        /** The sum. */
        SUM
    }

    /** Copies the axes. */
    public Reduce {
        axes = List.copyOf(axes);
    }

    /** The mean over some axes, which go. */
    public static Reduce mean(Integer... axes) {
        return new Reduce(Kind.MEAN, List.of(axes), false);
    }

    /** The largest over some axes, which go. */
    public static Reduce max(Integer... axes) {
        return new Reduce(Kind.MAX, List.of(axes), false);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = inputs.get(0);
        List<Integer> gone = axes.stream().map(x::axis).toList();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (!gone.contains(i)) {
                left.add(x.get(i));
            } else if (keep) {
                left.add(1);
            }
        }
        return List.of(Shape.of(left));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reduce(this);
    }
}
