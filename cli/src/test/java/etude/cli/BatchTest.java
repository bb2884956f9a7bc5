package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console =
            new Console(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false);

    @Test
    void whatFailsDoesNotStopTheRestAndIsNamedAtTheEnd() {
        Batch batch = new Batch(console);
        List<String> done = new ArrayList<>();

        batch.run("a", () -> done.add("a"));
        String why = batch.run("b", () -> {
            throw new IOException("It is broken");
        });
        batch.run("c", () -> done.add("c"));

        assertThat(done).containsExactly("a", "c");
        assertThat(why).isEqualTo("It is broken.");
        assertThat(batch.end()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("1 of 3 files failed:", "b: It is broken.");
    }

    @Test
    void aBatchWithoutFailuresIsQuiet() {
        Batch batch = new Batch(console);
        batch.run("a", () -> {});

        assertThat(batch.end()).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void anErrorOfUseEndsTheBatch() {
        Batch batch = new Batch(console);

        assertThatThrownBy(() -> batch.run("a", () -> {
                    throw new UsageException("no such setting");
                }))
                .isInstanceOf(UsageException.class);
    }
}
