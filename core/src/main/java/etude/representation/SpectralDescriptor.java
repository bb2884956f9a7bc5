package etude.representation;

/**
 * A few numbers that say what a spectrum looks like, frame for frame. The source has one row of bins whose positions are
 * in Hz: as a rule the magnitudes of a {@link Spectrogram}, but a {@link Mel} spectrogram or a constant-Q one serves too.
 *
 * <p>A frame of silence has centroid, bandwidth and roll-off 0.
 */
public sealed interface SpectralDescriptor extends Derived
        permits SpectralCentroid,
                SpectralBandwidth,
                SpectralRolloff,
                SpectralFlatness,
                SpectralContrast,
                SpectralExtremes,
                SpectralFlux,
                SpectralShape,
                PolyFeatures {

    /** The same descriptor of another source. */
    SpectralDescriptor over(Representation source);

    /** Hands this record to an interpreter of descriptors. */
    <R> R describe(Describer<R> describer);

    @Override
    default <R> R accept(Visitor<R> visitor) {
        return visitor.descriptor(this);
    }

    /** Frequency of each bin of the source, Hz. */
    default double[] frequencies() {
        return source().layout().bins().positions();
    }

    /**
     * An interpreter of descriptors.
     *
     * @param <R> what it makes of them
     */
    interface Describer<R> {
        /** Visits the spectral centroid. */
        R centroid(SpectralCentroid centroid);

        /** Visits the spectral bandwidth. */
        R bandwidth(SpectralBandwidth bandwidth);

        /** Visits the spectral roll-off. */
        R rolloff(SpectralRolloff rolloff);

        /** Visits the spectral flatness. */
        R flatness(SpectralFlatness flatness);

        /** Visits the spectral contrast. */
        R contrast(SpectralContrast contrast);

        /** Visits the peaks and valleys of bands. */
        R extremes(SpectralExtremes extremes);

        /** Visits the spectral flux. */
        R flux(SpectralFlux flux);

        /** Visits a higher moment or another figure of the shape. */
        R shape(SpectralShape shape);

        /** Visits the coefficients of fitted polynomials. */
        R polynomial(PolyFeatures polynomial);
    }
}
