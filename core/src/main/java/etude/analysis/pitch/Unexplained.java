package etude.analysis.pitch;

import java.util.List;
import java.util.Locale;

/** Sums up how much of a sound's energy does not repeat with the period that was found. */
final class Unexplained {

    /** More than this is no single voice: one voice leaves a few per cent, mixtures and noise a third and more. */
    static final double MUCH = 0.25;

    private double energy;
    private double residual;

    /** Adds frames: their energies, and what of these is left over. */
    void add(double[] energies, double[] residuals) {
        for (int t = 0; t < energies.length; t++) {
            add(energies[t], residuals[t]);
        }
    }

    void add(double energy, double residual) {
        this.energy += energy;
        this.residual += Math.min(energy, residual);
    }

    /** 0 to 1; 0 for silence. */
    double part() {
        return energy > 0 ? residual / energy : 0;
    }

    List<String> warnings() {
        if (part() <= MUCH) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%.0f %% of the sound's energy does not fit one pitch: it is noisy, or several voices sound together. This"
                        + " method follows a single voice.",
                100 * part()));
    }
}
