package etude.tasks.tagging;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a stream of items (samples, or frames of several values) into windows at places that only move forward, holding no more
 * than a window and what was pushed last.
 */
final class Windows {

    /** Who takes the windows. */
    interface Sink {
        /** Takes a window; the array is its own. */
        void window(long start, float[] values) throws IOException;
    }

    private final int width;
    private final int length;
    private final Starts starts;
    private final Sink sink;

    private float[] held = new float[0];
    private int heldItems;
    private long first;
    private long total;
    private int number;

    /** Where windows begin. */
    interface Starts {
        /** First item of window {@code i}; negative where there is no such window. */
        long of(int i);
    }

    /**
     * Windows of a stream.
     *
     * @param width values in an item
     * @param length items in a window
     * @param starts where windows begin, in ascending order
     * @param sink takes the windows
     */
    Windows(int width, int length, Starts starts, Sink sink) {
        this.width = width;
        this.length = length;
        this.starts = starts;
        this.sink = sink;
    }

    /** Takes the next values, whole items. */
    void push(float[] values, int from, int count) throws IOException {
        hold(values, from, count);
        total += count / width;
        for (long start = next(); start >= 0 && start + length <= total; start = next()) {
            sink.window(start, window(start, length));
            number++;
        }
        forget();
    }

    /** Items so far. */
    long total() {
        return total;
    }

    /** Windows so far. */
    int number() {
        return number;
    }

    /** Takes the last windows, which are not whole, followed by zeros: each that begins before the end. */
    void endWithSilence() throws IOException {
        for (long start = next(); start >= 0 && (start < total || number == 0); start = next()) {
            int there = (int) Math.max(0, Math.min(length, total - start));
            sink.window(start, Arrays.copyOf(window(start, there), length * width));
            number++;
        }
    }

    /** All items, if no window has been made yet: the stream was shorter than one. */
    float[] all() {
        return Arrays.copyOf(held, heldItems * width);
    }

    private long next() {
        return starts.of(number);
    }

    private float[] window(long start, int items) {
        int at = Math.toIntExact(start - first) * width;
        return Arrays.copyOfRange(held, at, at + items * width);
    }

    private void hold(float[] values, int from, int count) {
        int used = heldItems * width;
        if (used + count > held.length) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, used + count));
        }
        System.arraycopy(values, from, held, used, count);
        heldItems += count / width;
    }

    /** Drops what no window needs any more. */
    private void forget() {
        long start = next();
        long keep = start < 0 ? total : Math.min(total, start);
        int gone = (int) (keep - first);
        if (gone > 0) {
            System.arraycopy(held, gone * width, held, 0, (heldItems - gone) * width);
            heldItems -= gone;
            first = keep;
        }
    }
}
