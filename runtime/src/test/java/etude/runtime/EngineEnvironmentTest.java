package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEnvironmentTest {

    /** As long as class paths are that development environments give; the process died without a word. */
    @ParameterizedTest
    @ValueSource(ints = {10, 10_000, 100_000})
    void aLongCommandLineDoesNotEndTheProcess(int length) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlong=" + "x".repeat(length),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnvironmentProgram.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isZero();
        assertThat(said).isEqualTo("lives");
    }
}
