package etude.representation;

/**
 * Geometric mean over arithmetic mean of the spectrum: near 1 for noise, near 0 for tones.
 *
 * @param source a spectrogram; librosa takes magnitudes
 * @param power exponent of the values before they are averaged; librosa: 2
 * @param amin smaller powers are raised to this one, at least 1e-300; librosa: 1e-10
 * @see <a href="https://doi.org/10.1109/49.608">Dubnov, Generalization of spectral flatness measure; Johnston, Transform
 *     coding of audio signals using perceptual noise criteria, 1988</a>
 */
public record SpectralFlatness(Representation source, double power, double amin) implements SpectralDescriptor {

    /** Checks the ranges. */
    public SpectralFlatness {
        Checks.frequencyAxis("A spectral flatness", source);
        Checks.positive("power", power);
        Checks.atLeast("amin", amin, 1e-300);
    }

    @Override
    public SpectralFlatness over(Representation other) {
        return new SpectralFlatness(other, power, amin);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_flatness", Axis.scalar(), "");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.flatness(this);
    }
}
