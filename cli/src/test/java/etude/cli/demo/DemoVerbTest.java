package etude.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoVerbTest {

    @Test
    void itLeavesTheMusicAndItsReport(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("demo");

        Run run = Run.of("demo", "-o", out);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(AudioFiles.read(out.resolve("demo.wav")).duration()).isBetween(20.0, 32.0);
        assertThat(AudioFiles.read(out.resolve("demo.mp3")).peak()).isBetween(0.3f, 1.2f);
        assertThat(Files.size(out.resolve("report.html"))).isGreaterThan(100_000);
        JsonNode data = JsonMapper.shared().readTree(out.resolve("report.json"));
        assertThat(data.get("title").asString()).isEqualTo("Etude in A minor");
        assertThat(Run.of("demo", "-o", out).err()).contains("--force");
    }
}
