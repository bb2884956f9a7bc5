package etude.features;

/** Arrays for frames. */
final class Room {

    /** The longest array that Java machines make. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Room() {}

    /**
     * An array for frames.
     *
     * @throws IllegalArgumentException if no array is that long
     */
    static float[] of(int frames, int stride) {
        long numbers = (long) frames * stride;
        if (numbers > LONGEST) {
            throw new IllegalArgumentException(
                    frames + " frames of " + stride + " numbers do not fit into one array, which holds " + LONGEST
                            + ". Choose a shorter nFft, fewer bands or a longer hop, or take the sound in pieces.");
        }
        return new float[(int) numbers];
    }
}
