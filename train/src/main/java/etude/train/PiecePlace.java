package etude.train;

import etude.network.Listening;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where pieces for training are cut: anywhere in the sound, unless the model hears only its beginning. A sound that is too
 * short is filled up as the model does it when it listens.
 */
final class PiecePlace implements Listening.Pieces.Visitor<PiecePlace> {

    private final int samples;
    private final boolean anywhere;
    private final boolean repeating;

    private PiecePlace(int samples, boolean anywhere, boolean repeating) {
        this.samples = samples;
        this.anywhere = anywhere;
        this.repeating = repeating;
    }

    /** For pieces of so many samples. */
    static PiecePlace of(Listening listening, int samples) {
        return listening.pieces().accept(new PiecePlace(samples, true, true));
    }

    /** A piece of a sound. */
    record Piece(int start, float[] samples) {}

    int samples() {
        return samples;
    }

    /** The same for pieces of another length. */
    PiecePlace of(int length) {
        return length == samples ? this : new PiecePlace(length, anywhere, repeating);
    }

    /** Whether the pieces of a sound are always the same, without a shift. */
    boolean settled(int length) {
        return !anywhere || length <= samples;
    }

    /**
     * Cuts a piece.
     *
     * @param sound of at least one sample
     * @param shift most samples that the piece is moved by
     */
    Piece cut(float[] sound, int shift, SplittableRandom random) {
        int start = anywhere && sound.length > samples ? random.nextInt(sound.length - samples + 1) : 0;
        int moved = shift == 0 ? start : start + random.nextInt(2 * shift + 1) - shift;
        if (sound.length < samples && repeating) {
            return new Piece(0, repeated(sound, Math.floorMod(moved, sound.length)));
        }
        return new Piece(moved, within(sound, moved));
    }

    private float[] repeated(float[] sound, int from) {
        float[] piece = new float[samples];
        for (int i = 0; i < samples; i++) {
            piece[i] = sound[(from + i) % sound.length];
        }
        return piece;
    }

    /** Silence where there is no sound. */
    private float[] within(float[] sound, int start) {
        if (start >= 0 && start + samples <= sound.length) {
            return Arrays.copyOfRange(sound, start, start + samples);
        }
        float[] piece = new float[samples];
        int from = Math.max(0, start);
        int to = Math.min(sound.length, start + samples);
        if (to > from) {
            System.arraycopy(sound, from, piece, from - start, to - from);
        }
        return piece;
    }

    @Override
    public PiecePlace spread(Listening.Spread pieces) {
        return this;
    }

    @Override
    public PiecePlace single(Listening.Single pieces) {
        return new PiecePlace(samples, false, false);
    }

    @Override
    public PiecePlace running(Listening.Running pieces) {
        return new PiecePlace(samples, true, false);
    }

    @Override
    public PiecePlace patches(Listening.Patches pieces) {
        return this;
    }
}
