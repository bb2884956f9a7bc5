package etude.analysis.pitch;

import etude.signal.Fft;
import etude.signal.Window;
import java.util.Arrays;

/** SWIPE′'s frames: from samples around a moment to the pitch there and its strength. Scratch memory of a thread. */
final class SwipeFrames {

    /** Silence behind a window, as a multiple of it, so that values between the bins are well known. */
    private static final int FINER = 2;

    /** Harmonics that refine a pitch. */
    private static final int HARMONICS = 5;

    /** A semitone: what is farther away belongs to something else. */
    private static final double MOST_REFINED = 0.06;

    private final SwipeKernels kernels;
    private final float[] x;
    private final double least;
    private final int rate;
    private final View[] views;
    private final float[] loudness;
    private final double[] strengths;
    private double frequency;
    private double strength;

    /**
     * Frames of a sound.
     *
     * @param least power of a frame that is looked at
     */
    SwipeFrames(SwipeKernels kernels, float[] x, double least) {
        this.kernels = kernels;
        this.x = x;
        this.least = least;
        this.rate = kernels.rate();
        this.views = kernels.views().stream().map(View::new).toArray(View[]::new);
        this.loudness = new float[kernels.frequencies().length];
        this.strengths = new double[kernels.candidates().length];
    }

    /** A window at work. */
    private static final class View {

        private final SwipeKernels.View view;
        private final Fft fft;
        private final float[] window;
        private final float[] samples;
        private final float[] spectrum;
        private final double[] magnitudes;

        View(SwipeKernels.View view) {
            this.view = view;
            this.fft = new Fft(FINER * view.size());
            this.window = Arrays.copyOf(Window.HANN.centred(view.size(), view.size()), FINER * view.size());
            this.samples = new float[FINER * view.size()];
            this.spectrum = new float[2 * fft.bins()];
            this.magnitudes = new double[fft.bins()];
        }
    }

    /** Hears the sound around a sample. */
    void frame(long centre) {
        Arrays.fill(strengths, 0);
        frequency = 0;
        strength = 0;
        if (power(centre) < least) {
            return;
        }
        for (View view : views) {
            hear(view, centre);
        }
        choose();
    }

    double frequency() {
        return frequency;
    }

    double strength() {
        return strength;
    }

    /** Mean power of what the longest window holds, without a constant. */
    private double power(long centre) {
        int half = views[0].view.size() / 2;
        int from = (int) Math.max(0, centre - half);
        int to = (int) Math.min(x.length, centre + half);
        double mean = mean(from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (x[i] - mean) * (x[i] - mean);
        }
        return sum / (2.0 * half);
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return to > from ? sum / (to - from) : 0;
    }

    private void hear(View view, long centre) {
        int size = view.view.size();
        long start = centre - size / 2;
        int from = (int) Math.max(0, start);
        int to = (int) Math.min(x.length, start + size);
        float mean = (float) mean(from, to);
        Arrays.fill(view.samples, 0);
        for (int i = from; i < to; i++) {
            view.samples[(int) (i - start)] = x[i] - mean;
        }
        view.fft.forward(view.samples, 0, view.window, view.spectrum, 0);
        for (int k = 0; k < view.magnitudes.length; k++) {
            view.magnitudes[k] = Math.hypot(view.spectrum[2 * k], view.spectrum[2 * k + 1]);
        }
        if (loudness(view.magnitudes, (double) FINER * size / rate)) {
            add(view.view);
        }
    }

    /** The root of the magnitudes at the frequencies, of length 1; false for silence. */
    private boolean loudness(double[] magnitudes, double binsPerHertz) {
        double sum = 0;
        double[] frequencies = kernels.frequencies();
        for (int i = 0; i < loudness.length; i++) {
            double magnitude = Math.max(0, between(magnitudes, frequencies[i] * binsPerHertz));
            loudness[i] = (float) Math.sqrt(magnitude);
            sum += magnitude;
        }
        if (!(sum > 0)) {
            return false;
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < loudness.length; i++) {
            loudness[i] *= scale;
        }
        return true;
    }

    /** Values between the bins, by the cubic through four of them (Catmull and Rom 1974). */
    private static double between(double[] y, double at) {
        int last = y.length - 1;
        int k = (int) Math.min(last - 1, Math.floor(at));
        double t = at - k;
        double a = y[Math.abs(k - 1)];
        double b = y[k];
        double c = y[k + 1];
        double d = y[Math.min(last, k + 2)];
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private void add(SwipeKernels.View view) {
        for (int c = 0; c < view.kernels().length; c++) {
            strengths[view.first() + c] += view.weights()[c] * inner(view.kernels()[c]);
        }
    }

    /** Four sums, which Java's compiler keeps apart, in one written order. */
    private float inner(float[] kernel) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < kernel.length; i += 4) {
            a += kernel[i] * loudness[i];
            b += kernel[i + 1] * loudness[i + 1];
            c += kernel[i + 2] * loudness[i + 2];
            d += kernel[i + 3] * loudness[i + 3];
        }
        for (; i < kernel.length; i++) {
            a += kernel[i] * loudness[i];
        }
        return (a + b) + (c + d);
    }

    /** The strongest candidate, and the top of the parabola through it and its neighbours. */
    private void choose() {
        int best = 0;
        for (int c = 1; c < strengths.length; c++) {
            if (strengths[c] > strengths[best]) {
                best = c;
            }
        }
        if (strengths[best] <= 0) {
            return;
        }
        double shift = 0;
        strength = strengths[best];
        if (best > 0 && best < strengths.length - 1) {
            double left = strengths[best - 1];
            double right = strengths[best + 1];
            double bend = left - 2 * strengths[best] + right;
            shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
            strength -= 0.25 * (left - right) * shift;
        }
        strength = Math.min(1, strength);
        frequency = refined(kernels.candidates()[best] * Math.pow(2, shift / SwipeKernels.RESOLUTION), best);
    }

    /**
     * The frequency whose multiples lie nearest to the peaks of the first harmonics, larger peaks counting more: the kernels'
     * slope and their coarse frequencies leave some cents.
     */
    private double refined(double rough, int candidate) {
        View view = longest(candidate);
        double hertzPerBin = (double) rate / (FINER * view.view.size());
        double above = 0;
        double below = 0;
        for (int h = 1; h <= HARMONICS && (h + 0.5) * rough < rate / 2.0; h++) {
            int peak = peak(view.magnitudes, (h - 0.25) * rough / hertzPerBin, (h + 0.25) * rough / hertzPerBin);
            if (peak > 0) {
                double weight = view.magnitudes[peak] * h;
                above += weight * (peak + top(view.magnitudes, peak)) * hertzPerBin;
                below += weight * h;
            }
        }
        double fine = below > 0 ? above / below : rough;
        return Math.abs(fine - rough) < MOST_REFINED * rough ? fine : rough;
    }

    private View longest(int candidate) {
        for (View view : views) {
            int first = view.view.first();
            if (candidate >= first && candidate < first + view.view.weights().length) {
                return view;
            }
        }
        return views[views.length - 1];
    }

    /** The largest value between two places, if it is larger than its neighbours; 0 where there is none. */
    private static int peak(double[] magnitudes, double from, double to) {
        int best = 0;
        int end = (int) Math.min(magnitudes.length - 2, Math.floor(to));
        for (int k = (int) Math.max(1, Math.ceil(from)); k <= end; k++) {
            boolean larger = magnitudes[k] > magnitudes[k - 1] && magnitudes[k] >= magnitudes[k + 1];
            if (larger && (best == 0 || magnitudes[k] > magnitudes[best])) {
                best = k;
            }
        }
        return best;
    }

    /** Where the parabola through three logarithms has its top, in bins from the middle one. */
    private static double top(double[] magnitudes, int peak) {
        double left = Math.log(magnitudes[peak - 1] / magnitudes[peak]);
        double right = Math.log(magnitudes[peak + 1] / magnitudes[peak]);
        double bend = left + right;
        return bend < 0 && Double.isFinite(bend) ? 0.5 * (left - right) / bend : 0;
    }
}
