package etude.report.array;

import etude.signal.Frames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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

    /** All numbers with the last axis varying fastest, complex ones as two, real part first. */
    public double[] toDoubles() {
        int width = complex ? 2 : 1;
        int[] strides = strides();
        double[] out = new double[count(shape) * width];
        int[] index = new int[shape.length];
        for (int i = 0; i < out.length; i += width) {
            int at = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                at += index[axis] * strides[axis];
            }
            for (int part = 0; part < width; part++) {
                out[i + part] = value(at * width + part);
            }
            advance(index);
        }
        return out;
    }

    /**
     * The numbers as frames: the last axis is time. Numbers are rounded to single precision.
     *
     * @throws IllegalStateException if there is no axis
     */
    public Frames toFrames() {
        if (shape.length == 0) {
            throw new IllegalStateException("A single number has no time axis, so it makes no frames.");
        }
        int[] frame = Arrays.copyOf(shape, shape.length - 1);
        int count = shape[shape.length - 1];
        int bins = count(frame);
        int width = complex ? 2 : 1;
        double[] ordered = toDoubles();
        float[] data = new float[ordered.length];
        for (int bin = 0; bin < bins; bin++) {
            for (int t = 0; t < count; t++) {
                for (int part = 0; part < width; part++) {
                    data[(t * bins + bin) * width + part] = (float) ordered[(bin * count + t) * width + part];
                }
            }
        }
        return new Frames(frame, complex, count, data);
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
