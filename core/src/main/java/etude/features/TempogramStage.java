package etude.features;

import etude.representation.Tempogram;
import etude.signal.LaneFft;
import java.util.Arrays;

/** Local autocorrelation of a curve that goes down to zero in a straight line outside the clip. */
final class TempogramStage implements Stage.Windowed {

    /** Frames side by side. */
    private static final int LANES = 64;

    private static final int MIN_SIZE = 16;

    private final int length;
    private final int fftSize;
    private final float[] window;
    private final boolean normalise;

    TempogramStage(Tempogram tempogram) {
        this.length = tempogram.winLength();
        this.fftSize = Math.max(MIN_SIZE, Integer.highestOneBit(2 * length - 1) * 2);
        this.window = Arrays.copyOf(tempogram.window().centred(length, length), fftSize);
        this.normalise = tempogram.normalise();
    }

    @Override
    public int stride() {
        return length;
    }

    @Override
    public int before() {
        return length / 2;
    }

    @Override
    public int after() {
        return length - 1 - length / 2;
    }

    @Override
    public Worker worker() {
        return new Worker() {
            private LaneFft fft = LaneFft.of(fftSize, 1);

            @Override
            public void frame(Clip clip, int t, float[] out, int to) {
                frames(clip, t, t + 1, out, to, length);
            }

            @Override
            public void frames(Clip clip, int from, int end, float[] out, int to, int stride) {
                int wanted = Math.min(end - from, LANES);
                if (fft.lanes() < wanted) {
                    fft = LaneFft.of(fftSize, wanted);
                }
                for (int t = from; t < end; t += fft.lanes()) {
                    autocorrelate(fft, clip, t, Math.min(fft.lanes(), end - t), out, to + (t - from) * stride);
                }
            }
        };
    }

    /** The inverse transform of the power spectrum, whose first half is the autocorrelation. */
    private void autocorrelate(LaneFft fft, Clip clip, int first, int count, float[] out, int to) {
        float[] stretch = new float[count + fftSize - 1];
        for (int i = 0; i < count + length - 1; i++) {
            stretch[i] = sample(clip, first - length / 2 + i);
        }
        fft.forward(stretch, 0, 1, count, window);
        fft.square();
        for (float[] row : fft.im()) {
            Arrays.fill(row, 0f);
        }
        fft.inverse();
        float[] lags = new float[count * fftSize];
        fft.add(count, null, lags, 0, fftSize);
        for (int f = 0; f < count; f++) {
            System.arraycopy(lags, f * fftSize, out, to + f * length, length);
            if (normalise) {
                normalise(out, to + f * length, length);
            }
        }
    }

    private float sample(Clip clip, int frame) {
        int pad = length / 2;
        if (frame < 0) {
            return clip.data()[clip.at(0)] * (pad + frame) / pad;
        }
        if (frame >= clip.end()) {
            return clip.data()[clip.at(clip.end() - 1)] * (pad - 1 - (frame - clip.end())) / pad;
        }
        return clip.data()[clip.at(frame)];
    }

    private static void normalise(float[] x, int from, int length) {
        float largest = 0;
        for (int i = from; i < from + length; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        if (largest >= Float.MIN_NORMAL) {
            for (int i = from; i < from + length; i++) {
                x[i] /= largest;
            }
        }
    }
}
