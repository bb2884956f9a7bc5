package etude.analysis.salience;

import java.util.Arrays;

/** Pitches that frames propose, each with its salience: a handful in a frame, so that hours fit into memory. */
public final class PitchCandidates {

    private int[] starts = new int[1025];
    private float[] cents = new float[4096];
    private float[] saliences = new float[4096];
    private float[] levels;
    private final int values;
    private int frames;
    private float loudest;

    private PitchCandidates(int values) {
        this.values = values;
        this.levels = new float[values == 3 ? 4096 : 0];
    }

    /** No frame yet; candidates have cents above a reference that is agreed on, and a salience. */
    public static PitchCandidates plain() {
        return new PitchCandidates(2);
    }

    /** No frame yet; candidates have cents, a salience, and a level. */
    public static PitchCandidates withLevels() {
        return new PitchCandidates(3);
    }

    /**
     * Adds a frame.
     *
     * @param numbers two or three of each candidate; behind them there may be the power of the frame
     */
    public void add(float[] numbers) {
        int from = starts[frames];
        int to = from + numbers.length / values;
        grow(to);
        if (numbers.length % values == 1) {
            loudest = Math.max(loudest, numbers[numbers.length - 1]);
        }
        for (int i = from; i < to; i++) {
            int at = values * (i - from);
            cents[i] = numbers[at];
            saliences[i] = numbers[at + 1];
            if (values == 3) {
                levels[i] = numbers[at + 2];
            }
        }
        frames++;
        if (frames == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[frames] = to;
    }

    private void grow(int count) {
        if (count > cents.length) {
            int size = Math.max(count, 2 * cents.length);
            cents = Arrays.copyOf(cents, size);
            saliences = Arrays.copyOf(saliences, size);
            levels = values == 3 ? Arrays.copyOf(levels, size) : levels;
        }
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    /** Number of candidates in all frames. */
    public int count() {
        return starts[frames];
    }

    /** Index of a frame's first candidate; that of the next frame's is behind its last one. */
    public int start(int frame) {
        return starts[frame];
    }

    /** Cents above the reference. */
    public float cents(int candidate) {
        return cents[candidate];
    }

    /** Salience. */
    public float salience(int candidate) {
        return saliences[candidate];
    }

    /** Level, where candidates have one. */
    public float level(int candidate) {
        return levels[candidate];
    }

    /** The largest power of a frame, where frames have one, whether or not it has candidates. */
    public float loudest() {
        return loudest;
    }

    /** The frame of a candidate. */
    public int frame(int candidate) {
        int at = Arrays.binarySearch(starts, 0, frames + 1, candidate);
        if (at < 0) {
            return -at - 2;
        }
        while (at < frames && starts[at + 1] == candidate) {
            at++;
        }
        return at;
    }
}
