package etude.signal;

/** What stands before the first and after the last sample of a clip, by numpy's names. */
public enum Padding {
    /** Zeros (numpy's {@code constant}). */
    ZERO,
    /** Mirrored at the edge sample, which is not repeated. */
    REFLECT,
    /** The edge sample, repeated. */
    EDGE,
    /** Mirrored at the edge, the edge sample repeated: {@code d c b a | a b c d}. */
    SYMMETRIC;

    /**
     * The index of the sample that stands at an index outside the clip.
     *
     * @param index any index
     * @param length samples in the clip, at least 1
     * @return an index from 0 to {@code length - 1}, or -1 for a zero
     */
    public int resolve(long index, int length) {
        if (index >= 0 && index < length) {
            return (int) index;
        }
        return switch (this) {
            case ZERO -> -1;
            case EDGE -> index < 0 ? 0 : length - 1;
            case REFLECT -> {
                if (length == 1) {
                    yield 0;
                }
                long period = 2L * (length - 1);
                long k = Math.floorMod(index, period);
                yield (int) (k < length ? k : period - k);
            }
            case SYMMETRIC -> {
                long period = 2L * length;
                long k = Math.floorMod(index, period);
                yield (int) (k < length ? k : period - 1 - k);
            }
        };
    }

    /** A clip with {@code before} and {@code after} samples added. */
    public float[] pad(float[] x, int before, int after) {
        return stretch(x, -before, Math.addExact(Math.addExact(x.length, before), after));
    }

    /**
     * A stretch of a clip and of what stands around it; zeros where the clip has no samples.
     *
     * @param x the clip
     * @param start index of the first sample, which may stand before the clip
     * @param length number of samples
     */
    public float[] stretch(float[] x, long start, int length) {
        float[] stretch = new float[length];
        int first = (int) Math.max(0, Math.min(length, -start));
        int end = (int) Math.max(first, Math.min(length, x.length - start));
        System.arraycopy(x, first == end ? 0 : (int) (start + first), stretch, first, end - first);
        for (int i = 0; i < first && x.length > 0; i++) {
            stretch[i] = sample(x, start + i);
        }
        for (int i = end; i < length && x.length > 0; i++) {
            stretch[i] = sample(x, start + i);
        }
        return stretch;
    }

    private float sample(float[] x, long index) {
        int i = resolve(index, x.length);
        return i < 0 ? 0 : x[i];
    }
}
