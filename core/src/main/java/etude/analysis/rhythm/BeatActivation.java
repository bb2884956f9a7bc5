package etude.analysis.rhythm;

import java.util.List;

/**
 * What a beat is worth at each frame, and what it costs that there is none: logarithms of likelihoods. What begins is
 * measured against the loudest beginnings of the seconds around it; where nothing sounds, neither is worth anything.
 *
 * @param beat worth of a beat at a frame, at most 0 unless a hint asks for it
 * @param between sums of the costs of all frames before a frame, one more than frames
 */
record BeatActivation(float[] beat, double[] between) {

    private static final double AROUND_SECONDS = 3;
    private static final double PART_SECONDS = 0.5;

    /** What is fainter than this share of the mean loudness of beginnings counts for less. */
    private static final double FAINT = 0.1;

    /** How much a beat weighs, in frames. */
    private static final double WEIGHT = 3;

    /** The likelihood of a beat where nothing begins. */
    private static final double MISSING = 0.1;

    /** The likelihood that the loudest beginning is a beat. */
    private static final double STRICT = 0.9;

    /** What a hint is worth: more than some seconds of music. */
    private static final double TOLD = 60;

    private static final double TOLD_SECONDS = 0.04;

    static BeatActivation of(Strength strength, double frameRate) {
        float[] all = strength.all();
        double[] around = around(all, frameRate);
        double mean = 0;
        for (double value : around) {
            mean += value / around.length;
        }
        float[] beat = new float[all.length];
        double[] between = new double[all.length + 1];
        for (int t = 0; t < all.length; t++) {
            double reference = Math.max(around[t], FAINT * mean);
            double presence = reference > 0 ? around[t] / reference : 0;
            double here = reference > 0 ? Math.min(1, all[t] / reference) : 0;
            double near = reference > 0 ? Math.min(1, near(all, t) / reference) : 0;
            beat[t] = (float) (presence * WEIGHT * Math.log((near + MISSING) / (1 + MISSING)));
            between[t + 1] = between[t] + Math.log(1 - STRICT * here);
        }
        return new BeatActivation(beat, between);
    }

    /** The largest value of a frame and its neighbours, which count for less. */
    private static double near(float[] x, int t) {
        double best = x[t];
        for (int i = 1; i <= 4; i++) {
            double weight = Math.exp(-0.5 * i * i / 1 / 1);
            best = Math.max(best, t >= i ? weight * x[t - i] : 0);
            best = Math.max(best, t + i < x.length ? weight * x[t + i] : 0);
        }
        return best;
    }

    /** The mean over some seconds of the largest values of each half second. */
    private static double[] around(float[] x, double frameRate) {
        int part = (int) (PART_SECONDS * frameRate);
        int parts = (x.length + part - 1) / part;
        double[] largest = new double[parts + 1];
        for (int t = 0; t < x.length; t++) {
            largest[t / part] = Math.max(largest[t / part], x[t]);
        }
        double[] mean = new double[parts];
        int reach = (int) (AROUND_SECONDS / PART_SECONDS);
        for (int p = 0; p < parts; p++) {
            int from = Math.max(0, p - reach);
            int to = Math.min(parts, p + reach + 1);
            for (int q = from; q < to; q++) {
                mean[p] += largest[q] / (to - from);
            }
        }
        double[] around = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            double at = Math.max(0, Math.min(parts - 1.0, (t + 0.5) / part - 0.5));
            int before = (int) at;
            int after = Math.min(parts - 1, before + 1);
            around[t] = mean[before] + (at - before) * (mean[after] - mean[before]);
        }
        return around;
    }

    int count() {
        return beat.length;
    }

    /** This with beats wanted at some times in seconds. */
    BeatActivation told(List<Double> times, double frameRate) {
        double[] places = times.stream().mapToDouble(time -> time * frameRate).toArray();
        return wanted(places, TOLD, TOLD_SECONDS * frameRate);
    }

    /** This with beats wanted around some frames: each is worth so much more, less with the distance. */
    BeatActivation wanted(double[] places, double worth, double width) {
        if (places.length == 0) {
            return this;
        }
        float[] changed = beat.clone();
        int reach = (int) Math.ceil(3 * width);
        for (double place : places) {
            int centre = (int) Math.round(place);
            for (int t = Math.max(0, centre - reach); t <= Math.min(beat.length - 1, centre + reach); t++) {
                double distance = (t - place) / width;
                changed[t] += (float) (worth * Math.exp(-0.5 * distance * distance));
            }
        }
        return new BeatActivation(changed, between);
    }
}
