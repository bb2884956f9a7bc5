package etude.analysis.rhythm;

import etude.annotation.Method;
import etude.representation.OnsetStrength;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import java.util.List;

/**
 * The rises of all magnitudes from frame to frame, as they are.
 *
 * @param window seconds
 * @param frameRate frames a second
 * @see <a href="https://www.dafx.de/paper-archive/2006/papers/p_133.pdf">Dixon, Onset detection revisited, 2006</a>
 */
public record SpectralFlux(double window, double frameRate) implements OnsetFunction {

    /** Dixon's values: 46 ms, a hundred frames a second. */
    public static final SpectralFlux STANDARD = new SpectralFlux(0.04, 100);

    /** Checks the ranges. */
    public SpectralFlux {
        OnsetChecks.window(window);
        OnsetChecks.frameRate(frameRate);
    }

    @Override
    public double early() {
        return 0;
    }

    @Override
    public Method method() {
        return new Method("spectral flux", "Dixon, Onset detection revisited, DAFx, 2006");
    }

    @Override
    public Representation representation(int sampleRate, double level) {
        var spectrogram = new Spectrogram(OnsetFunction.stft(sampleRate, window, frameRate), 1);
        return new OnsetStrength(spectrogram, 1, 1, 0, OnsetStrength.Aggregate.MEAN, false, List.of());
    }

    @Override
    public Reader reader(int sampleRate, double level) {
        Stft stft = OnsetFunction.stft(sampleRate, window, frameRate);
        double factor = stft.bins() / OnsetFunction.unit(stft, level);
        return (frames, at) -> (float) (frames[at] * factor);
    }
}
