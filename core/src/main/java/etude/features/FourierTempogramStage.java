package etude.features;

import etude.representation.FourierTempogram;
import etude.signal.Fft;

/** Short-time Fourier transform of a curve, frame by frame, with zeros outside the clip. */
final class FourierTempogramStage implements Stage.Windowed {

    private final int length;
    private final float[] window;

    FourierTempogramStage(FourierTempogram tempogram) {
        this.length = tempogram.winLength();
        this.window = tempogram.window().centred(length, length);
    }

    @Override
    public int stride() {
        return 2 * (length / 2 + 1);
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
    public int extra() {
        return length % 2 == 0 ? 1 : 0;
    }

    @Override
    public Worker worker() {
        Fft fft = new Fft(length);
        float[] x = new float[length];
        return (clip, t, out, to) -> {
            for (int i = 0; i < length; i++) {
                int frame = t - length / 2 + i;
                x[i] = frame < 0 || frame >= clip.end() ? 0 : clip.data()[clip.at(frame)];
            }
            fft.forward(x, 0, window, out, to);
        };
    }
}
