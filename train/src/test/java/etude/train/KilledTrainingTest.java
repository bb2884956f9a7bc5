package etude.train;

import static org.assertj.core.api.Assertions.assertThat;

import etude.learn.run.RunEvent;
import etude.learn.run.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTrainingTest {

    @TempDir
    Path folder;

    private Process start(String run) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-Detude.threads=1",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        folder.toString(),
                        folder.resolve(run).toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    /** Kills the process once so many epochs have been told; gives what it said. */
    private int killAfter(int epochs, Process process) throws Exception {
        int told = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line; told < epochs && (line = lines.readLine()) != null; ) {
                told += line.startsWith("epoch ") ? 1 : 0;
            }
            process.destroyForcibly().waitFor();
        }
        return told;
    }

    @Test
    void aProcessThatIsKilledAgainAndAgainEndsAtTheBitsOfOneThatIsNot() throws Exception {
        Process whole = start("whole");
        assertThat(killAfter(Integer.MAX_VALUE, whole)).as(errors()).isEqualTo(12);

        assertThat(killAfter(3, start("killed"))).isEqualTo(3);
        assertThat(killAfter(1, start("killed"))).isEqualTo(1);
        RunFolder killed = RunFolder.open(folder.resolve("killed"));
        assertThat(Checkpoint.read(killed.last()).orElseThrow().standing().epoch())
                .isBetween(4, 11);
        Process last = start("killed");
        assertThat(killAfter(Integer.MAX_VALUE, last)).isBetween(1, 8);

        RunFolder never = RunFolder.open(folder.resolve("whole"));
        assertThat(Files.readAllBytes(killed.last().resolve("checkpoint.safetensors")))
                .isEqualTo(Files.readAllBytes(never.last().resolve("checkpoint.safetensors")));
        assertThat(Files.readAllBytes(killed.best().resolve("weights.safetensors")))
                .isEqualTo(Files.readAllBytes(never.best().resolve("weights.safetensors")));
        assertThat(losses(killed)).isEqualTo(losses(never));
    }

    private static List<Double> losses(RunFolder run) throws IOException {
        return run.events().epochs().stream().map(RunEvent.Epoch::loss).toList();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
