package etude.symbolic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;

class MidiFileTest {

    private static final Part FLUTE = Part.of(
            "flute", 73, List.of(new Note(0.5, 0.25, 60, 90), new Note(0.75, 1, 64, 70), new Note(3, 0.1, 60, 1)));

    @Test
    void theJdkReadsWhatIsWritten() throws Exception {
        byte[] file = MidiFile.write(new Piece("song", List.of(FLUTE, Part.drums(List.of(new Note(0, 0.1, 36, 127))))));
        Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));

        assertThat(MidiSystem.getMidiFileFormat(new ByteArrayInputStream(file)).getType())
                .isEqualTo(1);
        assertThat(sequence.getTracks()).hasSize(3);
        assertThat(events(sequence, 1))
                .containsExactly(
                        "192 0 73 at 0.0",
                        "144 60 90 at 0.5",
                        "128 60 64 at 0.75",
                        "144 64 70 at 0.75",
                        "128 64 64 at 1.75",
                        "144 60 1 at 3.0",
                        "128 60 64 at 3.1");
        assertThat(events(sequence, 2)).containsExactly("153 36 127 at 0.0", "137 36 64 at 0.1");
    }

    private static List<String> events(Sequence sequence, int number) {
        Track track = sequence.getTracks()[number];
        List<String> events = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof ShortMessage m) {
                double seconds = track.get(i).getTick() * 0.5 / sequence.getResolution();
                events.add(m.getStatus()
                        + (m.getCommand() == 192 ? " 0 " + m.getData1() : " " + m.getData1() + " " + m.getData2())
                        + " at " + seconds);
            }
        }
        return events;
    }

    @Test
    void theTempoChangesBarsAndNotWhenNotesSound() throws Exception {
        Sequence sequence =
                MidiSystem.getSequence(new ByteArrayInputStream(MidiFile.write(new Piece("song", List.of(FLUTE)), 90)));
        long tick = sequence.getTracks()[1].get(2).getTick();

        assertThat(tick * 60.0 / 90 / sequence.getResolution()).isEqualTo(0.5);
    }

    @Test
    void keySignaturesAreReadBack() throws Exception {
        var piece = new Piece("key", List.of(Part.of("a", 0, List.of(new Note(0, 4, 70, 80)))));
        var keys = List.of(new etude.symbolic.KeySignature(0, -2, false), new etude.symbolic.KeySignature(4, 1, true));

        assertThat(MidiFile.read(MidiFile.write(piece, 120, keys)).keys()).isEqualTo(keys);
        assertThat(MidiFile.read(MidiFile.write(piece)).keys()).isEmpty();
    }

    @Test
    void aKeyThatIsStruckAgainIsReleasedFirst() throws Exception {
        Part part = Part.of("piano", 0, List.of(new Note(0, 2, 60, 80), new Note(1, 2, 60, 80)));
        Sequence sequence =
                MidiSystem.getSequence(new ByteArrayInputStream(MidiFile.write(new Piece("", List.of(part)))));

        assertThat(events(sequence, 1))
                .containsExactly(
                        "192 0 0 at 0.0",
                        "144 60 80 at 0.0",
                        "128 60 64 at 1.0",
                        "144 60 80 at 1.0",
                        "128 60 64 at 3.0");
    }

    @Test
    void sixteenPitchedInstrumentsAreRefused() {
        List<Part> parts = new ArrayList<>();
        for (int program = 0; program < 16; program++) {
            parts.add(Part.of("part " + program, program, List.of()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MidiFile.write(new Piece("orchestra", parts)))
                .withMessageContaining("15 channels");
        assertThat(MidiFile.write(new Piece("orchestra", parts.subList(0, 15)))).isNotEmpty();
    }

    @Test
    void anImpossibleTempoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MidiFile.write(new Piece("", List.of()), 0))
                .withMessageContaining("4 to 1000");
    }
}
