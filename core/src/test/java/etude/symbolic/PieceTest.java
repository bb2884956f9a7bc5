package etude.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void aPieceLastsUntilItsLastNoteEnds() {
        var piece = new Piece(
                "two parts",
                List.of(
                        Part.of("long", 0, List.of(new Note(0, 5, 60, 64), new Note(1, 1, 62, 64))),
                        Part.drums(List.of(new Note(4.5, 0.25, 36, 64)))));

        assertThat(piece.duration()).isEqualTo(5);
        assertThat(new Piece("nothing", List.of()).duration()).isZero();
    }

    @Test
    void numbersOutOfRangeAreRefusedWithWhatWasFoundAndWhatIsAllowed() {
        assertThatThrownBy(() -> new Note(0, 1, 128, 64))
                .hasMessageContaining("128")
                .hasMessageContaining("0 to 127");
        assertThatThrownBy(() -> new Note(0, 1, 60, 0)).hasMessageContaining("1 to 127");
        assertThatThrownBy(() -> new Note(-1, 1, 60, 64)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Note(0, Double.NaN, 60, 64)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Part.of("x", 200, List.of())).hasMessageContaining("200");
    }
}
