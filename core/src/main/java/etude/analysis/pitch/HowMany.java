package etude.analysis.pitch;

import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import java.util.List;

/**
 * Whether a sound is one voice or several. Three things speak for several: that notes of several voices sound together,
 * that one pitch leaves much of the sound unexplained, and that this one pitch is none of those notes. The third is needed
 * for chords: a triad repeats with a period two octaves below its root, so that one pitch seems to explain all of it.
 */
final class HowMany {

    /** How much what one pitch leaves over weighs: it is a few per cent of one voice and a fifth of several. */
    private static final double LEFT_OVER = 4;

    /** What they come to for several voices; set on generated lines, songs and chorales. */
    private static final double SEVERAL = 1.2;

    /** Semitones. */
    private static final double SAME = 0.5;

    private HowMany() {}

    /**
     * Decides.
     *
     * @param notes heard for several voices, by onset
     * @param one pitch of one voice
     * @param fMin Hz: lower pitches are none of the notes
     */
    static boolean areSeveral(List<PitchedNote> notes, PitchEstimate one, double fMin) {
        return evidence(notes, one, fMin) >= SEVERAL;
    }

    static double evidence(List<PitchedNote> notes, PitchEstimate one, double fMin) {
        PitchTrack track = one.track();
        int sounding = 0;
        int together = 0;
        int pitched = 0;
        int strange = 0;
        int first = 0;
        for (int t = 0; t < track.count(); t++) {
            double time = track.times()[t];
            // Notes are in the order of their onsets, and none is so long that this costs much.
            while (first < notes.size() && notes.get(first).offset() <= time) {
                first++;
            }
            int now = 0;
            boolean known = false;
            double midi = track.voiced(t) ? midi(track.frequency(t)) : Double.NaN;
            for (int i = first; i < notes.size() && notes.get(i).onset() <= time; i++) {
                if (time < notes.get(i).offset()) {
                    now++;
                    known |= Math.abs(notes.get(i).midi() - midi) <= SAME;
                }
            }
            sounding += now > 0 ? 1 : 0;
            together += now > 1 ? 1 : 0;
            boolean comparable = now > 0 && track.frequency(t) >= fMin;
            pitched += comparable ? 1 : 0;
            strange += comparable && !known ? 1 : 0;
        }
        double several = (double) together / Math.max(1, sounding);
        double elsewhere = (double) strange / Math.max(1, pitched);
        return several * (1 + elsewhere) + LEFT_OVER * one.unexplained();
    }

    private static double midi(double hz) {
        return 69 + 12 * Math.log(hz / 440) / Math.log(2);
    }
}
