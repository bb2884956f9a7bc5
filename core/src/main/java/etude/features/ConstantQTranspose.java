package etude.features;

import etude.representation.ConstantQ;
import etude.signal.Frames;

/**
 * The transpose of a constant-Q transform as {@link Features} computes it: every filter sounds, as strong as its value,
 * where it has listened. The building block of the inverse.
 */
public final class ConstantQTranspose {

    private final ConstantQKernel kernel;

    /** Prepares the filters of a transform whose tuning is known. */
    public ConstantQTranspose(ConstantQ constantQ) {
        this.kernel = new ConstantQKernel(constantQ);
    }

    /**
     * From values to samples.
     *
     * @param frames complex values, as the transform gives them
     * @param length samples wanted; the first frame is centred on the first
     */
    public float[] apply(Frames frames, int length) {
        return kernel.transpose(frames.data(), length);
    }
}
