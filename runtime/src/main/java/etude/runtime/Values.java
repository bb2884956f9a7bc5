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
}
