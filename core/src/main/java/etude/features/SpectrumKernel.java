package etude.features;

import etude.representation.Stft;
import etude.signal.Fft;

/** Windowed Fourier transforms of frames, as complex values or as a power of the magnitude. */
final class SpectrumKernel implements FrameKernel {

    private final Stft stft;
    private final float[] window;
    private final double power;

    private SpectrumKernel(Stft stft, double power) {
        this.stft = stft;
        this.window = stft.window().centred(stft.winLength(), stft.nFft());
        this.power = power;
    }

    static Framing framing(Stft stft) {
        return stft.center()
                ? Framing.centred(stft.hop(), stft.nFft(), stft.padding())
                : new Framing(stft.hop(), stft.nFft(), 0, 0, stft.padding());
    }

    static FrameKernel complex(Stft stft) {
        return new SpectrumKernel(stft, 0);
    }

    static FrameKernel magnitude(Stft stft, double power) {
        return new SpectrumKernel(stft, power);
    }

    @Override
    public int stride() {
        return power == 0 ? 2 * stft.bins() : stft.bins();
    }

    @Override
    public Worker worker() {
        Fft fft = new Fft(stft.nFft());
        int stride = stride();
        if (power == 0) {
            return (x, at, hop, count, out, to) -> {
                for (int t = 0; t < count; t++) {
                    fft.forward(x, at + t * hop, window, out, to + t * stride);
                }
            };
        }
        float[] spectrum = new float[2 * stft.bins()];
        FrameMap.Worker magnitude = Maps.magnitude(stft.bins(), power).worker();
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t++) {
                fft.forward(x, at + t * hop, window, spectrum, 0);
                magnitude.apply(spectrum, 0, out, to + t * stride);
            }
        };
    }
}
