package etude.learn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Recipe RECIPE =
            Recipes.parse("name='x'\n[data]\nsource='y'\n[network]\narchitecture='fcn'\n", List.of());

    @TempDir
    private Path temporary;

    @Test
    void aRunIsOpenedWithTheRecipeItWasMadeWith() throws IOException {
        RunFolder.create(temporary.resolve("runs/x"), RECIPE);
        assertThat(RunFolder.open(temporary.resolve("runs/x")).recipe()).isEqualTo(RECIPE);
        assertThat(RunFolder.isRun(temporary)).isFalse();
    }

    @Test
    void aRunIsNotWrittenOverAndOtherFoldersAreLeftAlone() throws IOException {
        RunFolder.create(temporary.resolve("x"), RECIPE);
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> RunFolder.create(temporary.resolve("x"), RECIPE))
                .withMessageContaining("--resume");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> RunFolder.create(temporary, RECIPE))
                .withMessageContaining("other things");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> RunFolder.open(temporary))
                .withMessageContaining("holds no run");
    }

    @Test
    void eventsAreReadAsTheyWereWritten() throws IOException {
        RunEvents events = RunFolder.create(temporary.resolve("x"), RECIPE).events();
        assertThat(events.read()).isEmpty();
        List<RunEvent> all = List.of(
                new RunEvent.Started(RunEvents.now(), "etude train x.toml", 0),
                epoch(1, 0.5),
                new RunEvent.Stopped(RunEvents.now(), "Ctrl-C"),
                new RunEvent.Resumed(RunEvents.now(), 1),
                epoch(2, 1.0 / 3),
                new RunEvent.Failed(RunEvents.now(), "The loss is NaN."),
                new RunEvent.Finished(RunEvents.now(), 2, Map.of("accuracy", 0.75)),
                new RunEvent.Evaluated(RunEvents.now(), Map.of("accuracy", 0.7)));
        for (RunEvent event : all) {
            events.append(event);
        }
        assertThat(events.read()).isEqualTo(all);
        assertThat(events.epochs()).hasSize(2);
    }

    @Test
    void aLineThatWasBeingWrittenWhenTheProcessEndedIsNoEvent() throws IOException {
        RunFolder run = RunFolder.create(temporary.resolve("x"), RECIPE);
        run.events().append(epoch(1, 0.5));
        Files.writeString(run.path().resolve("events.jsonl"), "{\"event\": \"ep", StandardOpenOption.APPEND);
        assertThat(run.events().read()).hasSize(1);
        run.events().append(epoch(2, 0.25));
        assertThat(run.events().epochs()).extracting(RunEvent.Epoch::epoch).containsExactly(1, 2);
    }

    @Test
    void epochsAfterTheCheckpointAreForgotten() throws IOException {
        RunEvents events = RunFolder.create(temporary.resolve("x"), RECIPE).events();
        for (int epoch = 1; epoch <= 3; epoch++) {
            events.append(epoch(epoch, 1.0 / epoch));
        }
        events.append(new RunEvent.Stopped(RunEvents.now(), "killed"));
        events.forgetAfter(2);
        assertThat(events.epochs()).extracting(RunEvent.Epoch::epoch).containsExactly(1, 2);
        assertThat(events.read()).hasSize(3);
    }

    private static RunEvent.Epoch epoch(int number, double loss) {
        return new RunEvent.Epoch(
                RunEvents.now(), number, number * 10L, 1e-3, loss, Map.of("loss", loss, "accuracy", 0.5), true, 1.5);
    }
}
