package etude.network;

import java.util.List;

/**
 * Values before and after the last axes; negative numbers take away.
 *
 * @param mode what is added
 * @param before for each of the last axes, outermost first
 * @param after likewise
 * @param value where a constant is added
 */
public record Pad(Mode mode, List<Integer> before, List<Integer> after, double value) implements Layer {

    /** What is added. */
    public enum Mode {
        /** A constant. */
        CONSTANT,
        /** The mirror image, the edge itself not repeated. */
        REFLECT,
        /** The edge. */
        EDGE
    }

    /** Checks the ranges. */
    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != after.size() || before.isEmpty()) {
            throw new IllegalArgumentException("Found " + before.size() + " numbers before and " + after.size()
                    + " after; one of both for each of the last axes is needed.");
        }
        if (mode != Mode.CONSTANT
                && java.util.stream.Stream.concat(before.stream(), after.stream())
                        .anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("Only constant padding can be negative.");
        }
    }

    /** Zeros before and after the last axis. */
    public static Pad zeros(int before, int after) {
        return new Pad(Mode.CONSTANT, List.of(before), List.of(after), 0);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = inputs.get(0);
        Shape y = x;
        for (int i = 0; i < before.size(); i++) {
            int axis = i - before.size();
            int length = x.get(axis);
            if (mode == Mode.REFLECT && Math.max(before.get(i), after.get(i)) >= length) {
                throw new IllegalArgumentException("A mirror image of " + Math.max(before.get(i), after.get(i))
                        + " values needs more than " + length + ": the sound is too short for this network.");
            }
            int padded = length + before.get(i) + after.get(i);
            Require.atLeastOne("A padding", x, padded);
            y = y.with(axis, padded);
        }
        return List.of(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pad(this);
    }
}
