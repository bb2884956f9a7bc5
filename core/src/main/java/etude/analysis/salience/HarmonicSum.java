package etude.analysis.salience;

import etude.signal.Weighting;
import java.util.Arrays;

/**
 * The salience of each pitch in a frame: the sum of the spectral peaks that lie at its harmonics. Each peak speaks for all
 * pitches of which it may be a harmonic, the higher ones less.
 *
 * @see <a href="https://doi.org/10.1109/TASL.2012.2188515">Salamon, Gómez, Melody extraction from polyphonic music signals
 *     using pitch contour characteristics, 2012, section II B</a>
 */
public final class HarmonicSum implements SpectrumFrames.Work {

    /** Cents in a bin of salience. */
    static final double BIN = 10;

    private static final int SEMITONE = 10;
    private static final int PHASES = 16;

    /**
     * What makes the salience.
     *
     * @param fMin lowest pitch, Hz
     * @param fMax highest pitch, Hz
     * @param harmonics that are summed
     * @param decay of a harmonic's weight from one to the next, 0 to 1
     * @param floor dB: peaks so much weaker than the frame's strongest are not heard
     * @param weighting how well frequencies are heard
     * @param kept candidates of a frame at most, the most salient ones
     */
    public record Settings(
            double fMin, double fMax, int harmonics, double decay, double floor, Weighting weighting, int kept) {

        /** Number of bins of salience. */
        int bins() {
            return (int) Math.floor(1200 * Math.log(fMax / fMin) / Math.log(2) / BIN) + 1;
        }
    }

    private final Settings settings;
    private final int bins;
    private final double step;
    private final float[] heard;
    private final float[][] shapes = new float[PHASES + 1][2 * SEMITONE + 1];
    private final double[] harmonicBins;
    private final float[] harmonicWeights;
    private final double[] peakBins;
    private final double[] peakHeights;
    private final float[] salience;
    private final int[] tops;

    /** For spectra of a grid; bins are counted in cents above the lowest pitch. */
    public HarmonicSum(Settings settings, SpectrumFrames.Grid grid) {
        this.settings = settings;
        this.bins = settings.bins();
        this.step = grid.step();
        this.heard = new float[grid.bins()];
        for (int k = 1; k < heard.length; k++) {
            heard[k] = (float) Math.pow(10, settings.weighting.db(k * step) / 10);
        }
        for (int p = 0; p <= PHASES; p++) {
            for (int i = 0; i < shapes[p].length; i++) {
                double distance = Math.abs(i - SEMITONE - (double) p / PHASES) / SEMITONE;
                double c = Math.cos(Math.min(1, distance) * Math.PI / 2);
                shapes[p][i] = (float) (c * c);
            }
        }
        this.harmonicBins = new double[settings.harmonics];
        this.harmonicWeights = new float[settings.harmonics];
        for (int h = 0; h < settings.harmonics; h++) {
            harmonicBins[h] = 1200 * Math.log(h + 1) / Math.log(2) / BIN;
            harmonicWeights[h] = (float) Math.pow(settings.decay, h);
        }
        this.peakBins = new double[grid.bins()];
        this.peakHeights = new double[grid.bins()];
        // Half a semitone beyond the range at either end: sums that spill out need no questions asked.
        this.salience = new float[bins + 4 * SEMITONE];
        this.tops = new int[bins];
    }

    @Override
    public float[] look(float[] powers) {
        int peaks = peaks(powers);
        if (peaks == 0) {
            return new float[0];
        }
        Arrays.fill(salience, 0);
        for (int p = 0; p < peaks; p++) {
            spread(peakBins[p], peakHeights[p]);
        }
        return tops();
    }

    private int peaks(float[] powers) {
        float loudest = 0;
        for (int k = 1; k < powers.length - 1; k++) {
            powers[k] *= heard[k];
            loudest = Math.max(loudest, powers[k]);
        }
        powers[0] = 0;
        powers[powers.length - 1] = 0;
        float least = (float) (loudest * Math.pow(10, -settings.floor / 10));
        int n = 0;
        for (int k = 2; k < powers.length - 2; k++) {
            float x = powers[k];
            if (x > least && x > powers[k - 1] && x >= powers[k + 1]) {
                n += peak(powers, k, n);
            }
        }
        return n;
    }

    /** The top of the parabola through the logarithms of three powers. */
    private int peak(float[] powers, int k, int n) {
        double a = Math.log(Math.max(powers[k - 1], 1e-6f * powers[k]));
        double b = Math.log(powers[k]);
        double c = Math.log(Math.max(powers[k + 1], 1e-6f * powers[k]));
        double curve = a + c - 2 * b;
        double shift = curve < 0 ? 0.5 * (a - c) / curve : 0;
        peakBins[n] = 1200 * Math.log((k + shift) * step / settings.fMin) / Math.log(2) / BIN;
        peakHeights[n] = Math.exp(0.5 * (b - 0.25 * (a - c) * shift));
        return 1;
    }

    /** A peak at a harmonic speaks for pitches within a semitone, the nearer the more. */
    private void spread(double peakBin, double height) {
        for (int h = 0; h < harmonicBins.length; h++) {
            double bin = peakBin - harmonicBins[h];
            if (bin < -SEMITONE) {
                return;
            }
            int at = (int) Math.floor(bin);
            if (at < bins + SEMITONE) {
                float[] shape = shapes[(int) Math.rint((bin - at) * PHASES)];
                float weight = (float) height * harmonicWeights[h];
                for (int i = 0; i < shape.length; i++) {
                    salience[at + SEMITONE + i] += weight * shape[i];
                }
            }
        }
    }

    private float[] tops() {
        int n = 0;
        int base = 2 * SEMITONE;
        for (int b = 0; b < bins; b++) {
            float x = salience[base + b];
            if (x > 0 && x > salience[base + b - 1] && x >= salience[base + b + 1]) {
                n = insert(n, base + b);
            }
        }
        float[] pairs = new float[2 * n];
        for (int i = 0; i < n; i++) {
            int b = tops[i];
            double curve = salience[b - 1] + salience[b + 1] - 2.0 * salience[b];
            double slope = (salience[b + 1] - salience[b - 1]) / 2.0;
            double shift = curve < 0 ? -slope / curve : 0;
            pairs[2 * i] = (float) (BIN * (b - base + shift));
            pairs[2 * i + 1] = (float) (salience[b] - 0.5 * slope * slope / Math.min(curve, -1e-30));
        }
        return pairs;
    }

    /** Keeps the most salient, the first the most. */
    private int insert(int n, int bin) {
        int at = n;
        while (at > 0 && salience[tops[at - 1]] < salience[bin]) {
            at--;
        }
        if (at == settings.kept) {
            return n;
        }
        int now = Math.min(settings.kept, n + 1);
        System.arraycopy(tops, at, tops, at + 1, now - 1 - at);
        tops[at] = bin;
        return now;
    }
}
