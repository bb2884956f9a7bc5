package etude.analysis.harmony;

import etude.signal.Frames;
import etude.signal.Parallel;
import java.util.Arrays;

/**
 * Votes of spectral peaks for the place of the semitone grid: a histogram of their distances from the nearest semitone,
 * smoothed on its circle. Memory does not grow with the sound.
 */
final class TuningMeter {

    /** Frames that one thread looks at. */
    private static final int BLOCK = 8;

    private static final int STEPS = 100;
    private static final double LOWEST = 80;
    private static final double HIGHEST = 2500;
    private static final double THRESHOLD = 0.01;
    private static final double SMOOTHING = 8;

    private final double hzPerBin;
    private final int from;
    private final int to;
    private final double[] votes = new double[STEPS];
    private float peak;

    /** A meter of spectra of a pass. */
    TuningMeter(SpectrumPass pass) {
        int nFft = pass.nFft();
        this.hzPerBin = (double) pass.rate() / nFft;
        this.from = Math.max(1, (int) Math.ceil(LOWEST / hzPerBin));
        this.to = Math.min(nFft / 2, (int) Math.ceil(HIGHEST / hzPerBin));
    }

    /** Takes the magnitudes of some frames. */
    void add(Frames frames) {
        Ballot[] ballots = new Ballot[frames.count()];
        Parallel.blocks(frames.count(), BLOCK, (first, end) -> {
            for (int t = first; t < end; t++) {
                ballots[t] = new Ballot(frames.data(), t * frames.stride(), frames.stride());
            }
        });
        for (Ballot ballot : ballots) {
            peak = Math.max(peak, ballot.loudest);
            for (int i = 0; i < ballot.size; i++) {
                votes[ballot.steps[i]] += ballot.weights[i];
            }
        }
    }

    /** The votes of one frame, in the order of frequency. */
    private final class Ballot {

        private final float loudest;
        private int[] steps = new int[64];
        private double[] weights = new double[64];
        private int size;

        Ballot(float[] spectrum, int at, int bins) {
            this.loudest = loudest(spectrum, at, bins);
            float least = (float) (THRESHOLD * loudest);
            for (int k = from; k < to; k++) {
                float x = spectrum[at + k];
                if (x > least && x > spectrum[at + k - 1] && x >= spectrum[at + k + 1]) {
                    vote(k, spectrum[at + k - 1], x, spectrum[at + k + 1]);
                }
            }
        }

        /** The top of a parabola through the logarithms of three magnitudes votes with the root of its height. */
        private void vote(int bin, double below, double x, double above) {
            double a = Math.log(Math.max(below, 1e-3 * x));
            double b = Math.log(x);
            double c = Math.log(Math.max(above, 1e-3 * x));
            double curve = a + c - 2 * b;
            double shift = curve < 0 ? 0.5 * (a - c) / curve : 0;
            double semitones = 12 * Math.log((bin + shift) * hzPerBin / 440) / Math.log(2);
            double deviation = semitones - Math.floor(semitones);
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            steps[size] = Math.min(STEPS - 1, (int) (deviation * STEPS));
            weights[size++] = Math.sqrt(x);
        }
    }

    private static float loudest(float[] spectrum, int at, int bins) {
        float loudest = 0;
        for (int k = 0; k < bins; k++) {
            loudest = Math.max(loudest, spectrum[at + k]);
        }
        return loudest;
    }

    /** The largest magnitude so far. */
    float peak() {
        return peak;
    }

    TuningEstimate estimate() {
        double[] smooth = smoothed();
        int best = 0;
        for (int i = 1; i < STEPS; i++) {
            best = smooth[i] > smooth[best] ? i : best;
        }
        double left = smooth[(best + STEPS - 1) % STEPS];
        double right = smooth[(best + 1) % STEPS];
        double curve = left + right - 2 * smooth[best];
        double shift = curve < 0 ? 0.5 * (left - right) / curve : 0;
        double steps = best + 0.5 + shift;
        double cents = 100.0 * (steps >= STEPS / 2.0 ? steps - STEPS : steps) / STEPS;
        double confidence = agreement();
        return new TuningEstimate(confidence == 0 ? 0 : Math.max(-50, Math.min(50, cents)), confidence);
    }

    private double[] smoothed() {
        double[] smooth = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            for (int d = -STEPS / 2; d < STEPS / 2; d++) {
                double weight = Math.exp(-0.5 * (d / SMOOTHING) * (d / SMOOTHING));
                smooth[i] += weight * votes[Math.floorMod(i + d, STEPS)];
            }
        }
        return smooth;
    }

    /** Length of the mean of all votes as arrows on the circle. */
    private double agreement() {
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double angle = 2 * Math.PI * i / STEPS;
            x += votes[i] * Math.cos(angle);
            y += votes[i] * Math.sin(angle);
            sum += votes[i];
        }
        return sum == 0 ? 0 : Math.min(1, Math.hypot(x, y) / sum);
    }
}
