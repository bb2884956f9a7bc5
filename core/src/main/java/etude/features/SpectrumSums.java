package etude.features;

import etude.signal.Decibel;

/** Sums over the bins of one spectrum, in double precision and in one written order. */
final class SpectrumSums {

    /** Below this sum a frame counts as silent, as in librosa: the smallest normal single-precision number. */
    private static final double SILENT = Float.MIN_NORMAL;

    /** Mantissas below 2 that can be multiplied without leaving the range of a double. */
    private static final int MANTISSAS = 512;

    private SpectrumSums() {}

    static double sum(float[] s, int at, int bins) {
        double a = 0;
        double b = 0;
        int pairs = bins & ~1;
        for (int k = 0; k < pairs; k += 2) {
            a += s[at + k];
            b += s[at + k + 1];
        }
        return pairs < bins ? a + b + s[at + pairs] : a + b;
    }

    /** Sum of weights times values over the sum of the values; over 1 where that is nothing. */
    private static double mean(double[] weights, float[] s, int at) {
        double a = 0;
        double b = 0;
        double total = 0;
        double rest = 0;
        int pairs = weights.length & ~1;
        for (int k = 0; k < pairs; k += 2) {
            a += weights[k] * s[at + k];
            b += weights[k + 1] * s[at + k + 1];
            total += s[at + k];
            rest += s[at + k + 1];
        }
        if (pairs < weights.length) {
            a += weights[pairs] * s[at + pairs];
            total += s[at + pairs];
        }
        return (a + b) / scale(total + rest);
    }

    private static double scale(double total) {
        return total < SILENT ? 1 : total;
    }

    static double centroid(float[] s, int at, double[] hz) {
        return mean(hz, s, at);
    }

    /** The mean of {@code |f - centre|^p} over a spectrum. */
    static double deviation(float[] s, int at, double[] hz, double centre, double p) {
        double total = scale(sum(s, at, hz.length));
        return p == 2 ? variance(s, at, hz, centre) / total : moment(s, at, hz, centre, p) / total;
    }

    private static double variance(float[] s, int at, double[] hz, double centre) {
        double a = 0;
        double b = 0;
        int pairs = hz.length & ~1;
        for (int k = 0; k < pairs; k += 2) {
            double d = hz[k] - centre;
            double e = hz[k + 1] - centre;
            a += s[at + k] * (d * d);
            b += s[at + k + 1] * (e * e);
        }
        double d = hz[hz.length - 1] - centre;
        return pairs < hz.length ? a + b + s[at + pairs] * (d * d) : a + b;
    }

    private static double moment(float[] s, int at, double[] hz, double centre, double p) {
        double sum = 0;
        for (int k = 0; k < hz.length; k++) {
            sum += s[at + k] * Math.pow(Math.abs(hz[k] - centre), p);
        }
        return sum;
    }

    /**
     * Index of the first bin at which the running sum reaches a share of the total. Single precision, one bin after the
     * other, so that ties fall as in librosa.
     */
    static int rolloff(float[] s, int at, float[] running, float share) {
        float sum = 0;
        for (int k = 0; k < running.length; k++) {
            sum += s[at + k];
            running[k] = sum;
        }
        return reach(running.length, k -> running[k], share);
    }

    /** As {@link #rolloff(float[], int, float[], float)} for spectra side by side, which become their running sums. */
    static void rolloff(float[][] rows, int bins, float share, double[] hz, float[] out) {
        for (int k = 1; k < bins; k++) {
            addTo(rows[k], rows[k - 1]);
        }
        for (int l = 0; l < out.length; l++) {
            int lane = l;
            out[l] = (float) hz[reach(bins, k -> rows[k][lane], share)];
        }
    }

    private static void addTo(float[] row, float[] before) {
        for (int l = 0; l < row.length; l++) {
            row[l] = before[l] + row[l];
        }
    }

    /** A number for each bin. */
    private interface Running {
        float at(int bin);
    }

    /** The first bin at which a running sum, which never falls, reaches a share of its last value; by halving. */
    private static int reach(int bins, Running running, float share) {
        float threshold = share * running.at(bins - 1);
        int low = 0;
        int high = bins - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (running.at(middle) < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Geometric over arithmetic mean: logarithms are taken of products of many mantissas at once. */
    static double flatness(float[] s, int at, int bins, double power, double amin) {
        double ln = 0;
        double total = 0;
        for (int from = 0; from < bins; from += MANTISSAS) {
            int to = Math.min(bins, from + MANTISSAS);
            int pairs = (to - from) / 2;
            double a = 1;
            double b = 1;
            double rest = 0;
            long exponents = 0;
            // Two products and two sums, each of which need not wait for the other.
            for (int i = 0; i < pairs; i++) {
                double x = raised(s[at + from + 2 * i], power, amin);
                double y = raised(s[at + from + 2 * i + 1], power, amin);
                total += x;
                rest += y;
                exponents += exponent(x) + exponent(y);
                a *= mantissa(x);
                b *= mantissa(y);
            }
            if (from + 2 * pairs < to) {
                double x = raised(s[at + to - 1], power, amin);
                total += x;
                exponents += exponent(x);
                a *= mantissa(x);
            }
            total += rest;
            ln += Decibel.ln(a * b) + exponents * Math.log(2);
        }
        return Math.exp(ln / bins) / (total / bins);
    }

    private static double raised(float value, double power, double amin) {
        return Math.max(amin, power == 2 ? (double) value * value : Math.pow(value, power));
    }

    private static long exponent(double x) {
        return (Double.doubleToRawLongBits(x) >>> 52) - 1023;
    }

    private static double mantissa(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0x000F_FFFF_FFFF_FFFFL | 0x3FF0_0000_0000_0000L);
    }

    /** A central moment over a power of the standard deviation; 0 where the spectrum is silent or a single line. */
    static double standardised(float[] s, int at, double[] hz, int order) {
        double centre = centroid(s, at, hz);
        double variance = 0;
        double moment = 0;
        for (int k = 0; k < hz.length; k++) {
            double d = hz[k] - centre;
            variance += s[at + k] * d * d;
            moment += s[at + k] * (order == 3 ? d * d * d : d * d * d * d);
        }
        double total = scale(sum(s, at, hz.length));
        variance /= total;
        return variance == 0 ? 0 : moment / total / Math.pow(variance, order / 2.0);
    }

    static double crest(float[] s, int at, int bins) {
        double largest = 0;
        for (int k = 0; k < bins; k++) {
            largest = Math.max(largest, s[at + k]);
        }
        double mean = sum(s, at, bins) / bins;
        return mean < SILENT ? 0 : largest / mean;
    }

    static double entropy(float[] s, int at, int bins) {
        double total = sum(s, at, bins);
        if (total < SILENT || bins == 1) {
            return 0;
        }
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            double p = s[at + k] / total;
            if (p >= Double.MIN_NORMAL) {
                sum -= p * Decibel.ln(p);
            }
        }
        return sum / Math.log(bins);
    }
}
