package etude.runtime;

import etude.network.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * What a model says of pieces: {@code (piece, frame, label)}, one frame where it answers for the piece as a whole.
 *
 * @param pieces that were heard
 * @param frames of each
 * @param labels of the model
 * @param values the last axis fastest; shared, not copied
 */
public record Scores(int pieces, int frames, int labels, float[] values) {

    /** Checks the number of values. */
    public Scores {
        long expected = (long) pieces * frames * labels;
        if (values.length != expected) {
            throw new IllegalArgumentException(pieces + " × " + frames + " × " + labels + " scores are " + expected
                    + " values; found " + values.length + ".");
        }
    }

    static Scores of(Values values) {
        Shape shape = values.shape();
        int frames = shape.rank() == 3 ? shape.get(1) : 1;
        return new Scores(shape.get(0), frames, shape.get(-1), values.values());
    }

    /** Scores of pieces one after the other, as many frames of each. */
    static Scores joined(int labels, List<Scores> parts) {
        int pieces = parts.stream().mapToInt(Scores::pieces).sum();
        int frames = parts.isEmpty() ? 1 : parts.get(0).frames();
        float[] all = new float[pieces * frames * labels];
        int at = 0;
        for (Scores part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.values().length);
            at += part.values().length;
        }
        return new Scores(pieces, frames, labels, all);
    }

    /** The scores of all labels for a piece, or for its first frame. */
    public float[] of(int piece) {
        return of(piece, 0);
    }

    /** The scores of all labels for a frame of a piece. */
    public float[] of(int piece, int frame) {
        int at = (piece * frames + frame) * labels;
        return Arrays.copyOfRange(values, at, at + labels);
    }

    /** The score of a label for a frame of a piece. */
    public float get(int piece, int frame, int label) {
        return values[(piece * frames + frame) * labels + label];
    }
}
