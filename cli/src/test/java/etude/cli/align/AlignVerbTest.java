package etude.cli.align;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.audio.synth.Synthesizer;
import etude.cli.Run;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.format.MidiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignVerbTest {

    @TempDir
    Path folder;

    private static Piece piece(double speed) {
        int[] keys = {60, 64, 67, 72, 71, 67, 65, 62, 59, 62, 65, 67, 64, 60, 55, 60};
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            notes.add(new Note(0.5 * i / speed, 0.45 / speed, keys[i], 90));
        }
        return new Piece("line", List.of(Part.of("Piano, right", 0, notes)));
    }

    private Path sound(String name, double speed) throws IOException {
        Path file = folder.resolve(name);
        Waveform sound = Synthesizer.render(piece(speed), 22_050);
        AudioFiles.write(file, sound);
        return file;
    }

    private Path score() throws IOException {
        Path file = folder.resolve("score.mid");
        Files.write(file, MidiFile.write(piece(1)));
        return file;
    }

    @Test
    void aPerformanceAndItsScoreAreAlignedWithTheNotesInSeconds() throws Exception {
        Path table = folder.resolve("times.csv");
        Path notes = folder.resolve("notes.csv");
        Run run = Run.of("align", sound("slow.wav", 0.8), score(), "-o", table, "--notes", notes);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("are aligned, confidence 0.");
        assertThat(Files.readAllLines(table).get(0)).isEqualTo("first,second,confidence");
        List<String> lines = Files.readAllLines(notes);
        assertThat(lines.get(0)).isEqualTo("onset,offset,score_onset,score_offset,midi,part");
        assertThat(lines).hasSize(17);
        double[] fifth = numbers(lines.get(5));
        assertThat(fifth[0]).isBetween(2.5 - 0.12, 2.5 + 0.12);
        assertThat(fifth[2]).isEqualTo(2.0);
        assertThat(lines.get(5)).endsWith(",71,\"Piano, right\"");
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.split(",", 6))
                .limit(4)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void twoPerformancesAreAlignedAsJson() throws Exception {
        Run run = Run.of("align", sound("a.wav", 1), sound("b.wav", 1.25), "--json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"firstTimes\"", "\"confidence\"", "Ewert");
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        Path a = sound("a.wav", 1);
        assertThat(Run.of("align", a).code()).isEqualTo(2);
        assertThat(Run.of("align", a, a, "--notes", folder.resolve("n.csv")).err())
                .contains("needs a score");
        assertThat(Run.of("align", a, score(), "-o", folder.resolve("x.txt")).code())
                .isEqualTo(2);
        assertThat(Run.of("align", a, folder.resolve("none.mid")).code()).isEqualTo(1);
        Path there = folder.resolve("there.csv");
        Files.writeString(there, "mine");
        assertThat(Run.of("align", a, score(), "-o", there).code()).isEqualTo(1);
        assertThat(Files.readString(there)).isEqualTo("mine");
    }
}
