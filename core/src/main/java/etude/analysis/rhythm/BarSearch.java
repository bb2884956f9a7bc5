package etude.analysis.rhythm;

/** Which beats begin a bar: those with more bass, more of everything and another harmony than the beats between. */
final class BarSearch {

    private static final int[] METRES = {4, 3, 2};
    private static final double[] PRIORS = {0.15, 0, 0};

    private BarSearch() {}

    /**
     * Where beats stand in their bars.
     *
     * @param metre of all bars
     * @param first number in its bar of the first beat
     * @param confidence in the metre
     */
    record Bars(Metre metre, int first, double confidence) {
        int position(int beat) {
            return metre.known() ? (first - 1 + beat) % metre.beatsPerBar() + 1 : 0;
        }
    }

    static Bars of(BeatEvidence evidence, int[] beats, BeatHints hints) {
        if (beats.length < 2) {
            return new Bars(Metre.UNKNOWN, 0, 0);
        }
        double[] weights = weights(evidence, beats);
        Bars best = new Bars(Metre.UNKNOWN, 0, 0);
        double most = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < METRES.length; m++) {
            int bar = hints.beatsPerBar() > 0 ? hints.beatsPerBar() : METRES[m];
            for (int phase = 0; phase < bar; phase++) {
                double score = contrast(weights, bar, phase) + PRIORS[m];
                if (score > most) {
                    most = score;
                    best = new Bars(new Metre(bar, 2), (bar - phase) % bar + 1, 0.5);
                }
            }
        }
        return best;
    }

    private static double contrast(double[] weights, int bar, int phase) {
        double on = 0;
        double off = 0;
        int ons = 0;
        for (int i = 0; i < weights.length; i++) {
            if (i % bar == phase) {
                on += weights[i];
                ons++;
            } else {
                off += weights[i];
            }
        }
        return on / Math.max(1, ons) - off / Math.max(1, weights.length - ons);
    }

    private static double[] weights(BeatEvidence evidence, int[] beats) {
        double[] bass = new double[beats.length];
        double[] all = new double[beats.length];
        double[] harmony = new double[beats.length];
        double[][] chroma = new double[beats.length + 1][];
        for (int i = 0; i < beats.length; i++) {
            int end = i + 1 < beats.length ? beats[i + 1] : evidence.count();
            chroma[i + 1] = chroma(evidence, beats[i], end);
            chroma[i] = i == 0 ? chroma[1] : chroma[i];
            for (int b = 0; b < BeatEvidence.BANDS; b++) {
                double rise = peak(evidence.band(b), beats[i]);
                all[i] += rise;
                bass[i] += b == 0 ? rise : 0;
            }
            harmony[i] = distance(chroma[i], chroma[i + 1]);
        }
        double[] sum = new double[beats.length];
        for (double[] part : new double[][] {bass, all, harmony}) {
            addStandardised(part, sum);
        }
        return sum;
    }

    private static void addStandardised(double[] part, double[] sum) {
        double mean = 0;
        double square = 0;
        for (double v : part) {
            mean += v / part.length;
        }
        for (double v : part) {
            square += (v - mean) * (v - mean) / part.length;
        }
        for (int i = 0; i < part.length && square > 0; i++) {
            sum[i] += (part[i] - mean) / Math.sqrt(square);
        }
    }

    private static double peak(float[] band, int at) {
        double peak = 0;
        for (int t = Math.max(0, at - 4); t < Math.min(band.length, at + 5); t++) {
            peak = Math.max(peak, band[t]);
        }
        return peak;
    }

    private static double[] chroma(BeatEvidence evidence, int from, int to) {
        double ratio = evidence.pitchFrameRate() / evidence.frameRate();
        double[] sum = new double[BeatEvidence.PITCHES];
        int first = (int) Math.ceil(from * ratio);
        for (int t = first; t < Math.min(evidence.pitchCount(), Math.max(first + 1, to * ratio)); t++) {
            for (int p = 0; p < sum.length; p++) {
                sum[p] += evidence.pitches()[t * sum.length + p];
            }
        }
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int p = 0; p < a.length; p++) {
            ab += a[p] * b[p];
            aa += a[p] * a[p];
            bb += b[p] * b[p];
        }
        return aa > 0 && bb > 0 ? 1 - ab / Math.sqrt(aa * bb) : 0;
    }
}
