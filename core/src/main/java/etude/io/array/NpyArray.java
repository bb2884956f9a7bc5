package etude.io.array;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An array read from numpy's format: real or complex, of floats, whole numbers or truth values, in either order. */
public final class NpyArray {

    private final int[] shape;
    private final boolean complex;
    private final boolean fortran;
    private final NpyType type;
    private final ByteBuffer values;

    NpyArray(int[] shape, boolean complex, boolean fortran, NpyType type, ByteBuffer values) {
        this.shape = shape;
        this.complex = complex;
        this.fortran = fortran;
        this.type = type;
        this.values = values;
    }

    /**
     * Reads a {@code .npy} file of at most 2 GB.
     *
     * @throws ArrayFormatException if it is none, or not whole; memory is never taken for more than the file has
     */
    public static NpyArray read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new NpyParser(in, file.toString()).read(Files.size(file));
        }
    }

    /** Dimensions; none for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** Whether the numbers are complex. */
    public boolean complex() {
        return complex;
    }

    /** The type of the numbers, or of their parts, as numpy names it: {@code f4}, {@code i8}, {@code b1}. */
    public String type() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** All numbers with the last axis varying fastest, complex ones as two, real part first. */
    public double[] toDoubles() {
        double[] out = new double[size()];
        each((i, value) -> out[i] = value);
        return out;
    }

    /** As {@link #toDoubles}, rounded to single precision. */
    public float[] toFloats() {
        float[] out = new float[size()];
        each((i, value) -> out[i] = (float) value);
        return out;
    }

    private interface Taker {
        void take(int place, double value);
    }

    private void each(Taker taker) {
        int width = complex ? 2 : 1;
        int[] strides = strides();
        int size = size();
        int[] index = new int[shape.length];
        for (int i = 0; i < size; i += width) {
            int at = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                at += index[axis] * strides[axis];
            }
            for (int part = 0; part < width; part++) {
                taker.take(i + part, value(at * width + part));
            }
            advance(index);
        }
    }

    private int size() {
        return count(shape) * (complex ? 2 : 1);
    }

    /** Bytes that the values take in memory. */
    long bytes() {
        return values.capacity();
    }

    private double value(int index) {
        return type.at(values, index * type.size());
    }

    private void advance(int[] index) {
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape[axis]) {
                return;
            }
            index[axis] = 0;
        }
    }

    private int[] strides() {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = fortran ? i : shape.length - 1 - i;
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    private static int count(int[] shape) {
        int count = 1;
        for (int axis : shape) {
            count *= axis;
        }
        return count;
    }
}
