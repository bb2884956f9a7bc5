package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchedNote;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * The notes that a method heard.
 *
 * @param heard the notes, by onset
 * @param method what heard them, with its settings
 * @param warnings for people: what makes this result doubtful, each a sentence; empty where nothing does
 */
public record Transcription(List<Heard> heard, Method method, List<String> warnings) {

    /** Copies the lists. */
    public Transcription {
        heard = List.copyOf(heard);
        warnings = List.copyOf(warnings);
    }

    /**
     * A note and how sure the method is of it.
     *
     * @param note when and which pitch; how strong where the method knows it
     * @param confidence 0 to 1
     */
    public record Heard(PitchedNote note, double confidence) {

        /** Checks the range. */
        public Heard {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "The confidence of a note is " + confidence + "; it must be from 0 to 1.");
            }
        }
    }

    /** The notes without their confidence, by onset. */
    public List<PitchedNote> notes() {
        return heard.stream().map(Heard::note).toList();
    }

    /**
     * The notes as a piece of one part: pitches of the nearest keys.
     *
     * @param title for people
     * @param program General MIDI program, 0 to 127
     */
    public Piece piece(String title, int program) {
        List<Note> notes = new ArrayList<>();
        for (PitchedNote note : notes()) {
            int key = (int) Math.rint(note.midi());
            if (note.duration() > 0 && key >= 0 && key <= 127) {
                notes.add(new Note(Math.max(0, note.onset()), note.duration(), key, velocity(note.velocity())));
            }
        }
        return new Piece(title, List.of(Part.of(title, program, notes)));
    }

    private static int velocity(double velocity) {
        return Double.isNaN(velocity) ? 80 : (int) Math.max(1, Math.min(127, Math.rint(velocity)));
    }
}
