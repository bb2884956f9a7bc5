package etude.analysis.pitch;

import etude.signal.LaneFft;
import java.util.Arrays;

/**
 * The difference function of YIN for many frames at once: how much a frame differs from itself some samples later, by the
 * lag, from Fourier transforms. Each frame is taken without its mean, which changes no difference, and scaled to its peak. An instance holds scratch memory: one per thread.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara, YIN, a fundamental frequency estimator for speech
 *     and music, 2002</a>
 */
final class DifferenceFunction {

    /** Apart by a little more than a power of two, whose multiples share few places in the cache. */
    private static final int APART = 16;

    private static final double NOTHING = 1e-30;
    private static final double ROUNDING = 1e-6;

    /**
     * What is compared.
     *
     * @param kind which samples
     * @param frame samples that are compared
     * @param longest lag, samples
     */
    record Shape(Difference kind, int frame, int longest) {

        /** Samples that a frame looks at. */
        int span() {
            return kind == Difference.FIXED_WINDOW ? frame + longest : frame;
        }

        int size() {
            return Math.max(16, Integer.highestOneBit(frame + longest - 1) << 1);
        }

        /** Frames that are best computed together. */
        int lanes() {
            return Math.min(64, LaneFft.bestLanes(size()));
        }
    }

    private final Shape shape;
    private final int size;
    private final int apart;
    private final LaneFft fft;
    private final LaneFft head;
    private final float[] headWindow;
    private final float[] frames;
    private final float[] correlations;
    private final double[] powers;
    private final boolean[] silent;
    private final double[] peaks;

    DifferenceFunction(Shape shape) {
        int lanes = shape.lanes();
        this.shape = shape;
        this.size = shape.size();
        this.apart = size + APART;
        this.fft = LaneFft.of(size, lanes);
        this.head = shape.kind == Difference.FIXED_WINDOW ? LaneFft.of(size, lanes) : fft;
        this.headWindow = new float[size];
        Arrays.fill(headWindow, 0, shape.frame, 1);
        this.frames = new float[lanes * apart];
        this.correlations = new float[lanes * apart];
        this.powers = new double[shape.span() + 1];
        this.silent = new boolean[lanes];
        this.peaks = new double[lanes];
    }

    /**
     * Takes frames; {@link #of} then gives their difference functions.
     *
     * @param x samples; those before and behind them count as silence
     * @param length how many there are
     * @param start index of the first frame's first sample, may lie outside
     * @param hop from one frame's first sample to the next one's
     * @param count number of frames, at most {@link Shape#lanes}
     */
    void take(float[] x, int length, long start, int hop, int count) {
        for (int f = 0; f < count; f++) {
            peaks[f] = condition(x, length, start + (long) f * hop, f * apart);
            silent[f] = peaks[f] == 0;
        }
        fft.forward(frames, 0, apart, count, null);
        if (shape.kind == Difference.FIXED_WINDOW) {
            head.forward(frames, 0, apart, count, headWindow);
            for (int k = 0; k <= size / 2; k++) {
                multiply(fft.re()[k], fft.im()[k], head.re()[k], head.im()[k]);
            }
        } else {
            fft.square();
            for (int k = 0; k <= size / 2; k++) {
                Arrays.fill(fft.im()[k], 0);
            }
        }
        fft.inverse();
        Arrays.fill(correlations, 0);
        fft.add(count, null, correlations, 0, apart);
    }

    /** Copies a frame without its mean, scaled to its peak, which it returns: 0 where there is nothing in it. */
    private double condition(float[] x, int length, long start, int to) {
        int from = (int) Math.max(0, Math.min(shape.span(), -start));
        int end = (int) Math.max(from, Math.min(shape.span(), length - start));
        Arrays.fill(frames, to, to + shape.span(), 0);
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += x[(int) (start + i)];
        }
        // The silence behind a frame lies at 0: there the mean is part of what is compared.
        double mean = end == from || shape.kind == Difference.SILENCE_BEHIND ? 0 : sum / (end - from);
        double peak = 0;
        for (int i = from; i < end; i++) {
            peak = Math.max(peak, Math.abs(x[(int) (start + i)] - mean));
        }
        if (peak <= NOTHING || peak <= ROUNDING * Math.abs(mean)) {
            return 0;
        }
        double scale = 1 / peak;
        for (int i = from; i < end; i++) {
            frames[to + i] = (float) ((x[(int) (start + i)] - mean) * scale);
        }
        return peak;
    }

    private static void multiply(float[] ar, float[] ai, float[] br, float[] bi) {
        for (int l = 0; l < ar.length; l++) {
            float pr = ar[l];
            float pi = ai[l];
            float qr = br[l];
            float qi = bi[l];
            ar[l] = pr * qr + pi * qi;
            ai[l] = pi * qr - pr * qi;
        }
    }

    /**
     * The difference function of a frame that was taken.
     *
     * @param f its number among those
     * @param d receives the differences of the lags from 0 to the longest
     * @return what the difference would be, on average, of samples that have nothing in common; 0 for silence, of which
     *     {@code d} is not written
     */
    double of(int f, double[] d) {
        if (silent[f]) {
            return 0;
        }
        int at = f * apart;
        double sum = 0;
        for (int i = 0; i < shape.span(); i++) {
            sum += (double) frames[at + i] * frames[at + i];
            powers[i + 1] = sum;
        }
        return switch (shape.kind) {
            case FIXED_WINDOW -> fixedWindow(at, d);
            case SILENCE_BEHIND -> silenceBehind(at, d);
        };
    }

    /** The energy per sample of a frame for which {@link #of} was called last, at its true level. */
    double power(int f) {
        return silent[f] ? 0 : powers[shape.span()] * peaks[f] * peaks[f] / shape.span();
    }

    private double fixedWindow(int at, double[] d) {
        int n = shape.frame;
        for (int lag = 0; lag <= shape.longest; lag++) {
            d[lag] = Math.max(0, powers[n] + powers[lag + n] - powers[lag] - 2.0 * correlations[at + lag]);
        }
        return 2 * powers[shape.span()] * n / shape.span();
    }

    private double silenceBehind(int at, double[] d) {
        double all = 2 * powers[shape.frame];
        for (int lag = 0; lag <= shape.longest; lag++) {
            d[lag] = Math.max(0, all - powers[lag] - 2.0 * correlations[at + lag]);
        }
        return all;
    }

    /**
     * Each difference over the mean of those at shorter lags (equation 8): 1 for what has nothing in common, 0 for what
     * repeats exactly.
     *
     * @param d differences from lag 0 on
     * @param longest lag
     * @param normal receives as many values
     */
    static void normalize(double[] d, int longest, double[] normal) {
        double sum = 0;
        normal[0] = 1;
        for (int lag = 1; lag <= longest; lag++) {
            sum += d[lag];
            normal[lag] = sum > 0 ? d[lag] * lag / sum : 1;
        }
    }
}
