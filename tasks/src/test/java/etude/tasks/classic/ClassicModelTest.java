package etude.tasks.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.classic.Methods;
import etude.classic.Pipeline;
import etude.network.Shape;
import etude.network.Task;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.checkpoint.Safetensors;
import etude.runtime.model.ModelFormatException;
import etude.runtime.model.WeightsFile;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicModelTest {

    @TempDir
    private Path home;

    static Stream<String> methods() {
        return Methods.names().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aModelIsTheSameToTheBitAfterItWasSaved(String method) throws IOException {
        for (ClassicModel model : List.of(ClassicModels.classes(method), ClassicModels.tags(method))) {
            model.write(home.resolve("m"), true);
            ClassicModel back = ClassicModel.read(home.resolve("m"));
            assertThat(back.vector()).isEqualTo(model.vector());
            assertThat(back.method()).isEqualTo(model.method());
            assertThat(back.labels()).isEqualTo(model.labels());
            assertThat(back.provenance()).isEqualTo(model.provenance());
            assertThat(back.longest()).isEqualTo(model.longest());
            for (int label = 0; label < 3; label++) {
                Waveform sound = ClassicModels.sound(label, 5000, 100 + label);
                assertThat(back.scores(sound)).containsExactly(model.scores(sound));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void soundsAreToldApart(String method) {
        ClassicModel model = ClassicModels.classes(method);
        for (int label = 0; label < 3; label++) {
            float[] scores = model.scores(ClassicModels.sound(label, 6000, 200 + label));
            assertThat(scores[label]).as(Arrays.toString(scores)).isGreaterThan(0.4f);
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        ClassicModels.classes("logistic").write(home.resolve("a"), false);
        ClassicModels.classes("logistic").write(home.resolve("b"), false);
        for (String file : List.of("classic.json", WeightsFile.NAME)) {
            assertThat(home.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(home.resolve("b").resolve(file));
        }
        assertThatThrownBy(() -> ClassicModels.classes("logistic").write(home.resolve("a"), false))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "version" : 1       | "version" : 2                         | version 1 is known
                    etude-classic       | etude-model                           | does not say that it is an etude-classic
                    "longest" : 1.0     | "longest" : 1.0, "more" : 1           | says 'more', which is not known
                    "longest" : 1.0     | "longest" : "x"                       | longest
                    "longest" : 1.0     | "longest" : -1.0                      | longest is -1.0 s
                    LogisticRegression  | Runtime                               | Runtime
                    LINEAR_SCORES       | LAYERS                                | hidden
                    "noise",            | "noise", "more",                      | Found 4 labels; 3 outputs
                    weights.safetensors | ../weights.safetensors                | keeps its weights in
                    "Classes"           | "Tags"                                | no weights called 'fitted.0.weights'
                    """)
    void aDescriptionThatSaysAnythingElseIsRefused(String from, String to, String why) throws IOException {
        Path folder = home.resolve("m");
        ClassicModels.classes("logistic").write(folder, false);
        Path json = folder.resolve("classic.json");
        String text = Files.readString(json);
        assertThat(text).contains(from);
        Files.writeString(json, text.replace(from, to));
        assertThatThrownBy(() -> ClassicModel.read(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void numbersThatWereChangedAreRefused() throws IOException {
        Path folder = home.resolve("m");
        ClassicModels.classes("logistic").write(folder, false);
        Path file = folder.resolve(WeightsFile.NAME);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ClassicModel.read(folder)).hasMessageContaining("is damaged");
        Files.delete(file);
        assertThatThrownBy(() -> ClassicModel.read(folder)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ClassicModel.read(home)).isInstanceOf(NoSuchFileException.class);
        assertThat(ClassicModel.isIn(folder)).isTrue();
        assertThat(ClassicModel.isIn(home)).isFalse();
    }

    @Test
    void numbersThatAreNoneOrTooManyOrOfAnotherShapeAreRefused() throws IOException {
        assertThatThrownBy(() -> read(tensors -> tensors.get("fitted.bias").values()[1] = Float.NaN))
                .hasMessageContaining("The biases hold NaN");
        assertThatThrownBy(() -> read(tensors -> tensors.put("more", new Weight(Shape.of(1), new float[1]))))
                .hasMessageContaining("The tensors [more] have no place");
        assertThatThrownBy(() -> read(tensors -> tensors.put("fitted.bias", new Weight(Shape.of(2), new float[2]))))
                .hasMessageContaining("There are 3 rows of weights; 2 are needed");
        assertThatThrownBy(() -> read(tensors -> tensors.remove("standardisation.mean")))
                .hasMessageContaining("no weights called 'standardisation.mean'");
    }

    private interface Change {
        void make(Map<String, Weight> tensors);
    }

    /** Reads a model whose numbers were changed by somebody who wrote the digest, too. */
    private void read(Change change) throws IOException {
        Path folder = home.resolve("m");
        ClassicModels.classes("logistic").write(folder, true);
        Path file = folder.resolve(WeightsFile.NAME);
        WeightsFile before = WeightsFile.of(file);
        Map<String, Weight> tensors =
                new LinkedHashMap<>(Safetensors.read(file).weights().byName());
        change.make(tensors);
        Safetensors.write(file, true, Weights.of(tensors), Map.of());
        WeightsFile after = WeightsFile.of(file);
        Path json = folder.resolve("classic.json");
        Files.writeString(
                json,
                Files.readString(json)
                        .replace(before.sha256(), after.sha256())
                        .replace("\"bytes\" : " + before.bytes(), "\"bytes\" : " + after.bytes()));
        ClassicModel.read(folder);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        ClassicModel model = ClassicModels.classes("knn");
        Pipeline pipeline = model.pipeline();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicModel(
                        model.vector(), pipeline, model.method(), new Task.Tags(), model.labels(), 1, Map.of()))
                .withMessageContaining("The task is Tags[]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicModel(
                        model.vector(), pipeline, model.method(), model.task(), List.of("a"), 1, Map.of()))
                .withMessageContaining("Found 1 labels; 3 outputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicModel(
                        etude.classic.ClipVectors.named("speech", 8000),
                        pipeline,
                        model.method(),
                        model.task(),
                        model.labels(),
                        1,
                        Map.of()))
                .withMessageContaining("what was learned takes 14");
    }
}
