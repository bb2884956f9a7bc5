package etude.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.learn.NetworkTrainer;
import etude.learn.StoppedException;
import etude.learn.Watcher;
import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunEvent;
import etude.learn.run.RunFolder;
import etude.runtime.model.SavedModel;
import etude.tasks.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrainingTest {

    private static final String SHORT = "[train]\nepochs = 4\nbatchSize = 5\nlearningRate = 0.003";

    @TempDir
    Path folder;

    private final NetworkTrainer trainer = NetworkTrainer.find().orElseThrow();

    private RunFolder run(String name, Recipe recipe) throws IOException {
        return RunFolder.create(folder.resolve(name), recipe);
    }

    private static byte[] checkpoint(RunFolder run) throws IOException {
        return Files.readAllBytes(run.last().resolve("checkpoint.safetensors"));
    }

    @Test
    void aNetworkLearnsAndIsHeardByTheTagger() throws Exception {
        Dataset data = Tones.write(folder, 12);
        Recipe recipe = Tones.recipe(
                folder,
                Map.of("architecture", "\"kws_ds_cnn\"", "options", "{channels = 16, layers = 1}"),
                "[train]\nepochs = 30\nbatchSize = 6\nlearningRate = 0.01");
        RunFolder run = run("run", recipe);
        SavedModel model = trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY);
        try (Tagger tagger = Tagger.of(model.model(), model.weights())) {
            for (int number : Tones.split(data).test()) {
                var example = data.examples().get(number);
                assertThat(tagger.tag(example.file()).top(1).get(0).label())
                        .isEqualTo(example.labels().get(0));
            }
        }
        List<RunEvent.Epoch> epochs = run.events().epochs();
        assertThat(epochs).hasSize(30);
        assertThat(epochs.get(29).loss()).isLessThan(epochs.get(0).loss());
        assertThat(epochs.get(29).validation()).containsKeys("loss", "accuracy", "macro_f1");
        assertThat(SavedModel.read(run.best()).weights().size())
                .isEqualTo(model.weights().size());
    }

    /** Stops after so many questions. */
    private static Watcher stopping(int after) {
        return new Watcher() {
            private int asked;

            @Override
            public void at(double done, String what) {}

            @Override
            public void say(String sentence) {}

            @Override
            public boolean stopping() {
                return ++asked > after;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule = \"constant\"",
                "schedule = \"cosine\"\nwarmUp = 0.5",
                "schedule = \"plateau\"\npatience = 2",
                "schedule = \"adam-then-sgd\"",
                "optimiser = \"sgd\"\nclip = 1.0\nclassWeights = \"balanced\"\npiecesPerExample = 2",
                "weightDecay = 0.01\noptimiser = \"adamw\"\n[augment]\nshift = 0.05\ngain = [-6.0, 6.0]\nnoise = [10.0, 30.0]\n"
                        + "timeMasks = 1\nfrequencyMasks = 1\nmixup = 0.3"
            })
    void aRunThatWasStoppedEndsAtTheBitsOfOneThatWasNot(String lines) throws Exception {
        Dataset data = Tones.write(folder, 8);
        Split split = Tones.split(data);
        Recipe recipe = Tones.recipe(folder, SHORT + "\n" + lines);
        RunFolder whole = run("whole", recipe);
        trainer.train(recipe, data, split, whole, Watcher.NOBODY);
        RunFolder parts = run("parts", recipe);
        assertThatThrownBy(() -> trainer.train(recipe, data, split, parts, stopping(8)))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("can go on after epoch");
        trainer.train(recipe, data, split, parts, Watcher.NOBODY);
        assertThat(checkpoint(parts)).isEqualTo(checkpoint(whole));
        assertThat(Files.readAllBytes(parts.best().resolve("weights.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.best().resolve("weights.safetensors")));
        assertThat(losses(parts)).isEqualTo(losses(whole));
    }

    private static List<Double> losses(RunFolder run) throws IOException {
        return run.events().epochs().stream().map(RunEvent.Epoch::loss).toList();
    }

    @Test
    void aRunThatIsOverSaysWhatItChose() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, SHORT);
        RunFolder run = run("run", recipe);
        SavedModel first = trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY);
        SavedModel again = trainer.train(recipe, data, Tones.split(data), run, stopping(0));
        first.weights()
                .byName()
                .forEach((name, weight) ->
                        assertThat(again.weights().get(name).values()).isEqualTo(weight.values()));
    }

    @Test
    void aCheckpointOfAnotherRecipeIsNotGoneOnWith() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, SHORT);
        RunFolder run = run("run", recipe);
        trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY);
        Recipe other = Tones.recipe(folder, SHORT + "\nclip = 3.0");
        assertThatThrownBy(() -> trainer.train(other, data, Tones.split(data), run, Watcher.NOBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another recipe");
    }

    @Test
    void aLossThatIsNoNumberStopsAndKeepsTheLastGoodCheckpoint() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(
                folder, "[train]\nepochs = 9\nbatchSize = 4\nlearningRate = 1e38\noptimiser = \"sgd\"\nwarmUp = 0.0");
        RunFolder run = run("run", recipe);
        assertThatThrownBy(() -> trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Training cannot go on in epoch 1")
                .hasMessageContaining("step")
                .hasMessageContaining("learning rate");
        assertThat(run.events().read()).last().isInstanceOf(RunEvent.Failed.class);
    }

    @Test
    void aSoundThatCannotBeReadIsNamed() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Files.writeString(data.examples().get(2).file(), "no sound");
        Recipe recipe = Tones.recipe(folder, SHORT);
        RunFolder run = run("run", recipe);
        assertThatThrownBy(() -> trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(data.examples().get(2).file().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[task]\nkind = \"events\"|frame by frame",
                "[train]\nselect = \"roc-auc\"|accuracy",
            })
    void whatDoesNotFitIsRefused(String lines) throws Exception {
        String[] parts = lines.split("\\|");
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, parts[0]);
        assertThatThrownBy(() -> {
                    trainer.check(recipe, data);
                    trainer.train(recipe, data, Tones.split(data), run("run", recipe), Watcher.NOBODY);
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(parts[1]);
    }

    @Test
    void aNodeThatIsNotThereCannotBeFrozen() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, Map.of("architecture", "\"kws_dnn\"", "freeze", "[\"fc9\"]"), "");
        assertThatThrownBy(() -> trainer.check(recipe, data)).hasMessageContaining("fc9");
    }

    @Test
    void frozenNodesKeepWhatAnotherModelLearned() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, SHORT);
        RunFolder run = run("first", recipe);
        SavedModel first = trainer.train(recipe, data, Tones.split(data), run, Watcher.NOBODY);
        first.write(folder.resolve("first-model"), false);
        Recipe tuning = Tones.recipe(
                folder,
                Map.of(
                        "architecture", "\"kws_dnn\"",
                        "options", "{units = 16}",
                        "pretrained", "'" + folder.resolve("first-model") + "'",
                        "freeze", "[\"fc1\", \"fc2\"]"),
                SHORT);
        SavedModel tuned = trainer.train(tuning, data, Tones.split(data), run("tuned", tuning), Watcher.NOBODY);
        assertThat(tuned.weights().get("fc1.weight").values())
                .isEqualTo(first.weights().get("fc1.weight").values());
        assertThat(tuned.weights().get("fc3.weight").values())
                .isNotEqualTo(first.weights().get("fc3.weight").values());
    }

    @Test
    void progressHasAnEnd() throws Exception {
        Dataset data = Tones.write(folder, 6);
        Recipe recipe = Tones.recipe(folder, SHORT);
        List<Double> shares = new ArrayList<>();
        List<String> said = new ArrayList<>();
        trainer.train(recipe, data, Tones.split(data), run("run", recipe), new Watcher() {
            @Override
            public void at(double done, String what) {
                shares.add(done);
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public boolean stopping() {
                return false;
            }
        });
        assertThat(shares).isSorted().first().isEqualTo(0.0);
        assertThat(shares.get(shares.size() - 1)).isGreaterThanOrEqualTo(0.75).isLessThanOrEqualTo(1);
        assertThat(said).hasSize(4).allMatch(sentence -> sentence.contains("validation loss"));
    }
}
