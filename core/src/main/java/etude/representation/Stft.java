package etude.representation;

import etude.signal.Padding;
import etude.signal.Window;

/**
 * The short-time Fourier transform, {@code (nFft/2 + 1, frame)}, complex.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param winLength samples under the window, at most {@code nFft}
 * @param hop samples from frame to frame
 * @param window window function
 * @param center whether frame t is centred on sample {@code t × hop} (the clip is padded by half a frame on both sides)
 * @param padding what stands outside the clip
 * @param conditioning what is done to the samples of a frame first
 */
public record Stft(
        int sampleRate,
        int nFft,
        int winLength,
        int hop,
        Window window,
        boolean center,
        Padding padding,
        Conditioning conditioning)
        implements Transform {

    /** A transform of samples as they are, under a periodic window. */
    public Stft(int sampleRate, int nFft, int winLength, int hop, Window window, boolean center, Padding padding) {
        this(sampleRate, nFft, winLength, hop, window, center, padding, Conditioning.NONE);
    }

    /** Checks the ranges. */
    public Stft {
        Checks.positive("sampleRate", sampleRate);
        Checks.positive("nFft", nFft);
        Checks.positive("hop", hop);
        Checks.within("winLength", winLength, 1, nFft);
    }

    /** Samples that a frame is made from: {@code nFft}, or {@code winLength} where zeros follow them. */
    public int span() {
        return conditioning.placement() == Conditioning.Placement.START ? winLength : nFft;
    }

    /** The window as it lies over the {@code nFft} samples of the transform. */
    public float[] windowValues() {
        double[] weights = windowWeights();
        float[] placed = new float[nFft];
        for (int i = 0; i < nFft; i++) {
            placed[i] = (float) weights[i];
        }
        return placed;
    }

    /** {@link #windowValues} before they are rounded to single precision. */
    public double[] windowWeights() {
        double[] values = conditioning.symmetric() ? window.symmetric(winLength) : window.periodic(winLength);
        double[] placed = new double[nFft];
        System.arraycopy(values, 0, placed, windowStart(), winLength);
        return placed;
    }

    /** Index of the first sample under the window. */
    public int windowStart() {
        return (span() - winLength) / 2;
    }

    /** Number of frequency bins, {@code nFft/2 + 1}. */
    public int bins() {
        return nFft / 2 + 1;
    }

    /** Centre frequency of each bin, Hz. */
    public double[] frequencies() {
        double[] hz = new double[bins()];
        for (int k = 0; k < hz.length; k++) {
            hz[k] = (double) k * sampleRate / nFft;
        }
        return hz;
    }

    @Override
    public Layout layout() {
        return new Layout("stft", new int[] {bins()}, true, Axis.of(Axis.Kind.LINEAR_HZ, frequencies()), "");
    }

    @Override
    public Scope scope() {
        return Scope.LOCAL;
    }

    @Override
    public double frameTime(int frame) {
        double centre = (double) frame * hop + (center ? 0 : span() / 2.0);
        return centre / sampleRate;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.stft(this);
    }
}
