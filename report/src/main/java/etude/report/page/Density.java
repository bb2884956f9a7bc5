package etude.report.page;

import etude.representation.Layout;
import etude.signal.Frames;
import etude.signal.Waveform;

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
            squares(x, x.length, sums, counts);
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
            for (int i = 0; i < n; i++) {
                add((double) x[2 * i] * x[2 * i] + (double) x[2 * i + 1] * x[2 * i + 1], sums, counts);
            }
        } else if (layout.unit().equals("power")) {
            for (int i = 0; i < n; i++) {
                add(x[i], sums, counts);
            }
        } else {
            squares(x, n, sums, counts);
        }
        return density(sums, counts, n);
    }

    private static void squares(float[] x, int n, double[] sums, long[] counts) {
        for (int i = 0; i < n; i++) {
            add((double) x[i] * x[i], sums, counts);
        }
    }

    private static void add(double energy, double[] sums, long[] counts) {
        float value = (float) Math.max(energy, 0);
        int bin = Float.floatToIntBits(value) >>> SHIFT;
        sums[bin] += value;
        counts[bin]++;
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
