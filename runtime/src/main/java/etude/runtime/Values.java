package etude.runtime;

import etude.network.Shape;

/**
 * Numbers that go into a network or come out of it, the last axis fastest. The array is shared, not copied.
 *
 * @param shape lengths of the axes, the batch first
 * @param values as many as the shape says
 */
public record Values(Shape shape, float[] values) {

    /** Checks the number of values. */
    public Values {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "Shape " + shape + " needs " + shape.size() + " values; found " + values.length + ".");
        }
    }

    /** Values under a shape. */
    public static Values of(float[] values, int... axes) {
        return new Values(Shape.of(axes), values);
    }

    /**
     * Rows of one length, such as clips: {@code (row, value)}.
     *
     * @throws IllegalArgumentException if rows differ in length
     */
    public static Values ofRows(float[]... rows) {
        int length = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[rows.length * length];
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != length) {
                throw new IllegalArgumentException(
                        "Row " + r + " has " + rows[r].length + " values, row 0 has " + length + ".");
            }
            System.arraycopy(rows[r], 0, values, r * length, length);
        }
        return of(values, rows.length, length);
    }
}
