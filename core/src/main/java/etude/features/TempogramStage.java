package etude.features;

import etude.representation.Tempogram;
import etude.signal.Fft;
import java.util.Arrays;

/** Local autocorrelation of a curve that goes down to zero in a straight line outside the clip. */
final class TempogramStage implements Stage.Windowed {

    private final int length;
    private final int fftSize;
    private final float[] window;
    private final boolean normalise;

    TempogramStage(Tempogram tempogram) {
        this.length = tempogram.winLength();
        this.fftSize = fastSize(2 * length - 1);
        this.window = tempogram.window().centred(length, length);
        this.normalise = tempogram.normalise();
    }

    /** The next even number without a prime factor above 5. */
    static int fastSize(int least) {
        for (int n = least + least % 2; ; n += 2) {
            int rest = n;
            for (int prime : new int[] {2, 3, 5}) {
                while (rest % prime == 0) {
                    rest /= prime;
                }
            }
            if (rest == 1) {
                return n;
            }
        }
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
        Fft fft = new Fft(fftSize);
        float[] x = new float[fftSize];
        float[] spectrum = new float[2 * fft.bins()];
        return (clip, t, out, to) -> {
            Arrays.fill(x, length, fftSize, 0);
            for (int i = 0; i < length; i++) {
                x[i] = window[i] * sample(clip, t - length / 2 + i);
            }
            fft.forward(x, 0, null, spectrum, 0);
            for (int k = 0; k < spectrum.length; k += 2) {
                spectrum[k] = spectrum[k] * spectrum[k] + spectrum[k + 1] * spectrum[k + 1];
                spectrum[k + 1] = 0;
            }
            fft.inverse(spectrum, 0, x, 0);
            System.arraycopy(x, 0, out, to, length);
            if (normalise) {
                normalise(out, to, length);
            }
        };
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
