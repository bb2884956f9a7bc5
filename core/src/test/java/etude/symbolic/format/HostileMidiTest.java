package etude.symbolic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.Score;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileMidiTest {

    /** A file of one track; numbers are bytes in hexadecimal. */
    private static byte[] file(int format, int division, String... tracks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {
            'M',
            'T',
            'h',
            'd',
            0,
            0,
            0,
            6,
            0,
            (byte) format,
            0,
            (byte) tracks.length,
            (byte) (division >> 8),
            (byte) division
        });
        for (String track : tracks) {
            String[] numbers = track.split(" ");
            out.writeBytes(new byte[] {'M', 'T', 'r', 'k', 0, 0, 0, (byte) numbers.length});
            for (String number : numbers) {
                out.write(Integer.parseInt(number, 16));
            }
        }
        return out.toByteArray();
    }

    private static List<Note> notes(byte[] file) throws SymbolicFormatException {
        return MidiFile.read(file).piece().parts().stream()
                .flatMap(p -> p.notes().stream())
                .toList();
    }

    @Test
    void runningStatusGoesOnAfterTextsAndVelocityZeroEndsANote() throws Exception {
        byte[] file = file(0, 96, "00 90 3c 40 60 3c 00 00 ff 01 01 41 00 3e 50 60 3e 00 00 ff 2f 00");
        assertThat(notes(file)).containsExactly(new Note(0, 0.5, 60, 64), new Note(0.5, 0.5, 62, 80));
    }

    @Test
    void tempiOfAnyTrackChangeWhenNotesOfAllSound() throws Exception {
        byte[] file = file(
                1, 96, "00 ff 51 03 0f 42 40 60 ff 51 03 07 a1 20 00 ff 2f 00", "60 90 3c 40 60 80 3c 40 00 ff 2f 00");
        assertThat(notes(file)).containsExactly(new Note(1, 0.5, 60, 64));
        assertThat(MidiFile.read(file).parts().get(0).notes().get(0).onset()).isEqualTo(1);
    }

    @Test
    void filesThatCountFilmFramesKeepTheirTimesWhateverTheTempo() throws Exception {
        // 25 frames a second, 40 ticks each: a tick is a millisecond.
        byte[] file = file(0, 0xe728, "00 ff 51 03 0f 42 40 64 90 3c 40 64 80 3c 40 00 ff 2f 00");
        assertThat(notes(file)).containsExactly(new Note(0.1, 0.1, 60, 64));
    }

    @Test
    void aProgramHoldsForItsTrackAndOtherwiseForItsChannel() throws Exception {
        byte[] file = file(
                1,
                96,
                "00 c0 28 00 c1 38 00 ff 2f 00",
                "00 c0 49 00 90 3c 40 60 80 3c 40 00 ff 2f 00",
                "00 91 3c 40 60 81 3c 40 00 ff 2f 00");
        assertThat(MidiFile.read(file).piece().parts())
                .extracting(Part::program)
                .containsExactly(73, 56);
    }

    @Test
    void aNoteWithoutReleaseEndsWithItsTrack() throws Exception {
        assertThat(notes(file(0, 96, "00 90 3c 40 60 ff 2f 00"))).containsExactly(new Note(0, 0.5, 60, 64));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 00 ff 2f 00, ticks",
        "2, 96, 00 ff 2f 00, format 2",
        "0, 96, 00 3c 40, event must begin",
        "0, 96, 00 90 3c f0, up to 127",
        "0, 96, 00 90 3c, cut off",
        "0, 96, ff ff ff ff ff 7f, more than four bytes",
        "0, 96, 00 ff 51 03 00 00 00, 0 µs",
        "0, 96, 00 ff 58 04 00 02 18 08, time signature",
        "0, 96, 00 f0 ff ff ff 7f 01, more bytes"
    })
    void whatIsBrokenIsRefusedWithWhatWasFound(int format, int division, String track, String words) {
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> MidiFile.read(file(format, division, track)))
                .withMessageContaining(words);
    }

    @Test
    void filesOfOtherKindsAreRefused(@TempDir Path folder) throws Exception {
        for (String text : new String[] {"", "MThd", "RIFF....RMID", "<?xml version=\"1.0\"?>"}) {
            Path file = Files.writeString(folder.resolve("song.mid"), text);
            assertThatExceptionOfType(SymbolicFormatException.class)
                    .isThrownBy(() -> MidiFile.read(file))
                    .withMessageContaining("song.mid");
        }
    }

    @Test
    void damagedFilesAreReadOrRefusedButNeverFail() {
        byte[] whole = MidiFile.write(new Piece(
                "song",
                List.of(
                        Part.of("a", 3, List.of(new Note(0, 1, 60, 80), new Note(1, 1, 62, 80))),
                        Part.drums(List.of(new Note(0.5, 0.1, 36, 100))))));
        var random = new SplittableRandom(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(4); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            try {
                Score score = MidiFile.read(java.util.Arrays.copyOf(damaged, length));
                read++;
                assertThat(score.piece().parts()).hasSameSizeAs(score.parts());
            } catch (SymbolicFormatException e) {
                assertThat(e).hasMessageMatching("(?s).{20,}");
            }
        }
        assertThat(read).isBetween(1000, 19_000);
    }
}
