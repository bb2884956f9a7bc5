package etude.representation;

import etude.signal.VectorNorm;
import etude.signal.Window;

/**
 * Chroma energy normalised statistics: each frame of a chromagram divided by its sum, counted in four steps (above 0.05,
 * 0.1, 0.2, 0.4), smoothed over time and normalised. Robust against dynamics, timbre and articulation.
 *
 * @param source a chromagram, not normalised
 * @param smoothing frames under the smoothing window; 0 for no smoothing
 * @param window smoothing window, symmetric, without its zero ends
 * @param norm size of a frame that is brought to 1
 * @see <a href="https://doi.org/10.5281/zenodo.1416806">Müller, Ewert, Chroma Toolbox, 2011</a>
 */
public record Cens(Representation source, int smoothing, Window window, VectorNorm norm) implements Derived {

    /** Checks the ranges. */
    public Cens {
        checkChroma("CENS", source);
        Checks.atLeast("smoothing", smoothing, 0);
    }

    static void checkChroma(String what, Representation source) {
        if (source.layout().bins().kind() != Axis.Kind.PITCH_CLASS) {
            throw new IllegalArgumentException(what + " is made from a chromagram; found "
                    + source.layout().name() + ".");
        }
    }

    /** librosa's statistics: 41 frames under a Hann window, frames of unit length. */
    public static Cens librosa(ChromaCqt chroma) {
        return new Cens(chroma, 41, Window.HANN, VectorNorm.L2);
    }

    @Override
    public Layout layout() {
        return Layout.of("chroma_cens", source.layout().bins(), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.cens(this);
    }
}
