package etude.representation;

import java.util.Locale;

/**
 * One more figure of a spectrum's shape, taken as a distribution over frequency {@code p = S / sum(S)}.
 *
 * @param source a spectrogram
 * @param figure which one
 * @see <a href="https://recherche.ircam.fr/anasyn/peeters/ARTICLES/Peeters_2003_cuidadoaudiofeatures.pdf">Peeters, A large
 *     set of audio features for sound description, 2004</a>
 */
public record SpectralShape(Representation source, Figure figure) implements SpectralDescriptor {

    /** A figure of a distribution over frequency. */
    public enum Figure {
        /** Third standardised moment: 0 symmetric, positive with a long tail upwards. */
        SKEWNESS,
        /** Fourth standardised moment: 3 for a Gaussian. */
        KURTOSIS,
        /** Largest value over mean value. */
        CREST,
        /** {@code -sum(p ln p) / ln(bins)}, from 0 to 1. */
        ENTROPY
    }

    /** Checks that the source has a frequency axis. */
    public SpectralShape {
        Checks.frequencyAxis("A spectral shape", source);
    }

    @Override
    public SpectralShape over(Representation other) {
        return new SpectralShape(other, figure);
    }

    @Override
    public Layout layout() {
        return Layout.of("spectral_" + figure.name().toLowerCase(Locale.ROOT), Axis.scalar(), "");
    }

    @Override
    public <R> R describe(Describer<R> describer) {
        return describer.shape(this);
    }
}
