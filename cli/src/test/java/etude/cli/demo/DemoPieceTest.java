package etude.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoPieceTest {

    private final Piece piece = DemoPiece.compose();

    @Test
    void itLastsHalfAMinuteAtMostAndHasMelodyChordsBassAndDrums() {
        assertThat(piece.duration()).isBetween(20.0, 30.0);
        assertThat(piece.parts()).extracting(Part::name).contains("flute", "piano", "bass", "drums");
        assertThat(piece.parts()).noneMatch(part -> part.notes().isEmpty());
    }

    @Test
    void itKeepsToItsKeyButForTheLeadingNote() {
        Set<Integer> minor = Set.of(9, 11, 0, 2, 4, 5, 7);
        List<Note> strange = piece.parts().stream()
                .filter(part -> !part.drums())
                .flatMap(part -> part.notes().stream())
                .filter(note -> !minor.contains(note.pitch() % 12))
                .toList();

        assertThat(strange).isNotEmpty().allMatch(note -> note.pitch() % 12 == 8);
        assertThat(strange).allMatch(note -> note.onset() >= 11 * 4 * 60 / DemoPiece.TEMPO - 1e-9);
    }

    @Test
    void itEndsOnItsTonic() {
        Note last = piece.parts().stream()
                .filter(part -> part.name().equals("bass"))
                .flatMap(part -> part.notes().stream())
                .max(Comparator.comparingDouble(Note::end))
                .orElseThrow();

        assertThat(last.pitch() % 12).isEqualTo(9);
    }

    @Test
    void itsNotesStandOnAGridOfEighths() {
        double eighth = 30 / DemoPiece.TEMPO;
        for (Part part : piece.parts()) {
            for (Note note : part.notes()) {
                double step = note.onset() / eighth;
                assertThat(Math.abs(step - Math.rint(step))).isLessThan(1e-9);
            }
        }
    }
}
