package etude.network;

/**
 * What sound a model hears, and in which pieces.
 *
 * @param sampleRate of the sound, mono, Hz
 * @param pieces how a clip is cut
 */
public record Listening(int sampleRate, Pieces pieces) {

    /** Checks the range. */
    public Listening {
        Require.positive("sampleRate", sampleRate);
    }

    /** How a clip is cut into pieces that the network hears one at a time. */
    public sealed interface Pieces {

        /** Hands this to an interpreter. */
        <R> R accept(Visitor<R> visitor);

        /**
         * An interpreter of ways to cut.
         *
         * @param <R> what it makes of them
         */
        interface Visitor<R> {
            /** Visits pieces spread evenly. */
            R spread(Spread pieces);

            /** Visits one piece. */
            R single(Single pieces);

            /** Visits pieces one after the other. */
            R running(Running pieces);

            /** Visits patches of frames. */
            R patches(Patches pieces);
        }
    }

    /**
     * Pieces spread evenly over the clip: piece i of n begins at {@code i × floor((length - samples) / n)}, as in the
     * evaluation of Won et al. 2020. A clip shorter than a piece is repeated until it is long enough.
     *
     * @param samples in a piece
     * @param number of pieces of a clip of up to a minute
     * @param more number of pieces of a longer one
     */
    public record Spread(int samples, int number, int more) implements Pieces {

        /** Checks the ranges. */
        public Spread {
            Require.positive("samples", samples);
            Require.positive("number", number);
            Require.positive("more", more);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.spread(this);
        }
    }

    /**
     * One piece: the clip's beginning, followed by silence where it is too short.
     *
     * @param samples in the piece
     */
    public record Single(int samples) implements Pieces {

        /** Checks the range. */
        public Single {
            Require.positive("samples", samples);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.single(this);
        }
    }

    /**
     * Pieces one after the other, the last one followed by silence; frames of pieces follow one another.
     *
     * @param samples in a piece
     * @param hop from one piece to the next
     */
    public record Running(int samples, int hop) implements Pieces {

        /** Checks the ranges. */
        public Running {
            Require.positive("samples", samples);
            Require.positive("hop", hop);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.running(this);
        }
    }

    /**
     * The representation is computed of the whole clip, and patches of its frames are cut, as in musicnn; frames that do not
     * fill a patch are left out. A clip of fewer frames than a patch is repeated until it is long enough.
     *
     * @param frames in a patch
     * @param hop frames from one patch to the next
     */
    public record Patches(int frames, int hop) implements Pieces {

        /** Checks the ranges. */
        public Patches {
            Require.positive("frames", frames);
            Require.positive("hop", hop);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.patches(this);
        }
    }
}
