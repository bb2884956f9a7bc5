package etude.representation;

import etude.signal.Padding;

/**
 * The natural logarithm of each frame's energy (its sum of squares), before window and pre-emphasis but after the mean is
 * removed where the frames say so: Kaldi's raw log energy, one number per frame.
 *
 * @param frames how frames are cut and conditioned; those under the window count
 * @param floor smallest energy that is told apart from nothing
 */
public record LogEnergy(Stft frames, double floor) implements Direct {

    /** Checks the ranges. */
    public LogEnergy {
        Checks.atLeast("floor", floor, Double.MIN_NORMAL);
    }

    @Override
    public int sampleRate() {
        return frames.sampleRate();
    }

    @Override
    public int hop() {
        return frames.hop();
    }

    @Override
    public int span() {
        return frames.span();
    }

    @Override
    public boolean center() {
        return frames.center();
    }

    @Override
    public Padding padding() {
        return frames.padding();
    }

    @Override
    public Layout layout() {
        return new Layout("log_energy", new int[0], false, Axis.scalar(), "ln");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.logEnergy(this);
    }
}
