package etude.metrics;

import etude.annotation.PitchTrack;
import java.util.Arrays;

/**
 * A melody in cents, from 0 s on.
 *
 * @param times seconds, ascending
 * @param cents above 10 Hz, 0 where there is no pitch
 * @param voicing 0 to 1, 0 where there is no pitch
 */
record MelodyLine(double[] times, double[] cents, double[] voicing) {

    private static final double BASE = 10;

    static MelodyLine of(String whose, PitchTrack track) {
        double[] times = track.times();
        Require.events(whose, "frame", times);
        int more = times[0] > 0 ? 1 : 0;
        double[] fromZero = new double[times.length + more];
        double[] cents = new double[fromZero.length];
        double[] voicing = new double[fromZero.length];
        for (int i = 0; i < fromZero.length; i++) {
            int frame = Math.max(0, i - more);
            double frequency = track.frequencies()[frame];
            fromZero[i] = i < more ? 0 : times[frame];
            cents[i] = frequency == 0 ? 0 : 1200 * (Math.log(frequency / BASE) / Math.log(2));
            voicing[i] = frequency == 0 ? 0 : track.voicing()[frame];
        }
        return new MelodyLine(fromZero, cents, voicing);
    }

    double end() {
        return times[times.length - 1];
    }

    /** This melody at other ascending times, from 0 s on. */
    MelodyLine at(double[] wanted) {
        return alike(wanted) ? this : extended(round(wanted)).sampled(round(wanted));
    }

    /** Whether the times are nearly the same: to 10 µs a second. */
    private boolean alike(double[] wanted) {
        boolean alike = wanted.length == times.length;
        for (int i = 0; alike && i < wanted.length; i++) {
            alike = Math.abs(times[i] - wanted[i]) <= 1e-8 + 1e-5 * Math.abs(wanted[i]);
        }
        return alike;
    }

    /** With a frame without pitch at the end of the wanted times, if that is later. */
    private MelodyLine extended(double[] wanted) {
        double last = wanted[wanted.length - 1];
        double[] rounded = round(times);
        if (last <= rounded[rounded.length - 1]) {
            return new MelodyLine(rounded, cents, voicing);
        }
        int count = times.length;
        double[] longer = Arrays.copyOf(rounded, count + 1);
        longer[count] = last;
        return new MelodyLine(longer, Arrays.copyOf(cents, count + 1), Arrays.copyOf(voicing, count + 1));
    }

    private MelodyLine sampled(double[] wanted) {
        double[] held = held();
        boolean steps = Arrays.stream(voicing).allMatch(v -> v == 0 || v == 1);
        double[] newCents = new double[wanted.length];
        double[] newVoicing = new double[wanted.length];
        int frame = 0;
        for (int i = 0; i < wanted.length; i++) {
            while (frame + 1 < times.length && times[frame + 1] <= wanted[i]) {
                frame++;
            }
            newCents[i] = cents[frame] == 0 ? 0 : between(held, frame, wanted[i]);
            newVoicing[i] = steps ? voicing[frame] : between(voicing, frame, wanted[i]);
        }
        return new MelodyLine(wanted, newCents, newVoicing);
    }

    /** Pitches with the one before in frames without. */
    private double[] held() {
        double[] held = cents.clone();
        for (int i = 1; i < held.length; i++) {
            held[i] = held[i] == 0 ? held[i - 1] : held[i];
        }
        return held;
    }

    private double between(double[] values, int frame, double time) {
        if (frame + 1 == times.length) {
            return values[frame];
        }
        double slope = (values[frame + 1] - values[frame]) / (times[frame + 1] - times[frame]);
        return slope * (time - times[frame]) + values[frame];
    }

    private static double[] round(double[] times) {
        return Arrays.stream(times).map(MelodyLine::round).toArray();
    }

    /** To a tenth of a nanosecond, so that times that differ by rounding only are the same. */
    static double round(double time) {
        return Math.rint(time * 1e10) / 1e10;
    }
}
