package etude.analysis.polyphony;

import etude.analysis.salience.SpectrumFrames;
import java.util.Arrays;

/** Finds the pitches of a frame one after the other. One per thread. */
final class HarmonicCancelling implements SpectrumFrames.Work {

    /** Cents from one pitch that is tried to the next. */
    private static final double STEP = 10;

    /** Cents on either side in which a harmonic may lie: harmonics are a little off in most voices. */
    private static final double SLACK = 15;

    /** Part of the first pitch's salience below which nothing is left that could sound. */
    private static final double LEAST = 0.03;

    private final MultiPitch settings;
    private final double step;
    private final int bins;
    private final Whitening whitening;
    private final int tried;

    /** Bins of the transform in which the strongest partial near a place of the scale is looked for. */
    private final int[] lows;

    private final int[] highs;

    /** Distance of harmonics on the scale. */
    private final int[] offsets;

    private final float[][] weights;

    /** What is taken away of each harmonic of each pitch. */
    private final float[][] taken;

    /** For each bin the first place in which it is looked at; the last one is before that of the bin behind. */
    private final int[] firstPlaces;

    private final float[] lobe;

    /** Bins of the transform that a partial's main lobe reaches on either side. */
    private final int reach;

    private final float[] amplitudes;
    private final float[] strongest;
    private final float[] saliences;
    private final float[] harmonic;
    private final float[] found;

    HarmonicCancelling(MultiPitch settings, SpectrumFrames.Grid grid) {
        this.settings = settings;
        this.step = grid.step();
        this.bins = Math.min(grid.bins(), (int) Math.ceil(settings.top() / step) + 1);
        this.whitening = new Whitening(grid, bins, settings.whitening());
        int places = 0;
        while (hz(places + SLACK / STEP) / step + 1 < bins) {
            places++;
        }
        this.tried = Math.min(places, places(settings.fMax() / settings.fMin()) + 1);
        this.lows = new int[places];
        this.highs = new int[places];
        for (int p = 0; p < places; p++) {
            lows[p] = (int) Math.rint(hz(p - SLACK / STEP) / step);
            highs[p] = (int) Math.rint(hz(p + SLACK / STEP) / step);
        }
        this.firstPlaces = new int[bins];
        int place = 0;
        for (int k = 0; k < bins; k++) {
            while (place < places - 1 && highs[place] < k) {
                place++;
            }
            firstPlaces[k] = place;
        }
        this.offsets = new int[settings.harmonics()];
        this.weights = new float[settings.harmonics()][tried];
        this.taken = new float[settings.harmonics()][tried];
        for (int h = 1; h <= offsets.length; h++) {
            offsets[h - 1] = places(h);
            for (int p = 0; p < tried; p++) {
                weights[h - 1][p] = (float) ((hz(p) + settings.alpha()) / (h * hz(p) + settings.beta()));
                double share = Math.pow(weights[h - 1][p] / weights[0][p], settings.spread());
                taken[h - 1][p] = (float) (settings.cancelled() * share);
            }
        }
        double ratio = (double) grid.size() / grid.window();
        this.reach = (int) Math.ceil(2 * ratio);
        this.lobe = new float[2 * reach + 1];
        for (int i = 0; i < lobe.length; i++) {
            lobe[i] = (float) hann((i - reach) / ratio);
        }
        this.amplitudes = new float[bins];
        this.strongest = new float[places];
        this.saliences = new float[tried];
        this.harmonic = new float[tried];
        this.found = new float[3 * settings.most() + 1];
    }

    private static int places(double ratio) {
        return (int) Math.rint(1200 / STEP * Math.log(ratio) / Math.log(2));
    }

    private double hz(double p) {
        return settings.fMin() * Math.pow(2, p * STEP / 1200);
    }

    /** Magnitude of the transform of a Hann window, 1 at its top. */
    private static double hann(double bins) {
        double x = Math.abs(bins);
        if (x >= 2) {
            return 0;
        }
        if (x < 1e-6) {
            return 1;
        }
        return Math.abs(x - 1) < 1e-6 ? 0.5 : Math.abs(Math.sin(Math.PI * x) / (Math.PI * x) / (1 - x * x));
    }

    @Override
    public float[] look(float[] powers) {
        whitening.whiten(powers, amplitudes);
        for (int p = 0; p < strongest.length; p++) {
            strongest[p] = amplitudes[top(p)];
        }
        int n = 0;
        double first = 0;
        while (n < settings.most()) {
            int p = mostSalient();
            if (p < 0 || saliences[p] < LEAST * first || (n == 0 && contrast(p) < settings.contrast())) {
                break;
            }
            first = n == 0 ? saliences[p] : first;
            take(p, saliences[p], powers, 3 * n);
            n++;
        }
        found[3 * n] = (float) sum(powers);
        return Arrays.copyOf(found, 3 * n + 1);
    }

    private double sum(float[] powers) {
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            sum += powers[k];
        }
        return sum;
    }

    private int mostSalient() {
        Arrays.fill(saliences, 0);
        for (int h = 0; h < offsets.length; h++) {
            int n = Math.max(0, Math.min(tried, strongest.length - offsets[h]));
            System.arraycopy(strongest, Math.min(offsets[h], strongest.length), harmonic, 0, n);
            add(weights[h], harmonic, saliences, n);
        }
        int best = -1;
        for (int p = 0; p < tried; p++) {
            best = saliences[p] > (best < 0 ? 0 : saliences[best]) ? p : best;
        }
        return best;
    }

    /** How much more salient a pitch is than it were in a spectrum without peaks: 1 for a click, about 2 for noise. */
    private double contrast(int p) {
        double mean = 0;
        for (float a : amplitudes) {
            mean += a;
        }
        mean /= amplitudes.length;
        double flat = 0;
        for (int h = 0; h < offsets.length && p + offsets[h] < strongest.length; h++) {
            flat += weights[h][p] * mean;
        }
        return flat > 0 ? saliences[p] / flat : 0;
    }

    /** Bin of the strongest partial near a place of the scale. */
    private int top(int place) {
        int top = lows[place];
        for (int k = top + 1; k <= highs[place]; k++) {
            top = amplitudes[k] > amplitudes[top] ? k : top;
        }
        return top;
    }

    /** All arrays by the same index: the form that is vectorised. */
    private static void add(float[] weights, float[] x, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += weights[i] * x[i];
        }
    }

    /** Notes a pitch and takes its harmonics away. */
    private void take(int p, float salience, float[] powers, int to) {
        double level = 0;
        double cents = 0;
        double shares = 0;
        for (int h = 0; h < offsets.length && p + offsets[h] < strongest.length; h++) {
            int place = p + offsets[h];
            int top = top(place);
            float height = amplitudes[top];
            if (height > 0) {
                level += powers[top];
                double share = weights[h][p] * height;
                double bin = peak(powers, top, lows[place], highs[place]);
                cents += share * 1200 * Math.log(bin * step / (h + 1) / settings.fMin()) / Math.log(2);
                shares += share;
                cancel(top, taken[h][p] * height);
            }
        }
        found[to] = (float) (shares > 0 ? cents / shares : p * STEP);
        found[to + 1] = salience;
        found[to + 2] = (float) level;
    }

    /** Where the top near a bin lies, in bins. */
    private static double peak(float[] powers, int k, int low, int high) {
        if (k < 1 || k + 1 >= powers.length) {
            return k;
        }
        double a = Math.sqrt(powers[k - 1]);
        double b = Math.sqrt(powers[k]);
        double c = Math.sqrt(powers[k + 1]);
        double curve = a + c - 2 * b;
        double shift = curve < 0 ? 0.5 * (a - c) / curve : 0;
        return Math.max(low - 0.5, Math.min(high + 0.5, k + Math.max(-1, Math.min(1, shift))));
    }

    private void cancel(int top, float height) {
        int from = Math.max(0, top - reach);
        int to = Math.min(bins - 1, top + reach);
        for (int k = from; k <= to; k++) {
            amplitudes[k] = Math.max(0, amplitudes[k] - height * lobe[k - top + reach]);
        }
        for (int p = firstPlaces[from]; p < strongest.length && lows[p] <= to; p++) {
            strongest[p] = amplitudes[top(p)];
        }
    }
}
