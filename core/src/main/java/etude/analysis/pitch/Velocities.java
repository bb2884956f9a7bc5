package etude.analysis.pitch;

import etude.annotation.PitchedNote;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * How hard notes are struck, by how loud they begin beside the loudest of them: a velocity's square is an amplitude, as in
 * General MIDI.
 */
final class Velocities {

    /** Seconds in which a note begins. */
    static final double BEGINNING = 0.1;

    /** Velocity of the loudest note: forte fortissimo. */
    private static final double LOUDEST = 112;

    private static final double DB_PER_FACTOR = 40;

    private Velocities() {}

    /**
     * The velocity of a level.
     *
     * @param db beside the loudest note, at most 0
     * @return 1 to 112
     */
    static double of(double db) {
        return Math.max(1, Math.rint(LOUDEST * Math.pow(10, Math.min(0, db) / DB_PER_FACTOR)));
    }

    /** Notes of one voice with velocities, by the energy of the clip where they begin. */
    static List<Transcription.Heard> given(List<Transcription.Heard> heard, Waveform clip) {
        double[] levels = new double[heard.size()];
        double loudest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(clip, heard.get(i).note());
            loudest = Math.max(loudest, levels[i]);
        }
        List<Transcription.Heard> given = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            PitchedNote note = heard.get(i).note();
            PitchedNote struck =
                    new PitchedNote(note.onset(), note.offset(), note.frequency(), of(levels[i] - loudest));
            given.add(new Transcription.Heard(struck, heard.get(i).confidence()));
        }
        return given;
    }

    /** dB of a note's beginning. */
    private static double level(Waveform clip, PitchedNote note) {
        int from = (int) Math.max(0, Math.min(clip.length(), Math.rint(note.onset() * clip.sampleRate())));
        double seconds = Math.min(BEGINNING, note.duration());
        int to = (int) Math.min(clip.length(), from + Math.max(1, Math.rint(seconds * clip.sampleRate())));
        double sum = 0;
        for (int c = 0; c < clip.channels(); c++) {
            float[] x = clip.channel(c);
            for (int i = from; i < to; i++) {
                sum += (double) x[i] * x[i];
            }
        }
        return 10 * Math.log10(Math.max(1e-30, sum / Math.max(1, to - from)));
    }
}
