package etude.signal;

import java.util.Arrays;

/**
 * Numbers over time: one small array of fixed shape per frame, frames stored one after the other.
 *
 * <p>In the field's notation the shape is {@code (bin, frame)}, or {@code (harmonic, bin, frame)} and the like: the frame
 * axis last. In memory a frame's values lie beside each other, the last of its axes fastest, and frames follow one
 * another: with one axis of bins that is the Fortran order of {@code (bin, frame)}. Complex values are interleaved, real
 * part first. Immutable by contract: the array is shared, not copied.
 */
public final class Frames {

    private final int[] shape;
    private final boolean complex;
    private final int count;
    private final float[] data;

    /**
     * Frames over an existing array.
     *
     * @param shape shape of one frame, for example {@code {bins}}; empty for one number per frame. The last axis varies fastest
     * @param complex whether the values are complex, interleaved
     * @param count number of frames
     * @param data handed over; {@code count × product(shape)} values, twice as many where complex
     * @throws IllegalArgumentException if the array has another length
     */
    public Frames(int[] shape, boolean complex, int count, float[] data) {
        this.shape = shape.clone();
        this.complex = complex;
        this.count = count;
        this.data = data;
        long expected = (long) count * stride();
        if (data.length != expected) {
            throw new IllegalArgumentException("Frames of shape " + Arrays.toString(shape) + " × " + count + " need "
                    + expected + " values; found " + data.length + ".");
        }
    }

    /** Real frames of {@code bins} values each. */
    public static Frames of(int bins, int count, float[] data) {
        return new Frames(new int[] {bins}, false, count, data);
    }

    /** Real frames from rows in {@code [bin][frame]} order. */
    public static Frames fromRows(float[][] rows) {
        int count = rows.length == 0 ? 0 : rows[0].length;
        float[] data = new float[rows.length * count];
        for (int bin = 0; bin < rows.length; bin++) {
            for (int t = 0; t < count; t++) {
                data[t * rows.length + bin] = rows[bin][t];
            }
        }
        return of(rows.length, count, data);
    }

    /** Shape of one frame; empty for one number per frame. */
    public int[] shape() {
        return shape.clone();
    }

    /** Whether the values are complex, interleaved. */
    public boolean complex() {
        return complex;
    }

    /** Number of frames. */
    public int count() {
        return count;
    }

    /** Numbers (complex ones counting once) in a frame. */
    public int bins() {
        int bins = 1;
        for (int axis : shape) {
            bins *= axis;
        }
        return bins;
    }

    /** Floats in a frame. */
    public int stride() {
        return complex ? 2 * bins() : bins();
    }

    /** All values, frame after frame: shared, to be read only. */
    public float[] data() {
        return data;
    }

    /** The real value of a bin in a frame. */
    public float get(int bin, int frame) {
        return data[frame * stride() + bin];
    }

    /** A copy of one frame. */
    public float[] frame(int frame) {
        return Arrays.copyOfRange(data, frame * stride(), (frame + 1) * stride());
    }

    /** A copy in {@code [bin][frame]} order (floats of complex values are rows of their own). */
    public float[][] toRows() {
        int stride = stride();
        float[][] rows = new float[stride][count];
        for (int t = 0; t < count; t++) {
            for (int bin = 0; bin < stride; bin++) {
                rows[bin][t] = data[t * stride + bin];
            }
        }
        return rows;
    }

    /** The largest value; negative infinity where there is none. */
    public float max() {
        float max = Float.NEGATIVE_INFINITY;
        for (float x : data) {
            max = Math.max(max, x);
        }
        return max;
    }

    @Override
    public String toString() {
        return "Frames[" + Arrays.toString(shape) + " × " + count + (complex ? ", complex]" : "]");
    }
}
