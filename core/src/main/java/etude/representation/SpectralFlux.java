package etude.representation;

/**
 * How much the spectrum changes from the frame before: with {@code d = S[t] - S[t-1]}, where only rises count
 * {@code d = max(0, d)}, the norm of d over the bins. The first frame has none: 0.
 *
 * @param source a spectrogram
 * @param norm of the difference
 * @param risesOnly whether falling bins count nothing (half-wave rectification: the onset detector of Dixon 2006)
 */
public record SpectralFlux(Representation source, Norm norm, boolean risesOnly) implements SpectralDescriptor {

    /** Norm of the difference of two frames. */
    public enum Norm {
        /** Sum of absolute differences. */
        L1,
        /** Root of the sum of squared differences. */
        L2
    }

    @Override
    public SpectralFlux over(Representation other) {
        return new SpectralFlux(other, norm, risesOnly);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_flux", Axis.scalar(), source.layout().unit());
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.flux(this);
    }
}
