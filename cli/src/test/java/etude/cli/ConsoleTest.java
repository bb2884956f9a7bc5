package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean terminal, boolean debug) {
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, terminal, debug);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void failuresAreSentences() {
        Console console = console(false, false);
        console.complain(new NoSuchFileException("a.wav"));
        console.complain(new UncheckedIOException(new AccessDeniedException("b.wav")));
        console.complain(new FileAlreadyExistsException("c.npz", null, "is already there"));
        console.complain(new IOException("No space left on device"));

        assertThat(said().lines())
                .containsExactly(
                        "There is no file a.wav.",
                        "b.wav may not be opened: permission denied.",
                        "c.npz is already there. Add --force to replace it, or name another file.",
                        "No space left on device.");
    }

    @Test
    void whoLacksMemoryIsToldToAllowMoreThanThereIs() {
        console(false, false).complain(new OutOfMemoryError());

        String advised = said().replaceAll("(?s).*-Xmx(\\d+)g.*", "$1");
        assertThat(Long.parseLong(advised) << 30)
                .isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    @Test
    void aMistakeOfOursIsSaidToBeOneAndItsTraceIsShownOnlyWhereItIsAskedFor() {
        console(false, false).complain(new NullPointerException("x"));
        assertThat(said())
                .contains("should not have happened")
                .contains("--debug")
                .doesNotContain("\tat ");

        console(false, true).complain(new NullPointerException("x"));
        assertThat(said()).contains("\tat etude.cli.ConsoleTest");
    }

    @Test
    void controlCharactersOfFileNamesDoNotReachTheTerminal() {
        console(false, false).say("\u001b]0;renamed\u0007 song\u202egpj.wav\nnext");

        assertThat(said()).isEqualTo("\uFFFD]0;renamed\uFFFD song\uFFFDgpj.wav\nnext" + System.lineSeparator());
    }

    @Test
    void progressIsDrawnOnlyOnATerminal() {
        try (Progress progress = console(false, false).progress("x")) {
            progress.at(0.5);
        }
        assertThat(said()).isEmpty();
        assertThat(console(true, false).progress("x")).isInstanceOf(ProgressBar.class);
    }

    @Test
    void aPartOfTheWorkMovesTheWholeByItsShare() {
        double[] last = {0};
        Progress whole = done -> last[0] = done;

        whole.part(0.5, 0.75).at(0.5);

        assertThat(last[0]).isEqualTo(0.625);
    }
}
