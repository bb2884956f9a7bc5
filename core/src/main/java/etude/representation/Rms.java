package etude.representation;

import etude.signal.Padding;

/**
 * The root of the mean square of the samples of each frame.
 *
 * @param sampleRate Hz
 * @param frameLength samples in a frame
 * @param hop samples from frame to frame
 * @param center whether frame t is centred on sample {@code t × hop}
 * @param padding what stands outside the clip; librosa: zeros
 */
public record Rms(int sampleRate, int frameLength, int hop, boolean center, Padding padding) implements TimeDomain {

    /** Checks the ranges. */
    public Rms {
        Checks.positive("sampleRate", sampleRate);
        Checks.atLeast("frameLength", frameLength, 1);
        Checks.atLeast("hop", hop, 1);
    }

    @Override
    public Layout layout() {
        return Layout.of("rms", Axis.scalar(), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.rms(this);
    }
}
