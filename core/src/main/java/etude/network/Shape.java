package etude.network;

import java.util.Arrays;
import java.util.List;

/** The lengths of a tensor's axes, outermost first; immutable. The batch, where there is one, is axis 0. */
public final class Shape {

    private final int[] axes;

    private Shape(int[] axes) {
        this.axes = axes;
    }

    /**
     * A shape.
     *
     * @param axes lengths, none negative
     * @throws IllegalArgumentException if a length is negative
     */
    public static Shape of(int... axes) {
        for (int length : axes) {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "Shape " + Arrays.toString(axes) + " has a negative length; all must be 0 or more.");
            }
        }
        return new Shape(axes.clone());
    }

    /** A shape of the lengths in a list. */
    public static Shape of(List<Integer> axes) {
        return of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Number of axes. */
    public int rank() {
        return axes.length;
    }

    /**
     * Length of an axis.
     *
     * @param axis from 0, or from -1 for the last one backwards
     * @throws IllegalArgumentException if there is no such axis
     */
    public int get(int axis) {
        return axes[axis(axis)];
    }

    /** Index of an axis that may be counted from the end. */
    public int axis(int axis) {
        int index = axis < 0 ? axis + axes.length : axis;
        if (index < 0 || index >= axes.length) {
            throw new IllegalArgumentException("Shape " + this + " has no axis " + axis + ".");
        }
        return index;
    }

    /** This shape with another length of one axis. */
    public Shape with(int axis, int length) {
        int[] other = axes.clone();
        other[axis(axis)] = length;
        return of(other);
    }

    /** Number of values; 1 for a shape without axes. */
    public long size() {
        long size = 1;
        for (int length : axes) {
            size = Math.multiplyExact(size, (long) length);
        }
        return size;
    }

    /** The lengths, a copy. */
    public int[] toArray() {
        return axes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(axes, shape.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
        return Arrays.toString(axes);
    }
}
