package etude.representation;

/**
 * What is done to the samples of a frame before its Fourier transform, in this order: scaled, mean removed, emphasised;
 * and how the window lies.
 *
 * @param scale factor of the samples: 32768 for tools that count in 16-bit steps
 * @param removeMean whether the frame's mean is subtracted
 * @param preemphasis coefficient k of {@code x[n] - k x[n-1]} within the frame, whose first sample becomes
 *     {@code (1 - k) x[0]}; 0 for none
 * @param symmetric whether the window is symmetric (its last value equals its first) and not periodic
 * @param placement where the samples under the window lie in the transform
 */
public record Conditioning(
        double scale, boolean removeMean, double preemphasis, boolean symmetric, Placement placement) {

    /** Where the {@code winLength} samples under the window lie among the {@code nFft} of the transform. */
    public enum Placement {
        /** In the middle of a frame of {@code nFft} samples, as librosa and torchaudio have it. */
        MIDDLE,
        /** A frame has {@code winLength} samples, and zeros follow up to {@code nFft}, as HTK and Kaldi have it. */
        START
    }

    /** Samples as they are, a periodic window in the middle. */
    public static final Conditioning NONE = new Conditioning(1, false, 0, false, Placement.MIDDLE);

    /** Checks the ranges. */
    public Conditioning {
        Checks.positive("scale", scale);
        Checks.within("preemphasis", preemphasis, 0, 1);
    }

    /** Whether the samples of a frame are transformed as they are. */
    public boolean leavesSamples() {
        return scale == 1 && !removeMean && preemphasis == 0 && placement == Placement.MIDDLE;
    }
}
