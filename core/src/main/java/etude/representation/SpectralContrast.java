package etude.representation;

/**
 * How far the peaks of each octave band stand above its valleys, {@code (band, frame)}.
 *
 * @param source peaks and valleys
 * @param scale how they are compared
 * @see <a href="https://doi.org/10.1109/ICME.2002.1035731">Jiang et al., Music type classification by spectral contrast
 *     feature, 2002</a>
 */
public record SpectralContrast(SpectralExtremes source, Scale scale) implements SpectralDescriptor {

    /** How peaks are compared with valleys. */
    public sealed interface Scale {
        /** Peak minus valley. */
        record Linear() implements Scale {}

        /**
         * Level of the peak minus level of the valley, {@code 10 log10(max(value, amin))}, each raised to a floor of its
         * own.
         */
        record Level(double amin, Decibels.Floor peaks, Decibels.Floor valleys) implements Scale {}
    }

    /** Checks the ranges. */
    public SpectralContrast {
        if (scale instanceof Scale.Level level) {
            Checks.positive("amin", level.amin());
        }
    }

    /**
     * librosa's contrast: six octaves above 200 Hz, quantile 0.02, levels at most 80 dB below the loudest peak and the
     * loudest valley of the clip.
     *
     * @param source magnitudes; of a {@link PreciseSpectrogram}, since valleys drown in the noise of single precision
     */
    public static SpectralContrast librosa(Representation source) {
        var floor = new Decibels.Floor.BelowClipMaximum(80);
        return new SpectralContrast(
                new SpectralExtremes(source, OctaveBands.LIBROSA, 0.02), new Scale.Level(1e-10, floor, floor));
    }

    @Override
    public SpectralContrast over(Representation other) {
        if (!(other instanceof SpectralExtremes extremes)) {
            throw new IllegalArgumentException(
                    "Spectral contrast is made from peaks and valleys (SpectralExtremes); found "
                            + other.layout().name() + ".");
        }
        return new SpectralContrast(extremes, scale);
    }

    @Override
    public Layout layout() {
        int bands = source.bands().count() + 1;
        return Layout.of("spectral_contrast", Axis.coefficients(bands), scale instanceof Scale.Level ? "dB" : "");
    }

    @Override
    public Scope scope() {
        boolean clip = scale instanceof Scale.Level level
                && (level.peaks() instanceof Decibels.Floor.BelowClipMaximum
                        || level.valleys() instanceof Decibels.Floor.BelowClipMaximum);
        return clip ? new Scope.WholeClip("the loudest peak and valley of the clip (topDb)") : source.scope();
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.contrast(this);
    }
}
