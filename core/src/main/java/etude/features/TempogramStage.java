package etude.features;

import etude.representation.Tempogram;
import etude.signal.LaneFft;
import etude.signal.Lanes;
import etude.signal.Parallel;
import java.util.Arrays;

/** Local autocorrelation of a curve that goes down to zero in a straight line outside the clip. */
final class TempogramStage implements Stage.Windowed {

    /** Frames side by side. */
    private static final int LANES = 128;

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
    public int block(int count) {
        return Parallel.evenly(count, LANES);
    }

    @Override
    public Worker worker() {
        return new Worker() {
            private Scratch scratch = new Scratch(1);

            @Override
            public void frame(Clip clip, int t, float[] out, int to) {
                frames(clip, t, t + 1, out, to, length);
            }

            @Override
            public void frames(Clip clip, int from, int end, float[] out, int to, int stride) {
                int wanted = Math.min(end - from, LANES);
                if (scratch.fft.lanes() < wanted) {
                    scratch = new Scratch(wanted);
                }
                int lanes = scratch.fft.lanes();
                for (int t = from; t < end; t += lanes) {
                    int count = Math.min(lanes, end - t);
                    autocorrelate(scratch, clip, t, count);
                    Lanes.toFrames(scratch.lags, length, count, out, to + (t - from) * stride);
                }
            }
        };
    }

    /** What a thread needs for so many frames side by side. */
    private final class Scratch {
        final LaneFft fft;
        final float[] stretch;
        final float[][] lags;
        final float[] largest;

        Scratch(int lanes) {
            this.fft = LaneFft.of(fftSize, lanes);
            this.stretch = new float[lanes + fftSize - 1];
            this.lags = new float[length][lanes];
            this.largest = new float[lanes];
        }
    }

    /** The inverse transform of the power spectrum, whose first half is the autocorrelation. */
    private void autocorrelate(Scratch scratch, Clip clip, int first, int count) {
        LaneFft fft = scratch.fft;
        for (int i = 0; i < count + length - 1; i++) {
            scratch.stretch[i] = sample(clip, first - length / 2 + i);
        }
        fft.forward(scratch.stretch, 0, 1, count, window);
        fft.square();
        for (float[] row : fft.im()) {
            Arrays.fill(row, 0f);
        }
        fft.inverse();
        fft.samples(count, scratch.lags);
        if (normalise) {
            normalise(scratch.lags, scratch.largest);
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

    /** Divides each lane by its largest magnitude, silent ones by nothing. */
    private static void normalise(float[][] rows, float[] largest) {
        Arrays.fill(largest, 0f);
        for (float[] row : rows) {
            raise(largest, row);
        }
        for (int l = 0; l < largest.length; l++) {
            largest[l] = largest[l] >= Float.MIN_NORMAL ? largest[l] : 1;
        }
        for (float[] row : rows) {
            divide(row, largest);
        }
    }

    private static void raise(float[] largest, float[] row) {
        for (int l = 0; l < row.length; l++) {
            largest[l] = Math.max(largest[l], Math.abs(row[l]));
        }
    }

    private static void divide(float[] row, float[] by) {
        for (int l = 0; l < row.length; l++) {
            row[l] = row[l] / by[l];
        }
    }
}
