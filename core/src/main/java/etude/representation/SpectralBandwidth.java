package etude.representation;

/**
 * How far the spectrum spreads around its centroid c, Hz: {@code (sum(S |f - c|^p) / sum(S))^(1/p)}.
 *
 * @param source a spectrogram; librosa takes magnitudes
 * @param p order of the deviation; 2 is the standard deviation
 */
public record SpectralBandwidth(Representation source, double p) implements SpectralDescriptor {

    /** Checks the ranges. */
    public SpectralBandwidth {
        Checks.frequencyAxis("A spectral bandwidth", source);
        Checks.positive("p", p);
    }

    @Override
    public SpectralBandwidth over(Representation other) {
        return new SpectralBandwidth(other, p);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_bandwidth", Axis.scalar(), "Hz");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.bandwidth(this);
    }
}
