package etude.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.learn.data.FeatureCache;
import etude.learn.data.TinySounds;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.learn.run.RunEvent;
import etude.learn.run.RunFolder;
import etude.learn.run.RunSummary;
import etude.learn.run.Runs;
import etude.runtime.model.SavedModel;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

    private static final Path RECIPES =
            Path.of(System.getProperty("etude.root", "..")).resolve("recipes");

    @TempDir
    private Path temporary;

    @Test
    void instrumentsAreToldApartAfterLearningFromFewNotes() throws Exception {
        Recipe recipe = Recipes.read(
                RECIPES.resolve("instruments-classic.toml"),
                List.of("data.source=synth:instruments:10", "classic.grid={c = [0.1, 1]}", "report.resamples=200"));
        Training.Result result = run(recipe, "a", Watcher.NOBODY);
        assertThat(result.evaluation().first().name()).isEqualTo("accuracy");
        assertThat(result.evaluation().first().value()).isGreaterThan(0.6); // a tenth by chance
        String page = Files.readString(result.folder().report());
        assertThat(page)
                .contains("instruments-classic", "What it takes for what", "[classic]", "data:audio/mpeg;base64,");
        assertThat(Files.readString(result.folder().predictions()).lines()).hasSize(21);
        assertThat(run(recipe, "b", Watcher.NOBODY).evaluation().figures())
                .isEqualTo(result.evaluation().figures());
        assertThat(Files.readString(temporary.resolve("b/predictions.csv")))
                .isEqualTo(Files.readString(temporary.resolve("a/predictions.csv")));
    }

    @Test
    void spokenDigitsAreLearnedFromAFewTakes() throws Exception {
        Path digits = TestData.require("audio/fsdd");
        Recipe recipe = Recipes.read(
                RECIPES.resolve("digits-classic.toml"),
                List.of(
                        "data.source=" + digits,
                        "data.limit=20",
                        "classic.grid={}",
                        "classic.parameters={c = 0.1}",
                        "report.resamples=200"));
        Training.Result result = run(recipe, "digits", Watcher.NOBODY);
        assertThat(result.evaluation().first().value()).isGreaterThan(0.8);
        assertThat(result.evaluation().perGroup()).hasSize(6);
        assertThat(Files.readString(result.folder().report()))
                .contains("Every figure holds for a known speaker, not for a new one: 6 of 6");
    }

    @Test
    void aFolderOfOnesOwnGetsARecipeThatSaysWhatItChose() throws Exception {
        for (int i = 0; i < 6; i++) {
            TinySounds.tone(temporary.resolve("music/low/" + i + ".wav"), i);
            TinySounds.tone(temporary.resolve("music/high/" + i + ".wav"), 30 + i);
        }
        FolderRecipe guess = FolderRecipe.of(temporary.resolve("music"));
        assertThat(guess.reasons().get(0)).isEqualTo("Found 12 sounds, 2 classes (high, low).");
        assertThat(guess.reasons().get(1)).contains("figures will flatter").contains("Five folds");
        Recipe recipe = Recipes.parse(guess.toml(), List.of("report.resamples=200"));
        assertThat(recipe.name()).isEqualTo("music-classic");
        Training.Result result = run(recipe, "folder", Watcher.NOBODY);
        assertThat(result.outcome().predictions().all()).hasSize(12);
        assertThat(result.evaluation().first().value()).isEqualTo(1);
    }

    @Test
    void aNetworkStandsBesideItsClassicBaseline() throws Exception {
        Recipe recipe = network("");
        Training.Result result = run(recipe, "net", Watcher.NOBODY);
        assertThat(result.baseline()).isPresent();
        assertThat(result.baseline().orElseThrow().difference()).isPresent();
        assertThat(SavedModel.read(result.folder().model()).model().labels()).hasSize(24);
        assertThat(result.outcome().facts()).containsEntry("best epoch", "2");
        assertThat(result.outcome().space())
                .hasSameSizeAs(result.outcome().predictions().all());
        assertThat(Files.readString(result.folder().report()))
                .contains(
                        "Beside hand-made features",
                        "Before: hand-made features",
                        "After: what the network",
                        "How it learned");
    }

    @Test
    void aRunThatWasStoppedGoesOnAndOneOfOtherDataDoesNot() throws Exception {
        Recipe recipe = network("");
        List<String> said = new ArrayList<>();
        assertThatExceptionOfType(StoppedException.class).isThrownBy(() -> run(recipe, "net", stopping(said)));
        assertThat(Runs.of(RunFolder.open(temporary.resolve("net"))).state()).isEqualTo(RunSummary.State.STOPPED);
        Training.Result result = Training.run(job(recipe, "net", true), Watcher.NOBODY);
        assertThat(result.folder().events().epochs())
                .extracting(RunEvent.Epoch::epoch)
                .containsExactly(1, 2, 3);
        assertThat(Runs.of(result.folder()).state()).isEqualTo(RunSummary.State.JUDGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Training.run(job(network("\n[train]\nepochs = 4\n"), "net", true), Watcher.NOBODY))
                .withMessageContaining("was begun with another recipe");
    }

    @Test
    void aRunIsGoneOnWithFromAnywhere() throws Exception {
        for (int i = 0; i < 6; i++) {
            TinySounds.tone(temporary.resolve("music/low/" + i + ".wav"), i);
            TinySounds.tone(temporary.resolve("music/high/" + i + ".wav"), 30 + i);
        }
        Recipe recipe = Recipes.parse(Recipes.write(network("")), List.of("data.source=music"));
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> run(recipe, "net", stopping(new ArrayList<>())));
        Recipe kept = RunFolder.open(temporary.resolve("net")).recipe();
        Training.Job elsewhere = new Training.Job(
                kept,
                temporary.resolve("net"),
                true,
                temporary.resolve("runs"),
                temporary.resolve("generated"),
                FeatureCache.at(temporary.resolve("features"), 1 << 28),
                "etude train --resume");
        assertThat(Training.run(elsewhere, Watcher.NOBODY).folder().events().epochs())
                .hasSize(3);
    }

    @Test
    void runsAreRankedWhereTheyWereJudgedAlikeAlone() throws Exception {
        Recipe recipe = network("");
        run(recipe, "runs/one", Watcher.NOBODY);
        run(Recipes.parse(Recipes.write(recipe), List.of("network.architecture=kws_cnn")), "runs/two", Watcher.NOBODY);
        List<RunSummary> alike = Runs.in(temporary.resolve("runs"));
        assertThat(alike).hasSize(2);
        assertThat(Runs.comparable(alike)).hasSize(1);
        assertThat(Runs.ranked(alike, "accuracy")).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Runs.ranked(alike, "acuracy"))
                .withMessageContaining("There are: accuracy, macro F1");
        run(Recipes.parse(Recipes.write(recipe), List.of("data.split=ratio")), "runs/three", Watcher.NOBODY);
        List<RunSummary> all = Runs.in(temporary.resolve("runs"));
        assertThat(Runs.comparable(all)).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Runs.ranked(all, "accuracy"))
                .withMessageContaining("cannot be ranked");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsWritten() {
        for (String wrong : List.of(
                "classic.method=logistics",
                "classic.grid={k = [1]}",
                "classic.representations=['mfc']",
                "classic.statistics=['men']",
                "classic.parameters={c = -1}",
                "network.architecture=kws_dscn")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            run(Recipes.parse(Recipes.write(network("")), List.of(wrong)), "wrong", Watcher.NOBODY));
            assertThat(temporary.resolve("wrong")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"digits-classic", "keywords-classic", "digits-dscnn", "genre-classic", "instruments-classic"})
    void everyRecipeOfTheProductIsRead(String name) throws IOException {
        assertThat(Recipes.read(RECIPES.resolve(name + ".toml"), List.of()).name())
                .isEqualTo(name);
        try (Stream<Path> all = Files.list(RECIPES)) {
            assertThat(all.map(path -> path.getFileName().toString()).sorted()).contains(name + ".toml");
        }
    }

    private static Recipe network(String more) {
        return Recipes.parse(
                "name = 'net'\n[data]\nsource = 'synth:chords:2'\n[classic]\nsampleRate = 16000\n[network]\n"
                        + "architecture = 'kws_dnn'\n[report]\nresamples = 100\nerrors = 2\n" + more,
                List.of());
    }

    private static Watcher stopping(List<String> said) {
        return new Watcher() {
            private int asked;

            @Override
            public void at(double done, String what) {}

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public boolean stopping() {
                return ++asked > 1;
            }
        };
    }

    private Training.Result run(Recipe recipe, String name, Watcher watcher) throws IOException, StoppedException {
        Files.createDirectories(temporary.resolve("runs"));
        return Training.run(job(recipe, name, false), watcher);
    }

    private Training.Job job(Recipe recipe, String name, boolean resume) {
        return new Training.Job(
                recipe,
                temporary.resolve(name),
                resume,
                temporary,
                temporary.resolve("generated"),
                FeatureCache.at(temporary.resolve("features"), 1 << 28),
                "etude train");
    }
}
