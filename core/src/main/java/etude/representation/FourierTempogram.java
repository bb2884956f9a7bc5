package etude.representation;

import etude.signal.Window;

/**
 * Short-time Fourier transform of an onset strength, {@code (winLength/2 + 1, frame)}, complex: how strong each tempo is
 * around each frame. Frames are centred, with zeros outside the clip, and there is one frame more than the source has
 * (for even {@code winLength}), as librosa's {@code stft} with hop 1 gives.
 *
 * @param source onset strength, one number per frame
 * @param winLength frames in the window
 * @param window over the frames
 */
public record FourierTempogram(Representation source, int winLength, Window window) implements Derived {

    /** Checks the ranges. */
    public FourierTempogram {
        Checks.scalar("A Fourier tempogram", source);
        Checks.atLeast("winLength", winLength, 2);
    }

    /** librosa's Fourier tempogram: 384 frames, Hann. */
    public static FourierTempogram librosa(Representation onsetStrength) {
        return new FourierTempogram(onsetStrength, 384, Window.HANN);
    }

    @Override
    public Layout layout() {
        double[] tempi = new double[winLength / 2 + 1];
        for (int k = 0; k < tempi.length; k++) {
            tempi[k] = 60.0 * k * sampleRate() / ((double) hop() * winLength);
        }
        return new Layout("fourier_tempogram", new int[] {tempi.length}, true, Axis.of(Axis.Kind.TEMPO, tempi), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.fourierTempogram(this);
    }
}
