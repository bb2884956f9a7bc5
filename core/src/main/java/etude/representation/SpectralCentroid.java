package etude.representation;

/**
 * The centre of mass of the spectrum, Hz: {@code sum(f S) / sum(S)}. librosa takes magnitudes (power 1).
 *
 * @param source a spectrogram
 */
public record SpectralCentroid(Representation source) implements SpectralDescriptor {

    /** Checks that the source has a frequency axis. */
    public SpectralCentroid {
        Checks.frequencyAxis("A spectral centroid", source);
    }

    @Override
    public SpectralCentroid over(Representation other) {
        return new SpectralCentroid(other);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_centroid", Axis.scalar(), "Hz");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.centroid(this);
    }
}
