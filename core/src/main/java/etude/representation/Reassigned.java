package etude.representation;

import etude.signal.Padding;

/**
 * The time-frequency reassigned spectrogram, {@code (3, bin, frame)}: for each cell of an {@link Stft} the frequency (Hz)
 * and time (s) of its energy's centre of gravity, and its magnitude. The numbers of librosa's
 * {@code reassigned_spectrogram(…, fill_nan=True, clip=False)}.
 *
 * <p>Cells below the threshold keep the frequency of their bin and the time of their frame. Estimates are not limited to the
 * clip: a cell at its end may lie a little beyond. Times are single precision, exact to 1 ms in a clip of four hours.
 *
 * @param stft the transform
 * @param refPower power below which a cell is not moved
 * @see <a href="https://doi.org/10.1109/78.382394">Auger, Flandrin, Improving the readability of time-frequency and
 *     time-scale representations by the reassignment method, 1995</a>
 */
public record Reassigned(Stft stft, double refPower) implements Direct {

    /** Checks the ranges. */
    public Reassigned {
        Checks.atLeast("refPower", refPower, 0);
    }

    @Override
    public int sampleRate() {
        return stft.sampleRate();
    }

    @Override
    public int hop() {
        return stft.hop();
    }

    @Override
    public int span() {
        return stft.span();
    }

    @Override
    public boolean center() {
        return stft.center();
    }

    @Override
    public Padding padding() {
        return stft.padding();
    }

    @Override
    public Layout layout() {
        return new Layout(
                "reassigned_spectrogram",
                new int[] {3, stft.bins()},
                false,
                stft.layout().bins(),
                "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reassigned(this);
    }
}
