package etude.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.learn.data.FeatureCache;
import etude.learn.data.TinySounds;
import etude.learn.evaluate.Prediction;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.tasks.classic.ClassicModel;
import etude.tasks.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicTrainingTest {

    @TempDir
    private Path temporary;

    private Recipe recipe(String split, String classic) throws IOException {
        for (int i = 0; i < 8; i++) {
            TinySounds.tone(temporary.resolve("music/low/" + i + ".wav"), i);
            TinySounds.tone(temporary.resolve("music/high/" + i + ".wav"), 30 + i);
        }
        return Recipes.parse(
                "name = 'tones'\n[data]\nsource = 'music'\n" + split + "\n[classic]\nsampleRate = 8000\n" + classic
                        + "\n[report]\nresamples = 100\nerrors = 2\n",
                List.of());
    }

    private Training.Result run(Recipe recipe, String name) throws IOException, StoppedException {
        Files.createDirectories(temporary.resolve("runs"));
        return Training.run(
                new Training.Job(
                        recipe,
                        temporary.resolve("runs/" + name),
                        false,
                        temporary,
                        temporary.resolve("generated"),
                        FeatureCache.at(temporary.resolve("features"), 1 << 28),
                        "etude train"),
                Watcher.NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "linear-svm", "rbf-svm", "knn", "gmm", "mlp"})
    void theModelOfARunSaysOfTheTestPartWhatTheRunSays(String method) throws Exception {
        String more = method.equals("mlp") ? "\nparameters = {hidden = 8, epochs = 50}" : "";
        Training.Result result = run(recipe("split = 'ratio'", "method = '" + method + "'" + more), "one");
        ClassicModel model = ClassicModel.read(result.folder().model());
        assertThat(model.labels()).containsExactly("high", "low");
        assertThat(model.provenance()).containsEntry("recipe", "tones").containsKeys("data", "protocol");
        assertThat(model.provenance().values()).noneMatch(String::isBlank);
        try (Tagger tagger = Tagger.of(model)) {
            for (Prediction prediction : result.outcome().predictions().all()) {
                double score =
                        tagger.tag(prediction.example().file()).all().get(0).score();
                assertThat((float) score).isEqualTo((float) prediction.scores()[0]);
            }
        }
    }

    @Test
    void theModelOfSeveralRoundsIsFittedToAllExamples() throws Exception {
        Training.Result result = run(recipe("split = 'folds'\nfolds = 4", "grid = {c = [0.1, 1]}"), "folds");
        assertThat(result.outcome().facts()).containsKey("chosen for the model, fitted to all examples");
        assertThat(ClassicModel.read(result.folder().model()).longest()).isPositive();
        assertThat(result.evaluation().first().value()).isEqualTo(1);
    }

    @Test
    void unlabelledSoundsAreLearnedFromWhereTheModelIsSure() throws Exception {
        Recipe recipe = recipe("split = 'ratio'", "selfTraining = 0.8");
        for (int i = 0; i < 5; i++) {
            TinySounds.tone(temporary.resolve("music/unlabelled/" + i + ".wav"), i);
        }
        Training.Result result = run(recipe, "some");
        assertThat(result.outcome().facts()).containsKey("unlabelled examples that were given a label");
        assertThat(result.evaluation().first().value()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> run(Recipes.parse(Recipes.write(recipe), List.of("classic.selfTraining=0.5")), "other"))
                .withMessageContaining("above 0.5");
    }
}
