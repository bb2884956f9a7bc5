package etude.representation;

import etude.signal.ChromaFilterbank;
import etude.signal.VectorNorm;

/**
 * A chromagram from a spectrogram of an {@link Stft}: how strong each pitch class is, octaves folded together.
 *
 * @param source spectrogram of a short-time Fourier transform
 * @param nChroma pitch classes in an octave
 * @param tuning deviation in fractions of a pitch class; where estimated, from the source's own spectra
 * @param ctroct centre of the weights over octaves, in octaves above 27.5 Hz
 * @param octwidth width of the weights in octaves; 0 for equal weights
 * @param norm size of a frame that is brought to 1
 * @see ChromaFilterbank
 */
public record ChromaStft(
        Spectrogram source, int nChroma, Tuning tuning, double ctroct, double octwidth, VectorNorm norm)
        implements Derived {

    /** Checks the ranges. */
    public ChromaStft {
        if (!(source.source() instanceof Stft stft)) {
            throw new IllegalArgumentException("chroma_stft is made from an STFT; found "
                    + source.source().layout().name() + ". For constant-Q transforms there is chroma_cqt.");
        }
        Checks.atLeast("nFft", stft.nFft(), 4);
        Checks.positive("nChroma", nChroma);
        Checks.atLeast("octwidth", octwidth, 0);
    }

    /** librosa's chromagram: twelve classes, loudest 1, tuning estimated. */
    public static ChromaStft librosa(Stft stft) {
        return new ChromaStft(new Spectrogram(stft, 2), 12, new Tuning.Estimated(), 5, 2, VectorNorm.MAX);
    }

    /** The filters; the tuning must be known. */
    public ChromaFilterbank filterbank() {
        return new ChromaFilterbank(sampleRate(), stft().nFft(), nChroma, tuning.bins(), ctroct, octwidth);
    }

    /** The transform behind it all. */
    public Stft stft() {
        return (Stft) source.source();
    }

    /** This chromagram with a known tuning. */
    public ChromaStft tuned(double bins) {
        return new ChromaStft(source, nChroma, new Tuning.Fixed(bins), ctroct, octwidth, norm);
    }

    @Override
    public Layout layout() {
        return Layout.of("chroma_stft", Axis.pitchClasses(nChroma), "");
    }

    @Override
    public Scope scope() {
        return tuning.scope() instanceof Scope.WholeClip whole ? whole : source.scope();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.chromaStft(this);
    }
}
