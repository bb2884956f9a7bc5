package etude.analysis.rhythm;

import etude.annotation.Method;
import etude.representation.FilteredSpectrogram;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.OnsetStrength;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.TriangularFilterbank;
import java.util.List;

/**
 * The rises of logarithmic bands over the largest of their neighbours some frames before: what glides or trembles in pitch
 * does not count as a beginning.
 *
 * @param window seconds
 * @param frameRate frames a second
 * @param bandsPerOctave triangular filters in an octave
 * @param fMin lower edge of the lowest filter, Hz
 * @param fMax upper edge of the highest filter, Hz; where the sample rate is too low for it, filters end below
 * @param lag frames that are compared
 * @param maxSize bands of the earlier frame over which the maximum is taken, odd
 * @param gain of magnitudes before the logarithm {@code log10(1 + gain x)}, where a sine at the sound's level has magnitude 1
 * @see <a href="https://www.dafx.de/paper-archive/2013/papers/09.dafx2013_submission_12.pdf">Böck and Widmer, Maximum filter
 *     vibrato suppression for onset detection, 2013</a>
 */
public record SuperFlux(
        double window,
        double frameRate,
        int bandsPerOctave,
        double fMin,
        double fMax,
        int lag,
        int maxSize,
        double gain)
        implements OnsetFunction {

    /** The values of the paper: 46 ms, 200 frames a second, 24 bands an octave from 30 Hz to 17 kHz, lag 2, maximum of 3. */
    public static final SuperFlux STANDARD = new SuperFlux(0.04, 200, 24, 30, 17000, 2, 3, 50);

    /** Measured on noises and tones whose beginnings are known. */
    private static final double EARLY = 0.175;

    /** Checks the ranges. */
    public SuperFlux {
        OnsetChecks.window(window);
        OnsetChecks.frameRate(frameRate);
        OnsetChecks.positive("bandsPerOctave", bandsPerOctave);
        OnsetChecks.positive("fMin", fMin);
        OnsetChecks.positive("fMax - fMin", fMax - fMin);
        OnsetChecks.positive("lag", lag);
        OnsetChecks.positive("maxSize", maxSize);
        OnsetChecks.positive("gain", gain);
    }

    @Override
    public double early() {
        return EARLY;
    }

    @Override
    public Method method() {
        return new Method(
                "SuperFlux", "Böck and Widmer, Maximum filter vibrato suppression for onset detection, DAFx, 2013");
    }

    @Override
    public Representation representation(int sampleRate, double level) {
        Stft stft = OnsetFunction.stft(sampleRate, window, frameRate);
        var bands = new FilteredSpectrogram(new Spectrogram(stft, 1), filters(stft));
        var levels = new LogOnePlus(bands, gain / OnsetFunction.unit(stft, level), Log.Base.TEN);
        return new OnsetStrength(levels, lag, maxSize, 0, OnsetStrength.Aggregate.MEAN, false, List.of());
    }

    @Override
    public Reader reader(int sampleRate, double level) {
        int count = filters(OnsetFunction.stft(sampleRate, window, frameRate)).nBands();
        return (frames, at) -> frames[at] * count;
    }

    private TriangularFilterbank filters(Stft stft) {
        double top = Math.max(2 * fMin, Math.min(fMax, stft.sampleRate() / 2.0));
        int count = (int) Math.round(bandsPerOctave * Math.log(top / fMin) / Math.log(2));
        return new TriangularFilterbank(
                stft.sampleRate(), stft.nFft(), Math.max(1, count), fMin, top, TriangularFilterbank.Spacing.LOG);
    }
}
