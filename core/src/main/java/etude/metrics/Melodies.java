package etude.metrics;

import etude.annotation.PitchTrack;
import java.util.Arrays;

/**
 * Two melodies at the same times.
 *
 * @param cents pitch of the reference, 0 for none
 * @param reward of the reference's frames: its voicing
 * @param found pitch of the estimate in cents, 0 for none
 * @param voicing of the estimate
 */
record Melodies(double[] cents, double[] reward, double[] found, double[] voicing) {

    private static final double OCTAVE = 1200;

    static Melodies align(PitchTrack reference, PitchTrack estimate, double hop) {
        if (reference.count() == 0 || estimate.count() == 0) {
            return new Melodies(new double[0], new double[0], new double[0], new double[0]);
        }
        MelodyLine melody = MelodyLine.of("reference", reference);
        MelodyLine found = MelodyLine.of("estimate", estimate);
        if (hop > 0) {
            melody = melody.at(grid(hop, melody.end()));
            found = found.at(grid(hop, found.end()));
        } else {
            found = found.at(melody.times());
        }
        int count = melody.times().length;
        return new Melodies(
                melody.cents(),
                melody.voicing(),
                Arrays.copyOf(found.cents(), count),
                Arrays.copyOf(found.voicing(), count));
    }

    private static double[] grid(double hop, double end) {
        double[] grid = new double[(int) Math.floor(MelodyLine.round(end) / hop) + 1];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = MelodyLine.round(i * hop);
        }
        return grid;
    }

    int count() {
        return cents.length;
    }

    boolean bothPitched(int frame) {
        return cents[frame] != 0 && found[frame] != 0;
    }

    /** Between the pitches, cents. */
    double distance(int frame) {
        return Math.abs(cents[frame] - found[frame]);
    }

    /** Between the pitches if they are brought into the same octave, cents. */
    double chromaDistance(int frame) {
        double distance = distance(frame);
        return Math.abs(distance - OCTAVE * Math.floor(distance / OCTAVE + 0.5));
    }
}
