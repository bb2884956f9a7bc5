package etude.representation;

/**
 * The frequency of the first bin at which the running sum of the spectrum reaches a share of its total, Hz.
 *
 * @param source a spectrogram; librosa takes magnitudes
 * @param share of the total, between 0 and 1 (librosa's {@code roll_percent}, 0.85)
 */
public record SpectralRolloff(Representation source, double share) implements SpectralDescriptor {

    /** Checks the ranges. */
    public SpectralRolloff {
        Checks.frequencyAxis("A spectral roll-off", source);
        Checks.between("share", share, 0, 1);
    }

    @Override
    public SpectralRolloff over(Representation other) {
        return new SpectralRolloff(other, share);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_rolloff", Axis.scalar(), "Hz");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.rolloff(this);
    }
}
