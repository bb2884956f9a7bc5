package etude.symbolic;

/**
 * A note as it is played.
 *
 * @param onset seconds from the start of the piece
 * @param duration seconds, positive
 * @param pitch MIDI number, 0 to 127 (60 is middle C); on drums, the General MIDI drum
 * @param velocity 1 to 127
 */
public record Note(double onset, double duration, int pitch, int velocity) {

    /** Checks the ranges. */
    public Note {
        if (!(onset >= 0 && onset < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The onset of a note is " + onset + " s; it must be at least 0.");
        }
        if (!(duration > 0 && duration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The duration of a note is " + duration + " s; it must be positive.");
        }
        if (pitch < 0 || pitch > 127) {
            throw new IllegalArgumentException("The pitch of a note is " + pitch + "; it must be from 0 to 127.");
        }
        if (velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException("The velocity of a note is " + velocity + "; it must be from 1 to 127.");
        }
    }

    /** When the note ends, seconds. */
    public double end() {
        return onset + duration;
    }
}
