package etude.features;

import etude.representation.Conditioning;
import etude.representation.Stft;
import etude.signal.Fft;

/** How a short-time Fourier transform cuts its frames and what it does to them before the transform. */
final class StftFrames {

    private StftFrames() {}

    static Framing framing(Stft stft) {
        int span = stft.span();
        return stft.center()
                ? Framing.centred(stft.hop(), span, stft.padding())
                : new Framing(stft.hop(), span, 0, 0, stft.padding());
    }

    /** The complex spectrum of one frame under a window of {@code nFft} values. */
    static FrameMap.Worker transform(Stft stft, float[] window) {
        Fft fft = new Fft(stft.nFft());
        if (stft.conditioning().leavesSamples()) {
            return (x, at, out, to) -> fft.forward(x, at, window, out, to);
        }
        FrameMap.Worker condition = condition(stft);
        float[] frame = new float[stft.nFft()];
        return (x, at, out, to) -> {
            condition.apply(x, at, frame, 0);
            fft.forward(frame, 0, window, out, to);
        };
    }

    /** Scaled, mean removed, emphasised: the samples under the window; the others are left alone. */
    static FrameMap.Worker condition(Stft stft) {
        Conditioning how = stft.conditioning();
        int start = stft.windowStart();
        int length = stft.winLength();
        float scale = (float) how.scale();
        float k = (float) how.preemphasis();
        return (x, at, out, to) -> {
            int first = to + start;
            double sum = 0;
            for (int i = 0; i < length; i++) {
                out[first + i] = scale * x[at + start + i];
                sum += out[first + i];
            }
            float mean = how.removeMean() ? (float) (sum / length) : 0;
            float previous = out[first] - mean;
            for (int i = 0; i < length; i++) {
                float value = out[first + i] - mean;
                out[first + i] = value - k * previous;
                previous = value;
            }
        };
    }

    /** Conditioned frames, one after the other. */
    static final class Conditioned {

        private final FrameMap.Worker condition;
        private final int pitch;
        private final float[] frames;

        Conditioned(Stft stft, int most) {
            this.condition = condition(stft);
            // Not a power of two, whose multiples share few places in the cache.
            this.pitch = stft.nFft() + 16;
            this.frames = new float[stft.conditioning().leavesSamples() ? 0 : most * pitch];
        }

        /** From one frame's first sample to the next one's. */
        int pitch() {
            return pitch;
        }

        /** Frames, to be used until the next call. */
        float[] of(float[] x, int at, int hop, int count) {
            for (int t = 0; t < count; t++) {
                condition.apply(x, at + t * hop, frames, t * pitch);
            }
            return frames;
        }
    }

    /** Sum of squares of the samples under the window, scaled and without their mean where the conditioning says so. */
    static double energy(Stft stft, float[] x, int at) {
        int first = at + stft.windowStart();
        int length = stft.winLength();
        double sum = 0;
        double squares = 0;
        for (int i = first; i < first + length; i++) {
            sum += x[i];
            squares += (double) x[i] * x[i];
        }
        double mean = stft.conditioning().removeMean() ? sum / length : 0;
        double scale = stft.conditioning().scale();
        return scale * scale * Math.max(0, squares - sum * mean);
    }
}
