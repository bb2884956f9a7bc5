package etude.representation;

import etude.signal.Padding;

/**
 * The share of samples of each frame whose sign differs from the one before, within the frame. Zero counts as positive,
 * and so does what is closer to zero than the threshold.
 *
 * @param sampleRate Hz
 * @param frameLength samples in a frame
 * @param hop samples from frame to frame
 * @param center whether frame t is centred on sample {@code t × hop}
 * @param padding what stands outside the clip; librosa: the edge sample
 * @param threshold smallest magnitude that is told apart from zero; librosa: 1e-10
 */
public record ZeroCrossingRate(
        int sampleRate, int frameLength, int hop, boolean center, Padding padding, double threshold)
        implements TimeDomain {

    /** Checks the ranges. */
    public ZeroCrossingRate {
        Checks.positive("sampleRate", sampleRate);
        Checks.atLeast("frameLength", frameLength, 1);
        Checks.atLeast("hop", hop, 1);
        Checks.atLeast("threshold", threshold, 0);
    }

    @Override
    public Layout layout() {
        return Layout.of("zero_crossing_rate", Axis.scalar(), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.zeroCrossingRate(this);
    }
}
