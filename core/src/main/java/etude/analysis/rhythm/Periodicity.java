package etude.analysis.rhythm;

import etude.signal.Fft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How strongly what begins repeats after each lag: autocorrelations of all bands over windows of some seconds, averaged, so
 * that a tempo may drift from window to window.
 *
 * @param values by lag in frames, 1 at lag 0; empty where nothing begins
 */
record Periodicity(double[] values) {

    private static final double WINDOW_SECONDS = 12;
    private static final double LONGEST_LAG_SECONDS = 6;

    /** Of the lowest bands. */
    static Periodicity of(BeatEvidence evidence, int bands) {
        int window = (int) Math.round(WINDOW_SECONDS * evidence.frameRate());
        int lags = (int) Math.round(LONGEST_LAG_SECONDS * evidence.frameRate());
        int size = Integer.highestOneBit(2 * (window + lags) - 1);
        var fft = new Fft(size);
        double[] sum = new double[lags + 1];
        for (int from = 0; from == 0 || from + window / 2 < evidence.count(); from += window / 2) {
            int length = Math.min(window, evidence.count() - from);
            for (int b = 0; b < bands; b++) {
                add(fft, size, evidence.band(b), from, length, sum);
            }
        }
        if (sum[0] <= 0) {
            return new Periodicity(new double[0]);
        }
        for (int lag = lags; lag >= 0; lag--) {
            sum[lag] /= sum[0];
        }
        return new Periodicity(sum);
    }

    private static void add(Fft fft, int size, float[] band, int from, int length, double[] sum) {
        float[] x = new float[size];
        double mean = 0;
        for (int t = 0; t < length; t++) {
            mean += band[from + t] / (double) length;
        }
        for (int t = 0; t < length; t++) {
            x[t] = (float) (band[from + t] - mean);
        }
        float[] spectrum = new float[size + 2];
        fft.forward(x, 0, null, spectrum, 0);
        for (int k = 0; k < spectrum.length; k += 2) {
            spectrum[k] = spectrum[k] * spectrum[k] + spectrum[k + 1] * spectrum[k + 1];
            spectrum[k + 1] = 0;
        }
        fft.inverse(spectrum, 0, x, 0);
        for (int lag = 0; lag < sum.length && lag < length; lag++) {
            sum[lag] += x[lag] * (double) length / Math.max(length / 4, length - lag);
        }
    }

    /** Whether nothing begins. */
    boolean silent() {
        return values.length == 0;
    }

    /** Between lags by straight lines; 0 beyond the longest. */
    double at(double lag) {
        int before = (int) lag;
        if (before + 1 >= values.length) {
            return 0;
        }
        double share = lag - before;
        return (1 - share) * values[before] + share * values[before + 1];
    }

    /** Lags of the highest peaks from one lag to another, the highest first, between frames. */
    double[] peaks(double from, double to, int most) {
        List<Integer> peaks = new ArrayList<>();
        for (int lag = (int) Math.max(1, from); lag < Math.min(to, values.length - 1); lag++) {
            if (values[lag] > 0 && values[lag] > values[lag - 1] && values[lag] >= values[lag + 1]) {
                peaks.add(lag);
            }
        }
        peaks.sort(Comparator.comparingDouble(lag -> -values[lag]));
        return peaks.stream().limit(most).mapToDouble(this::vertex).toArray();
    }

    /** Top of the parabola through a peak and its neighbours. */
    private double vertex(int lag) {
        double bend = values[lag - 1] - 2 * values[lag] + values[lag + 1];
        return bend < 0 ? lag + 0.5 * (values[lag - 1] - values[lag + 1]) / bend : lag;
    }
}
