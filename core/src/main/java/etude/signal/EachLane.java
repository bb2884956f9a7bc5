package etude.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Transforms of frames of any length, one after the other, laid side by side. */
final class EachLane extends LaneFft {

    private final Fft fft;
    private final float[] spectra;
    private final float[] samples;

    EachLane(int n, int lanes) {
        super(n, lanes);
        this.fft = new Fft(n);
        this.spectra = new float[lanes * 2 * bins];
        this.samples = new float[lanes * n];
    }

    @Override
    public void forward(float[] x, int at, int hop, int count, float @Nullable [] window) {
        int stride = 2 * bins;
        for (int f = 0; f < count; f++) {
            fft.forward(x, at + f * hop, window, spectra, f * stride);
        }
        Arrays.fill(spectra, count * stride, spectra.length, 0f);
        Lanes.fromFrames(spectra, 0, stride, lanes, bins, re, im);
    }

    @Override
    public void inverse() {
        Lanes.toFrames(re, im, bins, lanes, spectra, 0);
        for (int f = 0; f < lanes; f++) {
            fft.inverse(spectra, f * 2 * bins, samples, f * n);
        }
    }

    @Override
    public void add(int count, float @Nullable [] window, float[] x, int at, int hop) {
        for (int f = count - 1; f >= 0; f--) {
            int to = at + f * hop;
            for (int i = 0; i < n; i++) {
                x[to + i] += window == null ? samples[f * n + i] : samples[f * n + i] * window[i];
            }
        }
    }

    @Override
    public void samples(int count, float[][] rows) {
        Lanes.fromFrames(samples, 0, n, count, rows.length, rows);
    }
}
