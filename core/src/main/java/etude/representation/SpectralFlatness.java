package etude.representation;

/**
 * Geometric mean over arithmetic mean of the spectrum: near 1 for noise, near 0 for tones. librosa takes powers, at least
 * 1e-10.
 *
 * @param source a power spectrogram
 * @param amin smaller values are raised to this one, at least 1e-300
 * @see <a href="https://doi.org/10.1109/49.608">Dubnov, Generalization of spectral flatness measure; Johnston, Transform
 *     coding of audio signals using perceptual noise criteria, 1988</a>
 */
public record SpectralFlatness(Representation source, double amin) implements SpectralDescriptor {

    /** Checks the ranges. */
    public SpectralFlatness {
        Checks.frequencyAxis("A spectral flatness", source);
        Checks.atLeast("amin", amin, 1e-300);
    }

    @Override
    public SpectralFlatness over(Representation other) {
        return new SpectralFlatness(other, amin);
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
