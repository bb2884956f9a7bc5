package etude.analysis.rhythm;

import java.util.Arrays;

/**
 * Beats of one tempo through a clip, as frames.
 *
 * @param beats frames, ascending, at least two
 */
record Pulse(double[] beats) {

    static Pulse of(int[] beats) {
        return new Pulse(Arrays.stream(beats).asDoubleStream().toArray());
    }

    int count() {
        return beats.length;
    }

    /** Frames from beat to beat: the mean of those near the median, which is finer than a frame. */
    double period() {
        double[] lengths = new double[beats.length - 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = beats[i + 1] - beats[i];
        }
        double[] sorted = lengths.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return Arrays.stream(lengths)
                .filter(length -> Math.abs(length / median - 1) <= 0.1)
                .average()
                .orElse(median);
    }

    /** Places between each beat and the next, at a share of the way. */
    double[] between(double share) {
        double[] places = new double[beats.length - 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = beats[i] + share * (beats[i + 1] - beats[i]);
        }
        return places;
    }

    /** All beats moved on by a share of the way to the next. */
    Pulse shifted(double share) {
        return share == 0 ? this : new Pulse(between(share));
    }
}
