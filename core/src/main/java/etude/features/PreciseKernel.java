package etude.features;

import etude.representation.PreciseSpectrogram;
import etude.representation.Stft;
import etude.signal.PreciseFft;

/** Magnitudes of windowed Fourier transforms in double precision. */
final class PreciseKernel implements FrameKernel {

    private final Stft stft;
    private final double power;
    private final double[] window;

    private PreciseKernel(PreciseSpectrogram spectrogram) {
        this.stft = spectrogram.stft();
        this.power = spectrogram.power();
        this.window = stft.windowWeights();
    }

    static Plan plan(PreciseSpectrogram spectrogram) {
        return new Plan(StftFrames.framing(spectrogram.stft()), new PreciseKernel(spectrogram));
    }

    @Override
    public int stride() {
        return stft.bins();
    }

    @Override
    public Worker worker(int frames) {
        var fft = new PreciseFft(stft.nFft());
        FrameMap.Worker condition = StftFrames.condition(stft);
        boolean asTheyAre = stft.conditioning().leavesSamples();
        float[] frame = new float[stft.nFft()];
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t++) {
                int place = to + t * stride();
                if (asTheyAre) {
                    fft.magnitudes(x, at + t * hop, window, out, place);
                } else {
                    condition.apply(x, at + t * hop, frame, 0);
                    fft.magnitudes(frame, 0, window, out, place);
                }
                raise(out, place);
            }
        };
    }

    private void raise(float[] out, int from) {
        if (power != 1) {
            for (int k = from; k < from + stride(); k++) {
                out[k] = power == 2 ? out[k] * out[k] : (float) Math.pow(out[k], power);
            }
        }
    }
}
