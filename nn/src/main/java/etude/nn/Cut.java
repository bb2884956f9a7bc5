package etude.nn;

import etude.signal.Padding;
import org.bytedeco.pytorch.Tensor;

/** Frames of samples. */
final class Cut {

    private Cut() {}

    /**
     * Overlapping frames, {@code (batch, sample)} to {@code (batch, frame, span)}: a view, frame t from sample
     * {@code t × hop - before} on.
     */
    static Tensor frames(Tensor x, int span, int hop, int before, int after, Padding padding) {
        return Border.pad(x, 1, before, after, padding).unfold(1, span, hop);
    }
}
