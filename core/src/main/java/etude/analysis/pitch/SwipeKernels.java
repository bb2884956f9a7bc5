package etude.analysis.pitch;

import java.util.ArrayList;
import java.util.List;

/**
 * What SWIPE′ compares spectra with: candidates a 96th of an octave apart, and for each the first and prime harmonics of a
 * decaying sawtooth, as cosine lobes over frequencies that are evenly spaced on the ERB scale. Each of the windows serves the
 * candidates of which it holds about eight periods, with a weight that falls to zero an octave away.
 */
final class SwipeKernels {

    /** Candidates an octave. */
    static final int RESOLUTION = 96;

    private static final double ERB_STEP = 0.1;

    /** Periods of a candidate that its ideal window holds. */
    private static final double PERIODS = 8;

    private final int rate;
    private final double[] candidates;
    private final double[] frequencies;
    private final List<View> views = new ArrayList<>();

    /**
     * The candidates that one window hears.
     *
     * @param size of the window, samples, a power of two
     * @param first number of the first candidate
     * @param weights what this window's word counts for each candidate
     * @param kernels one for each candidate, over the frequencies
     */
    record View(int size, int first, double[] weights, float[][] kernels) {}

    SwipeKernels(double fMin, double fMax, int rate) {
        this.rate = rate;
        this.candidates = candidates(fMin, fMax);
        this.frequencies = erbs(fMin / 4, rate / 2.0);
        int longest = power(PERIODS * rate / fMin);
        int shortest = Math.max(16, power(PERIODS * rate / fMax));
        for (int size = longest; size >= shortest; size /= 2) {
            views.add(view(size, PERIODS * rate / size, size == longest, size == shortest));
        }
    }

    /** The power of two next to a number. */
    private static int power(double samples) {
        return 1 << (int) Math.rint(Math.log(samples) / Math.log(2));
    }

    private static double[] candidates(double fMin, double fMax) {
        int count = (int) Math.floor(RESOLUTION * Math.log(fMax / fMin) / Math.log(2)) + 1;
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            all[i] = fMin * Math.pow(2, (double) i / RESOLUTION);
        }
        return all;
    }

    private static double[] erbs(double low, double high) {
        double from = erb(low);
        int count = (int) Math.floor((erb(high) - from) / ERB_STEP) + 1;
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            all[i] = (Math.pow(10, (from + i * ERB_STEP) / 21.4) - 1) * 229;
        }
        return all;
    }

    /** Number of equivalent rectangular bandwidths below a frequency (Glasberg and Moore 1990, as in the paper). */
    private static double erb(double hertz) {
        return 21.4 * Math.log10(1 + hertz / 229);
    }

    /** Candidates below the longest window's pitch and above the shortest one's are heard by these alone. */
    private View view(int size, double pitch, boolean lowest, boolean highest) {
        List<Double> weights = new ArrayList<>();
        List<float[]> kernels = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < candidates.length; i++) {
            double octaves = Math.log(candidates[i] / pitch) / Math.log(2);
            boolean alone = lowest && octaves < 0 || highest && octaves > 0;
            double weight = alone ? 1 : 1 - Math.abs(octaves);
            if (weight > 0) {
                first = first < 0 ? i : first;
                weights.add(weight);
                kernels.add(kernel(candidates[i]));
            }
        }
        return new View(
                size,
                Math.max(0, first),
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                kernels.toArray(float[][]::new));
    }

    private float[] kernel(double candidate) {
        double[] kernel = new double[frequencies.length];
        int harmonics = (int) Math.floor(frequencies[frequencies.length - 1] / candidate - 0.75);
        double positive = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = lobes(frequencies[i] / candidate, harmonics) / Math.sqrt(frequencies[i]);
            positive += kernel[i] > 0 ? kernel[i] * kernel[i] : 0;
        }
        float[] normal = new float[kernel.length];
        for (int i = 0; i < kernel.length && positive > 0; i++) {
            normal[i] = (float) (kernel[i] / Math.sqrt(positive));
        }
        return normal;
    }

    /** A hill at each harmonic that counts, and half of each valley beside it. */
    private double lobes(double q, int harmonics) {
        int near = (int) Math.rint(q);
        if (Math.abs(q - near) < 0.25) {
            return counts(near, harmonics) ? Math.cos(2 * Math.PI * q) : 0;
        }
        int below = (int) Math.floor(q);
        int sides = (counts(below, harmonics) ? 1 : 0) + (counts(below + 1, harmonics) ? 1 : 0);
        return sides == 0 ? 0 : sides * Math.cos(2 * Math.PI * q) / 2;
    }

    /** The first harmonic and the primes. */
    private static boolean counts(int harmonic, int harmonics) {
        return harmonic >= 1 && harmonic <= harmonics && (harmonic == 1 || prime(harmonic));
    }

    private static boolean prime(int number) {
        for (int i = 2; (long) i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return number > 1;
    }

    int rate() {
        return rate;
    }

    /** Pitches that a frame may have, Hz, ascending. */
    double[] candidates() {
        return candidates;
    }

    /** Where spectra are looked at, Hz, ascending. */
    double[] frequencies() {
        return frequencies;
    }

    List<View> views() {
        return views;
    }
}
