package etude.representation;

/**
 * Mean of the largest and of the smallest values of each band of the spectrum, {@code (2, band)}: peaks, then valleys.
 *
 * @param source a spectrogram
 * @param bands the bands
 * @param quantile share of a band's bins that are averaged, at least one bin
 */
public record SpectralExtremes(Representation source, OctaveBands bands, double quantile)
        implements SpectralDescriptor {

    /** Checks the ranges. */
    public SpectralExtremes {
        Checks.frequencyAxis("Spectral contrast", source);
        Checks.between("quantile", quantile, 0, 1);
        bands.over(source.layout().bins().positions());
    }

    @Override
    public SpectralExtremes over(Representation other) {
        return new SpectralExtremes(other, bands, quantile);
    }

    @Override
    public Layout layout() {
        return new Layout(
                "spectral_extremes",
                new int[] {2, bands.count() + 1},
                false,
                Axis.coefficients(bands.count() + 1),
                source().layout().unit());
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.extremes(this);
    }
}
