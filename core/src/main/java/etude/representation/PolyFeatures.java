package etude.representation;

/**
 * Coefficients of the polynomial in frequency (Hz) that fits each spectrum best (least squares), highest power first:
 * {@code (order + 1, frame)}. Of order 1 the first one is the spectral slope.
 *
 * @param source a spectrogram; librosa takes magnitudes
 * @param order of the polynomial, 0 to 8
 */
public record PolyFeatures(Representation source, int order) implements SpectralDescriptor {

    /** Checks the ranges. */
    public PolyFeatures {
        Checks.frequencyAxis("A polynomial fit", source);
        Checks.within("order", order, 0, Math.min(8, source.layout().size() - 1));
    }

    @Override
    public PolyFeatures over(Representation other) {
        return new PolyFeatures(other, order);
    }

    @Override
    public Layout layout() {
        return Layout.of("poly_features", Axis.coefficients(order + 1), "");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.polynomial(this);
    }
}
