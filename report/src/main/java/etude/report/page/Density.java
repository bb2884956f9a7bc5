package etude.report.page;

import etude.representation.Layout;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.function.IntToDoubleFunction;

/**
 * How many of the numbers matter: the share of the values, largest first, that together carry 99 % of the energy. A sparse
 * representation has a small one. Energies are powers, or squares of other numbers; of levels in dB there is none.
 */
public final class Density {

    private static final double SHARE = 0.99;

    /** Energies are counted by the leading 16 bits of their floats: 128 steps an octave. */
    private static final int SHIFT = 15;

    private Density() {}

    /** Density of a waveform's samples. */
    public static double of(Waveform waveform) {
        double[] sums = new double[1 << 16];
        long[] counts = new long[1 << 16];
        for (int c = 0; c < waveform.channels(); c++) {
            float[] x = waveform.channel(c);
            count(x.length, i -> (double) x[i] * x[i], sums, counts);
        }
        return density(sums, counts, (long) waveform.channels() * waveform.length());
    }

    /** Density of frames, or {@code NaN} where their values are levels. */
    public static double of(Frames frames, Layout layout) {
        if (layout.unit().equals("dB")) {
            return Double.NaN;
        }
        float[] x = frames.data();
        double[] sums = new double[1 << 16];
        long[] counts = new long[1 << 16];
        int n = frames.count() * frames.bins();
        if (frames.complex()) {
            count(n, i -> (double) x[2 * i] * x[2 * i] + (double) x[2 * i + 1] * x[2 * i + 1], sums, counts);
        } else if (layout.unit().equals("power")) {
            count(n, i -> x[i], sums, counts);
        } else {
            count(n, i -> (double) x[i] * x[i], sums, counts);
        }
        return density(sums, counts, n);
    }

    private static void count(int n, IntToDoubleFunction energy, double[] sums, long[] counts) {
        for (int i = 0; i < n; i++) {
            float value = (float) Math.max(energy.applyAsDouble(i), 0);
            int bin = Float.floatToIntBits(value) >>> SHIFT;
            sums[bin] += value;
            counts[bin]++;
        }
    }

    private static double density(double[] sums, long[] counts, long n) {
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        if (!(all > 0)) {
            return Double.NaN;
        }
        double wanted = SHARE * all;
        double carried = 0;
        double needed = 0;
        for (int bin = sums.length - 1; bin >= 0; bin--) {
            if (carried + sums[bin] >= wanted) {
                return (needed + counts[bin] * (wanted - carried) / sums[bin]) / n;
            }
            carried += sums[bin];
            needed += counts[bin];
        }
        return 1;
    }
}
