package etude.representation;

/** A representation computed from another one, frame for frame; it shares the source's clock. */
public sealed interface Derived extends Representation
        permits Spectrogram,
                Mel,
                Decibels,
                Log,
                LogOnePlus,
                Mfcc,
                SpectralDescriptor,
                Delta,
                OnsetStrength,
                Tempogram,
                FourierTempogram,
                Hpss,
                FilteredSpectrogram,
                Hpcp,
                Pcen,
                ChromaStft,
                ChromaCqt,
                Cens,
                Tonnetz {

    /** The representation that this one is computed from. */
    Representation source();

    @Override
    default int sampleRate() {
        return source().sampleRate();
    }

    @Override
    default int hop() {
        return source().hop();
    }

    @Override
    default double frameTime(int frame) {
        return source().frameTime(frame);
    }

    @Override
    default Scope scope() {
        return source().scope();
    }
}
