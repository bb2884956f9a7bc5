package etude.report.array;

import etude.io.array.NpyArray;
import etude.signal.Frames;
import java.util.Arrays;

/** Arrays as frames. */
public final class ArrayFrames {

    private ArrayFrames() {}

    /**
     * The numbers of an array as frames: its last axis is time. Numbers are rounded to single precision.
     *
     * @throws IllegalArgumentException if there is no axis
     */
    public static Frames of(NpyArray array) {
        int[] shape = array.shape();
        if (shape.length == 0) {
            throw new IllegalArgumentException("A single number has no time axis, so it makes no frames.");
        }
        int[] frame = Arrays.copyOf(shape, shape.length - 1);
        int count = shape[shape.length - 1];
        int bins = Arrays.stream(frame).reduce(1, (a, b) -> a * b);
        int width = array.complex() ? 2 : 1;
        float[] ordered = array.toFloats();
        float[] data = new float[ordered.length];
        for (int bin = 0; bin < bins; bin++) {
            for (int t = 0; t < count; t++) {
                for (int part = 0; part < width; part++) {
                    data[(t * bins + bin) * width + part] = ordered[(bin * count + t) * width + part];
                }
            }
        }
        return new Frames(frame, array.complex(), count, data);
    }
}
