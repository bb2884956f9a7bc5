package etude.representation;

import etude.signal.Window;

/**
 * Local autocorrelation of an onset strength, {@code (lag, frame)}: how well the rhythm around each frame repeats after
 * each lag. The clip is continued on both sides by a straight line down to zero.
 *
 * @param source onset strength, one number per frame
 * @param winLength frames in the window, and lags
 * @param window over the frames
 * @param normalise whether each frame is divided by its largest magnitude
 * @see <a href="https://doi.org/10.1109/TASL.2010.2096216">Grosche and Müller, Extracting predominant local pulse
 *     information from music recordings, 2011</a>
 */
public record Tempogram(Representation source, int winLength, Window window, boolean normalise) implements Derived {

    /** Checks the ranges. */
    public Tempogram {
        Checks.scalar("A tempogram", source);
        Checks.atLeast("winLength", winLength, 1);
    }

    /** librosa's tempogram: 384 frames, Hann, normalised. */
    public static Tempogram librosa(Representation onsetStrength) {
        return new Tempogram(onsetStrength, 384, Window.HANN, true);
    }

    @Override
    public Layout layout() {
        double[] lags = new double[winLength];
        for (int k = 0; k < lags.length; k++) {
            lags[k] = (double) k * hop() / sampleRate();
        }
        return Layout.of("tempogram", Axis.of(Axis.Kind.LAG, lags), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tempogram(this);
    }
}
