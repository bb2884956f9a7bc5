package etude.symbolic;

import java.util.List;

/**
 * What one instrument plays.
 *
 * @param name for people
 * @param program General MIDI program, 0 to 127; without meaning for drums
 * @param drums whether pitches are General MIDI drums
 * @param notes in any order
 */
public record Part(String name, int program, boolean drums, List<Note> notes) {

    /** Checks the program and copies the notes. */
    public Part {
        if (program < 0 || program > 127) {
            throw new IllegalArgumentException("The program is " + program + "; it must be from 0 to 127.");
        }
        notes = List.copyOf(notes);
    }

    /** The part of a pitched instrument. */
    public static Part of(String name, int program, List<Note> notes) {
        return new Part(name, program, false, notes);
    }

    /** A drum part. */
    public static Part drums(List<Note> notes) {
        return new Part("drums", 0, true, notes);
    }
}
