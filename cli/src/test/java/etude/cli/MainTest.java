package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @Test
    void helpNamesEveryVerbOnStandardOutput() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(shownVerbs());
    }

    @Test
    void helpIsAVerbToo() {
        assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out());
    }

    @Test
    void theVersionIsToldWithTheJavaItRunsOn() {
        Run run = Run.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("etude ").contains("Java " + Runtime.version());
    }

    @Test
    void withoutAVerbTheUsageIsShownAndTheExitCodeIsTwo() {
        Run run = Run.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: etude");
    }

    @Test
    void aVerbThatIsNotThereIsAnErrorOfUseWithoutAStackTrace() {
        Run run = Run.of("analyse", "song.wav");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("no verb 'analyse'")
                .contains("features, ")
                .contains("--help")
                .doesNotContain("\tat ");
    }

    @Test
    void aFileWhoseNameBeginsWithAnAtIsAFileAndItsNeighbourIsNotReadAsOptions(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("options"), "--version");
        String name = "@" + folder.resolve("options");

        Run run = Run.of("info", name);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file " + name);
    }

    @Test
    void anEmptyFileNameIsAnErrorOfUseAndNotTheCurrentFolder(@TempDir Path folder) {
        String out = folder.resolve("x.wav").toString();
        for (Run run : java.util.List.of(
                Run.of("info", ""),
                Run.of("features", "", "--as", "rms", "-o", folder),
                Run.of("analyze", "", "-o", folder),
                Run.of("resynth", "", "--from", "stft", "-o", out))) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("name of a file is empty");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void completionKnowsEveryVerbAndItsOptions() {
        Run run = Run.of("completion", "bash");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(shownVerbs());
        assertThat(run.out()).contains("--loudness", "--preset", "complete -F _complete_etude");
        assertThat(Run.of("completion", "zsh").out()).isEqualTo(run.out());
        assertThat(Run.of("completion", "fish").code()).isEqualTo(2);
    }

    @Test
    void helpIsUtf8WhateverTheSystemsEncoding() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "features",
                        "--help")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String said = new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(said).contains("--as=NAME,…");
    }

    /** The launcher's own verbs are hidden. */
    private static List<String> shownVerbs() {
        return java.util.ServiceLoader.load(Verb.class).stream()
                .map(verb -> verb.type().getAnnotation(picocli.CommandLine.Command.class))
                .filter(command -> !command.hidden())
                .map(picocli.CommandLine.Command::name)
                .toList();
    }
}
