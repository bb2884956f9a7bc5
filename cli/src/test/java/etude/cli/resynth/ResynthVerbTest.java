package etude.cli.resynth;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.cli.Run;
import etude.cli.Songs;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains(".flac");
        assertThat(there.err()).contains("--force");
        assertThat(Files.readString(mine)).isEqualTo("precious");
    }

    @Test
    void numbersThatMeanNothingAreErrorsOfUse() {
        Path out = folder.resolve("x.wav");
        List.of("--rate=0", "--rate=-1", "--channel=0", "--channel=-1", "--iterations=-1")
                .forEach(option -> assertThat(Run.of("resynth", song, "--from", "mfcc", option, "-o", out)
                                .code())
                        .as(option)
                        .isEqualTo(2));
        assertThat(out).doesNotExist();
    }

    @Test
    void whatWouldBeCutOffIsTurnedDownAndTold() throws IOException {
        Path loud = folder.resolve("loud.wav");
        float[] x = Signals.sine(440, 0.5, 22050).channel(0).clone();
        float peak = Waveform.mono(x, 22050).peak();
        for (int i = 0; i < x.length; i++) {
            x[i] *= 2 / peak;
        }
        AudioFiles.write(loud, Waveform.mono(x, 22050), WriteOptions.of(Encoding.wavFloat()));
        Path out = folder.resolve("back.wav");

        Run run = Run.of("resynth", loud, "--from", "stft", "-o", out, "--json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("turned down by 6.1 dB").doesNotContain("clipped");
        float[] found = AudioFiles.read(out).channel(0);
        float gain = (float) Math.pow(10, -0.1 / 20) / 2;
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isBetween(gain * x[i] - 1f / 16384, gain * x[i] + 1f / 16384);
        }
        var told = JsonMapper.shared().readTree(run.out());
        assertThat(told.get("gainDb").asDouble()).isBetween(-6.13, -6.11);
        assertThat(told.get("warnings").get(0).asString()).contains("turned down");
    }

    @Test
    void whatFitsIsNotTurnedDown() {
        Run run = Run.of("resynth", song, "--from", "stft", "-o", folder.resolve("back.wav"), "--json");

        assertThat(JsonMapper.shared().readTree(run.out()).get("gainDb").asDouble())
                .isZero();
    }

    @Test
    void aFailureIsToldAsDataToo() throws IOException {
        Run run = Run.of(
                "resynth", Songs.broken(folder.resolve("b.wav")), "--from", "mfcc", "-o", folder + "/x.wav", "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(JsonMapper.shared().readTree(run.out()).get("error").asString())
                .contains("recognises");
        assertThat(folder.resolve("x.wav")).doesNotExist();
    }
}
