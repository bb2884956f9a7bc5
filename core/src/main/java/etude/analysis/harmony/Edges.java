package etude.analysis.harmony;

import etude.signal.Frames;

/**
 * Moves changes that were found in long frames to where notes begin: a frame hears an attack long before it is centred on it.
 *
 * @param onsets how much the spectrum rises, {@link HarmonyEvidence#ONSET_RATE} frames a second
 */
record Edges(Frames onsets) {

    private static final double REACH = 0.12;
    private static final double SPREAD = 0.08;

    /** Times moved by at most {@value #REACH} s, and by less than half the way to their neighbours. */
    double[] sharpen(double[] times) {
        double[] sharp = times.clone();
        for (int i = 1; i < times.length - 1; i++) {
            double from = Math.max(times[i] - REACH, 0.5 * (times[i - 1] + times[i]));
            double to = Math.min(times[i] + REACH, 0.5 * (times[i] + times[i + 1]));
            sharp[i] = strongest(from, times[i], to);
        }
        return sharp;
    }

    private double strongest(double from, double time, double to) {
        double best = 0;
        double where = time;
        int last = Math.min(onsets.count() - 1, (int) Math.ceil(to * HarmonyEvidence.ONSET_RATE) - 1);
        for (int t = (int) Math.floor(from * HarmonyEvidence.ONSET_RATE) + 1; t <= last; t++) {
            double at = t / HarmonyEvidence.ONSET_RATE;
            double distance = (at - time) / SPREAD;
            double strength = onsets.get(0, t) * Math.exp(-0.5 * distance * distance);
            if (strength > best) {
                best = strength;
                where = at;
            }
        }
        return where;
    }
}
