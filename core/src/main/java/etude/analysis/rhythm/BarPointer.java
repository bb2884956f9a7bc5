package etude.analysis.rhythm;

import java.util.Arrays;

/**
 * The likeliest beats: a pointer runs through beat after beat at a tempo that changes little and only at beats.
 *
 * <p>Within a beat the pointer moves on with certainty, so that its states there need not be visited one by one: a beat of a
 * tempo is worth what its frames are worth together, which two sums give. What is left is one state for each length of a
 * beat, and one byte for each of them and each frame to find the way back.
 *
 * @see <a href="https://archives.ismir.net/ismir2015/paper/000150.pdf">Krebs, Böck and Widmer, An efficient state-space model
 *     for joint tempo and meter tracking, 2015</a>
 */
final class BarPointer {

    /** Frames on either side of a beat that belong to it. */
    private static final int WIDTH = Strength.REACH;

    /** Beats are at least so many frames long. */
    private static final int SHORTEST = 2 * WIDTH + 2;

    /** Share by which a beat may be longer or shorter than the one before. */
    private static final double CHANGE = 0.15;

    /** Standard deviation of a beat's length against the one before: a share of it, and frames, which are whole. */
    private static final double DRIFT = 0.02;

    private static final double JITTER = 0.6;
    private static final byte FIRST = Byte.MIN_VALUE;

    private final BeatActivation activation;
    private final int shortest;
    private final int lengths;
    private final int[] low;
    private final double[][] costs;
    private final byte[] back;
    private int last = -1;
    private int lastLength;

    private BarPointer(BeatActivation activation, double shortest, double longest) {
        this.activation = activation;
        this.shortest = Math.max(SHORTEST, (int) Math.floor(shortest));
        this.lengths = Math.max(this.shortest, (int) Math.ceil(longest)) - this.shortest + 1;
        this.low = new int[lengths];
        this.costs = new double[lengths][];
        for (int j = 0; j < lengths; j++) {
            int length = this.shortest + j;
            int reach = Math.min(Byte.MAX_VALUE, Math.max(2, (int) Math.ceil(CHANGE * length)));
            double variance = JITTER * JITTER + DRIFT * length * DRIFT * length;
            low[j] = Math.max(0, j - reach);
            costs[j] = new double[Math.min(lengths - 1, j + reach) - low[j] + 1];
            for (int i = 0; i < costs[j].length; i++) {
                double change = low[j] + i - j;
                costs[j][i] = change * change / (2 * variance);
            }
        }
        this.back = new byte[Math.multiplyExact(activation.count(), lengths)];
    }

    /**
     * Beats through a whole clip.
     *
     * @param activation what beats are worth
     * @param shortest frames from beat to beat
     * @param longest frames from beat to beat
     * @return frames of the beats, ascending; none for a clip shorter than a beat
     */
    static int[] beats(BeatActivation activation, double shortest, double longest) {
        var pointer = new BarPointer(activation, shortest, longest);
        pointer.forward();
        return pointer.path();
    }

    /** Frame after frame: the best way to a beat of each length that ends here, and from there on to one of each length. */
    private void forward() {
        int count = activation.count();
        int longest = shortest + lengths - 1;
        double[][] onward = new double[longest + 1][lengths];
        double[] here = new double[lengths];
        double[] between = activation.between();
        double best = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < count; t++) {
            arrive(t, onward, here);
            double first = t > longest
                    ? Double.NEGATIVE_INFINITY
                    : between[Math.max(0, t - WIDTH)] + activation.beat()[t];
            leave(t, first, here, onward[t % (longest + 1)]);
            double rest = between[count] - between[Math.min(count, t + WIDTH + 1)];
            for (int j = 0; j < lengths && t + longest >= count; j++) {
                if (here[j] + rest > best) {
                    best = here[j] + rest;
                    last = t;
                    lastLength = j;
                }
            }
        }
    }

    private void arrive(int t, double[][] onward, double[] here) {
        double[] between = activation.between();
        Arrays.fill(here, Double.NEGATIVE_INFINITY);
        double before = between[Math.max(0, t - WIDTH)] + activation.beat()[t];
        for (int j = 0; j < lengths && t >= shortest + j; j++) {
            int from = t - shortest - j;
            here[j] = onward[from % onward.length][j] + before - between[from + WIDTH + 1];
        }
    }

    private void leave(int t, double first, double[] here, double[] onward) {
        for (int j = 0; j < lengths; j++) {
            double most = first;
            int from = low[j];
            int by = FIRST;
            double[] cost = costs[j];
            for (int i = 0; i < cost.length; i++) {
                double value = here[from + i] - cost[i];
                if (value > most) {
                    most = value;
                    by = from + i - j;
                }
            }
            onward[j] = most;
            back[t * lengths + j] = (byte) by;
        }
    }

    private int[] path() {
        int[] reversed = new int[activation.count() / shortest + 2];
        int size = 0;
        int j = lastLength;
        for (int t = last; t >= 0; ) {
            reversed[size++] = t;
            t -= shortest + j;
            if (t >= 0) {
                byte by = back[t * lengths + j];
                if (by == FIRST) {
                    reversed[size++] = t;
                    break;
                }
                j += by;
            }
        }
        int[] beats = new int[size];
        for (int i = 0; i < size; i++) {
            beats[i] = reversed[size - 1 - i];
        }
        return beats;
    }
}
