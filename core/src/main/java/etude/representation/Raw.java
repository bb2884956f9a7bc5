package etude.representation;

import etude.signal.Padding;

/**
 * The waveform itself, in blocks that do not overlap: {@code (sample, frame)}; with a block of 1 one number per frame. The
 * last block is filled with zeros.
 *
 * @param sampleRate Hz
 * @param block samples in a frame
 */
public record Raw(int sampleRate, int block) implements Direct {

    /** Checks the ranges. */
    public Raw {
        Checks.positive("sampleRate", sampleRate);
        Checks.positive("block", block);
    }

    @Override
    public int hop() {
        return block;
    }

    @Override
    public int span() {
        return block;
    }

    @Override
    public boolean center() {
        return false;
    }

    @Override
    public Padding padding() {
        return Padding.ZERO;
    }

    @Override
    public double frameTime(int frame) {
        return (double) frame * block / sampleRate;
    }

    @Override
    public Layout layout() {
        if (block == 1) {
            return new Layout("raw", new int[0], false, Axis.scalar(), "");
        }
        double[] positions = new double[block];
        for (int i = 0; i < block; i++) {
            positions[i] = i;
        }
        return Layout.of("raw", Axis.of(Axis.Kind.SAMPLE, positions), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.raw(this);
    }
}
