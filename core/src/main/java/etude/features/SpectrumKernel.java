package etude.features;

import etude.representation.Stft;
import etude.signal.LaneFft;
import etude.signal.Lanes;
import etude.signal.Parallel;

/** Windowed Fourier transforms of frames side by side: a power of their magnitude, or the complex values. */
record SpectrumKernel(Stft stft, double power) implements LaneKernel {

    @Override
    public int stride() {
        return stft.bins();
    }

    @Override
    public int batch() {
        return LaneFft.bestLanes(stft.nFft());
    }

    @Override
    public LaneWorker lanes(int lanes) {
        var transform = new Transform(stft, lanes);
        int bins = stft.bins();
        return (x, at, hop, count) -> {
            LaneFft fft = transform.forward(x, at, hop, count);
            fft.square();
            for (int k = 0; k < bins && power != 2; k++) {
                Maps.raise(fft.re()[k], 0, lanes, power);
            }
            return fft.re();
        };
    }

    /** The complex values themselves. */
    record Complex(Stft stft) implements FrameKernel {

        @Override
        public int stride() {
            return 2 * stft.bins();
        }

        @Override
        public int batch() {
            return LaneFft.bestLanes(stft.nFft());
        }

        @Override
        public int block(int count) {
            return Parallel.evenly(count, batch());
        }

        @Override
        public Worker worker(int frames) {
            int lanes = Math.max(1, Math.min(frames, batch()));
            var transform = new Transform(stft, lanes);
            return (x, at, hop, count, out, to) -> {
                for (int t = 0; t < count; t += lanes) {
                    int some = Math.min(lanes, count - t);
                    LaneFft fft = transform.forward(x, at + t * hop, hop, some);
                    Lanes.toFrames(fft.re(), fft.im(), stft.bins(), some, out, to + t * stride());
                }
            };
        }
    }

    /** Transforms of frames as a representation wants them: conditioned, under its window. */
    private static final class Transform {

        private final boolean asTheyAre;
        private final StftFrames.Conditioned conditioned;
        private final float[] window;
        private final LaneFft fft;

        Transform(Stft stft, int lanes) {
            this.asTheyAre = stft.conditioning().leavesSamples();
            this.conditioned = new StftFrames.Conditioned(stft, lanes);
            this.window = stft.windowValues();
            this.fft = LaneFft.of(stft.nFft(), lanes);
        }

        LaneFft forward(float[] x, int at, int hop, int count) {
            if (asTheyAre) {
                fft.forward(x, at, hop, count, window);
            } else {
                fft.forward(conditioned.of(x, at, hop, count), 0, conditioned.pitch(), count, window);
            }
            return fft;
        }
    }
}
