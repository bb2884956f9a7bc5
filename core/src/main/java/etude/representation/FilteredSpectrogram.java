package etude.representation;

import etude.signal.Filterbank;
import etude.signal.GammatoneFilterbank;
import etude.signal.HarmonicFilterbank;
import etude.signal.MelFilterbank;
import etude.signal.TriangularFilterbank;

/**
 * A spectrogram of an {@link Stft} seen through filters other than mel: {@code (filter, frame)}, or for harmonic filters the
 * harmonic tensor {@code (harmonic, fundamental, frame)}.
 *
 * @param source spectrogram of a short-time Fourier transform
 * @param filterbank the filters, with as many bins as the spectrogram
 */
public record FilteredSpectrogram(Spectrogram source, Filterbank filterbank) implements Derived {

    /** Checks that the filters fit the spectrogram. */
    public FilteredSpectrogram {
        if (!(source.source() instanceof Stft stft)) {
            throw new IllegalArgumentException("Filters are laid over an STFT; found "
                    + source.source().layout().name() + ".");
        }
        if (stft.nFft() != filterbank.nFft() || stft.sampleRate() != filterbank.sampleRate()) {
            throw new IllegalArgumentException("The filters are made for nFft " + filterbank.nFft() + " at "
                    + filterbank.sampleRate() + " Hz; the spectrogram has nFft " + stft.nFft() + " at "
                    + stft.sampleRate() + " Hz.");
        }
    }

    @Override
    public Layout layout() {
        Axis bins = Axis.of(kind(), filterbank.centres());
        return new Layout(
                name(), filterbank.shape(), false, bins, source.layout().unit());
    }

    private String name() {
        if (filterbank instanceof HarmonicFilterbank) {
            return "harmonic_tensor";
        }
        return filterbank instanceof GammatoneFilterbank ? "gammatonegram" : "filtered_spectrogram";
    }

    private Axis.Kind kind() {
        if (filterbank instanceof MelFilterbank || filterbank instanceof GammatoneFilterbank) {
            return Axis.Kind.AUDITORY_HZ;
        }
        boolean linear = filterbank instanceof TriangularFilterbank triangles
                && triangles.spacing() == TriangularFilterbank.Spacing.LINEAR;
        return linear ? Axis.Kind.LINEAR_HZ : Axis.Kind.PITCH_HZ;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.filtered(this);
    }
}
