package etude.signal;

import java.util.Arrays;

/**
 * Changes the sample rate of one channel that arrives piece by piece. Memory is bounded by the filter's length and the
 * largest piece. Not safe for use by several threads.
 */
public final class ResamplerStream {

    private static final int WORTHWHILE = 4096;

    private final long up;
    private final long down;
    private final RateConverter converter;
    private float[] pending = new float[0];
    private int pendingLength;
    private long pendingStart;
    private long next;
    private boolean ended;

    ResamplerStream(long up, long down, RateConverter converter) {
        this.up = up;
        this.down = down;
        this.converter = converter;
    }

    /**
     * Takes the next samples.
     *
     * @param samples where they are; they are copied
     * @param from index of the first
     * @param length how many
     * @return samples at the new rate that are complete now; some thousand are collected before any are handed out
     * @throws IllegalStateException after {@link #end}
     */
    public float[] push(float[] samples, int from, int length) {
        requireOpen();
        if (up == down) {
            return Arrays.copyOfRange(samples, from, from + length);
        }
        append(samples, from, length);
        long ready = converter.ready(pendingStart + pendingLength);
        return ready - next < WORTHWHILE ? new float[0] : emit(ready);
    }

    /** Ends the clip and returns its last samples. */
    public float[] end() {
        requireOpen();
        ended = true;
        return up == down ? new float[0] : emit(((pendingStart + pendingLength) * up + down - 1) / down);
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("The stream has ended; start another one.");
        }
    }

    private void append(float[] samples, int from, int length) {
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingLength + length, 2 * pending.length));
        }
        System.arraycopy(samples, from, pending, pendingLength, length);
        pendingLength += length;
    }

    private float[] emit(long until) {
        float[] out = new float[Math.toIntExact(until - next)];
        long start = pendingStart;
        int length = pendingLength;
        float[] x = pending;
        long first = next;
        Parallel.blocks(
                out.length,
                converter.blockSize(),
                (begin, end) -> converter.run(x, start, length, first + begin, end - begin, out, begin));
        next = until;
        drop();
        return out;
    }

    /** Forgets inputs that no later output looks at. */
    private void drop() {
        long keepFrom = converter.oldest(next);
        int gone = (int) Math.max(0, Math.min(keepFrom - pendingStart, pendingLength));
        System.arraycopy(pending, gone, pending, 0, pendingLength - gone);
        pendingLength -= gone;
        pendingStart += gone;
    }
}
