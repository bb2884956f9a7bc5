package etude.representation;

import etude.signal.Padding;

/**
 * Linear prediction coefficients of each frame by Burg's method: {@code (coefficient, frame)}, the first one always 1. They
 * are the denominator of an all-pole filter whose response is the frame's spectral envelope; the filter is always stable.
 * A silent frame has zeros after the 1.
 *
 * @param sampleRate Hz
 * @param frameLength samples in a frame, more than {@code order}
 * @param hop samples from frame to frame
 * @param order coefficients after the first
 * @param center whether frame t is centred on sample {@code t × hop}
 * @param padding what stands outside the clip
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163429">Marple, A new autoregressive spectrum analysis algorithm,
 *     1980</a>
 */
public record Lpc(int sampleRate, int frameLength, int hop, int order, boolean center, Padding padding)
        implements Direct {

    /** Checks the ranges. */
    public Lpc {
        Checks.positive("sampleRate", sampleRate);
        Checks.positive("hop", hop);
        Checks.atLeast("order", order, 1);
        Checks.atLeast("frameLength", frameLength, order + 1);
    }

    @Override
    public int span() {
        return frameLength;
    }

    @Override
    public Layout layout() {
        return Layout.of("lpc", Axis.coefficients(order + 1), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.lpc(this);
    }
}
