package etude.cli.resynth;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.cli.Run;
import etude.cli.Songs;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResynthVerbTest {

    @TempDir
    private Path folder;

    private Path song;

    @BeforeEach
    void song() throws IOException {
        song = Songs.write(folder.resolve("song.wav"), 1, 22050);
    }

    @Test
    void fromTheFourierTransformTheSameSoundComesBack() throws IOException {
        Path out = folder.resolve("back.wav");

        Run run = Run.of("resynth", song, "--from", "stft", "-o", out, "--json");

        assertThat(run.code()).isZero();
        float[] expected = AudioFiles.read(song).toMono().channel(0);
        float[] found = AudioFiles.read(out).channel(0);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isBetween(expected[i] - 1f / 32768, expected[i] + 1f / 32768);
        }
        assertThat(JsonMapper.shared().readTree(run.out()).get("duration").asDouble())
                .isEqualTo(1);
    }

    @Test
    void fromTimbreASoundOfTheSameLengthComesBackInAnyFormat() throws IOException {
        Path out = folder.resolve("back.mp3");

        Run run = Run.of("resynth", song, "--from", "mfcc", "--iterations", 4, "-o", out);

        assertThat(run.code()).isZero();
        Waveform found = AudioFiles.read(out);
        assertThat(found.duration()).isBetween(0.95, 1.1);
        assertThat(found.peak()).isGreaterThan(0.05f);
    }

    @Test
    void withoutAWayBackTheReasonIsTold() {
        Run run = Run.of("resynth", song, "--from", "rms", "-o", folder.resolve("x.wav"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no way back from rms");
        assertThat(folder.resolve("x.wav")).doesNotExist();
    }

    @Test
    void aFormatThatIsNoneAndAFileThatIsThereAreRefusedBeforeTheWork() throws IOException {
        Run format = Run.of("resynth", song, "--from", "mfcc", "-o", folder.resolve("x.txt"));
        Path mine = Files.writeString(folder.resolve("mine.wav"), "precious");
        Run there = Run.of("resynth", song, "--from", "stft", "-o", mine);

        assertThat(format.code()).isEqualTo(1);
        assertThat(format.err()).contains(".flac");
        assertThat(there.err()).contains("--force");
        assertThat(Files.readString(mine)).isEqualTo("precious");
    }
}
