package etude.representation;

import etude.signal.MelFilterbank;

/**
 * A mel spectrogram: triangular filters over a spectrogram of an {@link Stft}.
 *
 * @param source spectrogram of a short-time Fourier transform
 * @param filterbank the filters, with as many bins as the spectrogram
 */
public record Mel(Spectrogram source, MelFilterbank filterbank) implements Derived {

    /** Checks that the filters fit the spectrogram. */
    public Mel {
        if (!(source.source() instanceof Stft stft)) {
            throw new IllegalArgumentException("A mel spectrogram is made from an STFT; found "
                    + source.source().layout().name() + ".");
        }
        if (stft.nFft() != filterbank.nFft() || stft.sampleRate() != filterbank.sampleRate()) {
            throw new IllegalArgumentException("The mel filters are made for nFft " + filterbank.nFft() + " at "
                    + filterbank.sampleRate() + " Hz; the spectrogram has nFft " + stft.nFft() + " at "
                    + stft.sampleRate() + " Hz.");
        }
    }

    @Override
    public Layout layout() {
        Axis bins = Axis.of(Axis.Kind.AUDITORY_HZ, filterbank.centres());
        return Layout.of("melspectrogram", bins, source.layout().unit());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.mel(this);
    }
}
