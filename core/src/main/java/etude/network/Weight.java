package etude.network;

/**
 * The values of one parameter, the last axis fastest. The array is shared, not copied: nobody writes to it.
 *
 * @param shape of the values
 * @param values as many as the shape says
 */
public record Weight(Shape shape, float[] values) {

    /** Checks the number of values. */
    public Weight {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "Shape " + shape + " needs " + shape.size() + " values; found " + values.length + ".");
        }
    }

    /** The same values under another shape. */
    public Weight reshaped(int... axes) {
        return new Weight(Shape.of(axes), values);
    }

    /** With the axes in another order: axis i of the result is axis {@code order[i]} of this. */
    public Weight permuted(int... order) {
        int rank = shape.rank();
        int[] from = shape.toArray();
        long[] step = new long[rank];
        long width = 1;
        for (int i = rank - 1; i >= 0; i--) {
            step[i] = width;
            width *= from[i];
        }
        int[] to = new int[rank];
        for (int i = 0; i < rank; i++) {
            to[i] = from[order[i]];
        }
        float[] moved = new float[values.length];
        int[] at = new int[rank];
        for (int i = 0; i < moved.length; i++) {
            long source = 0;
            for (int axis = 0; axis < rank; axis++) {
                source += at[axis] * step[order[axis]];
            }
            moved[i] = values[(int) source];
            next(at, to);
        }
        return new Weight(Shape.of(to), moved);
    }

    private static void next(int[] at, int[] lengths) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            if (++at[axis] < lengths[axis]) {
                return;
            }
            at[axis] = 0;
        }
    }
}
