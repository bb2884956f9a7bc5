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
        float[] padded = new float[Math.addExact(Math.addExact(x.length, before), after)];
        System.arraycopy(x, 0, padded, before, x.length);
        if (x.length > 0) {
            for (int i = 0; i < before; i++) {
                padded[i] = sample(x, i - before);
            }
            for (int i = 0; i < after; i++) {
                padded[before + x.length + i] = sample(x, (long) x.length + i);
            }
        }
        return padded;
    }

    private float sample(float[] x, long index) {
        int i = resolve(index, x.length);
        return i < 0 ? 0 : x[i];
    }
}
