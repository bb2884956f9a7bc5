package etude.signal;

/**
 * How a resampler finds outputs: each from its own stretch of inputs alone, by the same additions in the same order
 * however outputs are grouped into calls. Immutable, shared by threads.
 */
interface RateConverter {

    /** Outputs, from the clip's first on, that can be computed when so many inputs are known. */
    long ready(long known);

    /** Number of the first input that outputs from {@code next} on look at; negative before the clip. */
    long oldest(long next);

    /** Outputs that are best computed in one call. */
    int blockSize();

    /**
     * Computes outputs.
     *
     * @param x inputs; those outside are zeros
     * @param start number, in the clip, of {@code x}'s first input
     * @param length inputs in {@code x}
     * @param first number of the first output wanted
     * @param count outputs wanted
     * @param out receives the outputs
     * @param to index of the first output written
     */
    void run(float[] x, long start, int length, long first, int count, float[] out, int to);

    /** Copies a stretch of inputs, which may lie outside; what is outside stays zero. */
    static void copy(float[] x, long start, int length, long from, float[] into, int count) {
        int skip = (int) Math.max(0, Math.min(count, start - from));
        int end = (int) Math.max(skip, Math.min(count, start + length - from));
        if (end > skip) {
            System.arraycopy(x, (int) (from + skip - start), into, skip, end - skip);
        }
    }
}
