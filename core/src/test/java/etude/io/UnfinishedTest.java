package etude.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    /** Begins two files, finishes one, writes a third among the temporary files, and ends as on Ctrl-C. */
    public static final class Program {
        private Program() {}

        /** Runs in a process of its own. */
        public static void main(String[] args) throws Exception {
            Path half = Files.createFile(Path.of(args[0]));
            Path whole = Files.createFile(Path.of(args[1]));
            Unfinished.begun(half);
            Unfinished.begun(whole);
            Unfinished.over(whole);
            Files.writeString(ScratchFile.named("sound").path(), "half");
            System.exit(130);
        }
    }

    @Test
    void whatIsNotWholeIsRemovedWhenTheProcessEnds(@TempDir Path folder) throws Exception {
        String classes = Path.of(Unfinished.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                + File.pathSeparator
                + Path.of(Program.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        classes,
                        Program.class.getName(),
                        folder.resolve("half").toString(),
                        folder.resolve("whole").toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(folder.resolve("half")).doesNotExist();
        assertThat(folder.resolve("whole")).exists();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("whole"));
        }
    }
}
