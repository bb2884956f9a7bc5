package etude.signal;

/**
 * Which inputs an output looks at when a rate changes by {@code up / down}: {@code half} to either side of its position.
 *
 * @param up outputs in a period
 * @param down inputs in a period
 * @param half inputs to either side
 */
record Reach(long up, long down, int half) {

    /** Outputs, from the clip's first on, that can be computed when so many inputs are known. */
    long ready(long known) {
        return known <= half ? 0 : ((known - half) * up + down - 1) / down;
    }

    /** Number of the first input that an output looks at. */
    long oldest(long output) {
        return output * down / up - half + 1;
    }

    /** Number of the last input that an output looks at. */
    long newest(long output) {
        return output * down / up + half;
    }
}
