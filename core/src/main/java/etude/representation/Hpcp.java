package etude.representation;

/**
 * Harmonic pitch class profile, {@code (pitch class, frame)}, pitch class 0 = C: every spectral peak adds its energy to the
 * pitch classes near it, weighted by a squared cosine, and to those of which it may be a harmonic. Each frame is divided by
 * its maximum; frames without a peak are zero.
 *
 * <p>Peaks are local maxima of the magnitude, placed by a parabola through the three levels around each.
 *
 * @param source magnitude spectrogram (power 1) of an STFT
 * @param nChroma pitch classes in an octave, a multiple of 12
 * @param reference frequency of A4, Hz
 * @param fMin lowest peak, Hz
 * @param fMax highest peak, Hz
 * @param harmonics pitches that a peak is taken as a harmonic of, 1 for its own alone
 * @param decay weight of each harmonic, relative to the one below
 * @param windowSemitones width of the squared cosine, semitones
 * @see <a href="https://www.tdx.cat/handle/10803/7537">Gómez, Tonal description of music audio signals, 2006</a>
 */
public record Hpcp(
        Spectrogram source,
        int nChroma,
        double reference,
        double fMin,
        double fMax,
        int harmonics,
        double decay,
        double windowSemitones)
        implements Derived {

    /** Checks the ranges. */
    public Hpcp {
        if (!(source.source() instanceof Stft) || source.power() != 1) {
            throw new IllegalArgumentException(
                    "An HPCP is made from a magnitude spectrogram (power 1) of an STFT; found "
                            + source.source().layout().name() + " with power " + source.power() + ".");
        }
        if (nChroma < 12 || nChroma % 12 != 0) {
            throw new IllegalArgumentException("nChroma is " + nChroma + "; it must be a multiple of 12.");
        }
        Checks.positive("reference", reference);
        Checks.positive("fMin", fMin);
        Checks.atLeast("fMax", fMax, fMin);
        Checks.atLeast("harmonics", harmonics, 1);
        Checks.within("decay", decay, 0, 1);
        Checks.within("windowSemitones", windowSemitones, 1e-3, 12);
    }

    @Override
    public Layout layout() {
        return Layout.of("hpcp", Axis.pitchClasses(nChroma), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.hpcp(this);
    }
}
