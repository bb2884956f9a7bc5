package etude.analysis.synchronisation;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;

/** The pitch classes of a score over time, as they would sound: notes with their first harmonics, dying away. */
final class ScoreSequence {

    private static final int[] HARMONICS = {0, 0, 7, 0, 4, 7};
    private static final double HARMONIC_WEIGHT = 0.6;
    private static final double DYING = 1.0;
    private static final double RATE = 22_050.0 / 448;

    private ScoreSequence() {}

    /** Reads a score; drums have no pitch. */
    static Sequence of(Piece piece) {
        int frames = (int) Math.ceil(piece.duration() * RATE) + 1;
        float[] chroma = new float[frames * Sequence.CLASSES];
        float[] onsets = new float[frames * Sequence.CLASSES];
        for (Part part : piece.parts()) {
            if (!part.drums()) {
                part.notes().forEach(note -> add(note, frames, chroma, onsets));
            }
        }
        for (int t = 0; t < frames; t++) {
            compress(chroma, t * Sequence.CLASSES);
            Sequence.normalise(chroma, t);
        }
        return new Sequence(frames, RATE, chroma, Beginnings.of(onsets, RATE));
    }

    /** As the levels of a sound are compressed. */
    private static void compress(float[] chroma, int from) {
        float largest = 0;
        for (int c = 0; c < Sequence.CLASSES; c++) {
            largest = Math.max(largest, chroma[from + c]);
        }
        for (int c = 0; c < Sequence.CLASSES && largest > 0; c++) {
            chroma[from + c] = (float) Math.log1p(SoundSequence.COMPRESSION * chroma[from + c] / largest);
        }
    }

    private static void add(Note note, int frames, float[] chroma, float[] onsets) {
        int from = (int) Math.min(frames - 1, Math.round(note.onset() * RATE));
        int to = (int) Math.max(from + 1, Math.min(frames, Math.round(note.end() * RATE)));
        double weight = note.velocity() / 127.0;
        for (int harmonic : HARMONICS) {
            int c = (note.pitch() + harmonic) % Sequence.CLASSES;
            onsets[from * Sequence.CLASSES + c] += (float) weight;
            for (int t = from; t < to; t++) {
                chroma[t * Sequence.CLASSES + c] += (float) (weight * Math.exp(-(t - from) / (DYING * RATE)));
            }
            weight *= HARMONIC_WEIGHT;
        }
    }
}
