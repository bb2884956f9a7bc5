package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void settingsCannotChangeOnceTheEngineRuns() {
        Engine.reseed(1);
        Engine.Settings settings = Engine.settings();
        Engine.configure(settings);
        assertThatThrownBy(() -> Engine.configure(
                        new Engine.Settings(settings.threads() + 1, settings.seed(), settings.device())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs");
        assertThat(Engine.describe())
                .contains("libtorch 2.10.0")
                .contains("thread")
                .contains("CPU");
        assertThatThrownBy(() -> new Engine.Settings(0, 1, Engine.Device.CPU)).hasMessageContaining("at least 1");
    }

    /** What another process prints that asks for the engine. */
    public static final class Asking {
        private Asking() {}

        /** Prints the engine's line, or its fault. */
        public static void main(String[] arguments) {
            try {
                Engine.configure(new Engine.Settings(1, 5, Engine.Device.valueOf(arguments[0])));
                System.out.println(Engine.describe());
            } catch (TrainingException e) {
                System.out.println("FAULT " + e.getMessage());
            }
        }
    }

    private static String ask(String device, String without, String... options) throws IOException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> without.isEmpty()
                        || !Path.of(entry).getFileName().toString().matches(without))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(Stream.of(options).toList());
        command.addAll(List.of("-cp", path, Asking.class.getName(), device));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void nativesThatAreMissingAreNamedAndNothingDies() throws IOException {
        assertThat(ask("CPU", "pytorch-.*-(linux|windows|macosx)-.*\\.jar"))
                .startsWith("FAULT The training engine (libtorch) cannot be loaded")
                .contains("pytorch");
    }

    @Test
    void mklIsUsedWhereItIs() throws IOException {
        String expected = System.getProperty("os.arch").equals("amd64") ? "mkl" : "openblas";
        assertThat(ask("CPU", "")).contains(expected + ", 1 thread, CPU");
        assertThat(ask("CPU", "mkl-.*\\.jar")).contains("openblas, 1 thread, CPU");
    }

    @Test
    void openBlasIsUsedWhereItIsAskedFor() throws IOException {
        assertThat(ask("CPU", "", "-Detude.blas=openblas")).contains("openblas, 1 thread, CPU");
    }

    @Test
    void aGpuThatIsNotThereIsSaid() throws IOException {
        assertThat(ask("CUDA", "")).containsAnyOf("FAULT There is no GPU", "CUDA");
    }
}
