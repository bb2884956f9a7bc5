package etude.symbolic;

import java.util.List;

/**
 * Music as it is written, with the notes as they would be played: what a MIDI file or a MusicXML file holds.
 *
 * @param piece the notes in seconds, by the tempi
 * @param parts the same notes in quarter notes; as many, in the same order, as parts of the piece
 * @param tempo quarter notes to seconds
 * @param meters time signatures, by place
 * @param keys key signatures, by place
 */
public record Score(Piece piece, List<WrittenPart> parts, TempoMap tempo, List<Meter> meters, List<KeySignature> keys) {

    /** Copies the lists. */
    public Score {
        parts = List.copyOf(parts);
        meters = List.copyOf(meters);
        keys = List.copyOf(keys);
    }

    /**
     * What one instrument plays, in score time.
     *
     * @param name for people
     * @param notes by onset
     */
    public record WrittenPart(String name, List<WrittenNote> notes) {

        /** Copies the notes. */
        public WrittenPart {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A note in score time; tied notes are one.
     *
     * @param onset quarter notes from the start
     * @param duration quarter notes; 0 for a grace note
     * @param pitch MIDI number, 0 to 127
     * @param velocity 1 to 127
     * @param voice as the file names it, empty where it does not
     * @param grace whether it is a grace note, which is not played in the piece
     */
    public record WrittenNote(double onset, double duration, int pitch, int velocity, String voice, boolean grace) {

        /** Checks the ranges. */
        public WrittenNote {
            if (!(onset >= 0 && onset < Double.POSITIVE_INFINITY)
                    || !(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A note begins at quarter " + onset + " and lasts " + duration
                        + " quarters; neither may be negative.");
            }
            if (pitch < 0 || pitch > 127 || velocity < 1 || velocity > 127) {
                throw new IllegalArgumentException("A note has the pitch " + pitch + " and the velocity " + velocity
                        + "; they must be from 0 to 127 and from 1 to 127.");
            }
        }
    }
}
