package etude.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordLabelTest {

    /** Intervals above the root, sounding ones in ascending order. */
    @ParameterizedTest
    @CsvSource({
        "C, 0 4 7",
        "Ab:min, 0 3 7",
        "G:7, 0 4 7 10",
        "D:hdim7, 0 3 6 10",
        "B:sus4, 0 5 7",
        "C:1, 0",
        "F:5, 0 7",
        "C:9, 0 4 7 10",
        "C:aug7, 0 4 8 10",
        "E:maj(*3), 0 7",
        "'G#:min(*b3,*5)', 0",
        "'A:(3)/6', 0 4 9",
        "F:maj(9), 0 4 7",
        "'C:maj(b3,#2)', 0 3 4 7",
        "C:maj/b7, 0 4 7 10",
        "C:min/9, 0 2 3 7",
        "N, ''",
        "X, ''"
    })
    void theIntervalsOfAChordAreThoseOfItsShorthandItsDegreesAndItsBass(String label, String intervals) {
        assertThat(ChordLabel.parse(label).intervals()).isEqualTo(set(intervals));
    }

    @ParameterizedTest
    @CsvSource({
        "C:9, 0 2 4 7 10",
        "C:maj13, 0 2 4 5 7 9 11",
        "C:min11, 0 2 3 5 7 10",
        "F:maj(9), 0 2 4 7",
        "C:maj, 0 4 7",
        "C:minmaj7, 0 3 7 11"
    })
    void foldedIntervalsHaveWhatLiesAboveTheOctave(String label, String intervals) {
        assertThat(ChordLabel.parse(label).foldedIntervals()).isEqualTo(set(intervals));
    }

    @ParameterizedTest
    @CsvSource({"C, 0 4 7", "G, 2 7 11", "B:min7/b3, 2 6 9 11", "E##:maj, 1 6 10", "Cb:min, 2 6 11", "N, ''"})
    void pitchClassesAreCountedFromC(String label, String classes) {
        assertThat(ChordLabel.parse(label).pitchClasses()).isEqualTo(set(classes));
    }

    @ParameterizedTest
    @CsvSource({"C, 0, 0", "Bb/5, 10, 7", "F#:min/b7, 6, 10", "Cb, 11, 0", "E:maj/9, 4, 2", "N, -1, -1", "X, -1, -1"})
    void rootAndBassAreNumbers(String label, int root, int bass) {
        ChordLabel chord = ChordLabel.parse(label);
        assertThat(chord.rootClass()).isEqualTo(root);
        assertThat(chord.bassInterval()).isEqualTo(bass);
        assertThat(chord.isChord()).isEqualTo(root >= 0);
    }

    @Test
    void aLabelIsItsParts() {
        ChordLabel chord = ChordLabel.parse("Bb:maj7(9,*5)/3");
        assertThat(chord).isEqualTo(new ChordLabel("Bb", "maj7", List.of("9", "*5"), "3"));
        assertThat(ChordLabel.parse("C:maj(9,9)").degrees()).containsExactly("9");
        assertThat(ChordLabel.parse("N")).isSameAs(ChordLabel.NONE);
        assertThat(ChordLabel.parse("X")).isSameAs(ChordLabel.UNKNOWN);
        assertThat(ChordLabel.of(3, "min")).isEqualTo(ChordLabel.parse("Eb:min"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "X", "C:maj", "G#:min(*b3,*5)/5", "A:(3)/6", "Dbb:maj7(b13)/#11"})
    void aLabelIsWrittenAsItIsRead(String label) {
        assertThat(ChordLabel.parse(label)).hasToString(label);
    }

    @Test
    void everyShorthandCanBeReadAndHasARoot() {
        for (String quality : ChordLabel.qualities()) {
            ChordLabel chord = ChordLabel.parse("D:" + quality);
            assertThat(chord).isEqualTo(ChordLabel.of(2, quality));
            assertThat(chord.intervals() & 1).as(quality).isEqualTo(1);
            assertThat(chord.foldedIntervals() & chord.intervals()).as(quality).isEqualTo(chord.intervals());
        }
    }

    @Test
    void aTransposedChordKeepsItsIntervals() {
        ChordLabel chord = ChordLabel.parse("Ab:min7(4)/b7");
        for (int semitones = -13; semitones <= 13; semitones++) {
            ChordLabel moved = chord.transposed(semitones);
            assertThat(moved.intervals()).isEqualTo(chord.intervals());
            assertThat(moved.rootClass()).isEqualTo(Math.floorMod(8 + semitones, 12));
        }
        assertThat(ChordLabel.NONE.transposed(3)).isEqualTo(ChordLabel.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "H, the root is 'H'",
        "Cb#, the root is 'Cb#'",
        "c:maj, the root is 'c'",
        "C:major, 'the shorthand is ''major'''",
        "C:, must be written like",
        "C(9), must be written like",
        "C:maj(, must be written like",
        "C:maj(9, must be written like",
        "C:maj(14), a degree is '14'",
        "C:maj(), a degree is ''",
        "C/8b, a degree is '8b'",
        "C/, a degree is ''",
        "C/*3, a degree is '*3'",
        "N:maj, stand alone",
        "'', the root is ''"
    })
    void whatIsNoChordIsRefusedWithThePartThatIsNotUnderstood(String label, String reason) {
        assertThatThrownBy(() -> ChordLabel.parse(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + label + "' is not a chord label")
                .hasMessageContaining(reason);
    }

    private static int set(String numbers) {
        int set = 0;
        for (String number : numbers.isEmpty() ? new String[0] : numbers.split(" ")) {
            set |= 1 << Integer.parseInt(number);
        }
        return set;
    }
}
