package etude.listen.models;

import static org.assertj.core.api.Assertions.assertThat;

import etude.listen.Run;
import etude.listen.SmallModels;
import etude.network.Model;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.model.SavedModel;
import etude.runtime.store.Catalogue;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ModelsVerbTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        SmallModels.empty();
    }

    @Test
    void anEmptyHomeSaysHowToGetModels() {
        Run run = Run.of("models", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("No model is installed", "./etude models pull");
    }

    @Test
    void allNamesWhatIsInstalledWhatIsPublishedAndEveryArchitecture() throws IOException {
        SmallModels.install("mine/small", 1);

        Run text = Run.of("models", "list", "--all");
        JsonNode data = Run.of("models", "list", "--all", "--json").json().get(0);

        assertThat(text.out()).contains("mine/small", "mlp, 4 classes").contains(Zoo.names());
        assertThat(data.get("installed").get(0).get("name").asString()).isEqualTo("mine/small");
        assertThat(data.get("published")).hasSize(Catalogue.standard().entries().size());
        assertThat(data.get("published").get(0).get("licence").asString()).isNotEmpty();
        assertThat(data.get("architectures")
                        .valueStream()
                        .map(a -> a.get("name").asString()))
                .containsExactlyElementsOf(Zoo.names());
    }

    @Test
    void aDamagedModelDoesNotHideTheOthers() throws IOException {
        SmallModels.install("good", 1);
        SmallModels.install("bad", 1);
        Files.writeString(SmallModels.home().folder().resolve("bad/model.json"), "{");

        Run run = Run.of("models", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("good", "mlp, 4 classes", "bad", "cannot be read");
    }

    @Test
    void infoTellsOriginSoundAndLabelsAndATerminalIsSafeFromThem() throws IOException {
        SmallModels.install("mine/small", 1);

        Run text = Run.of("models", "info", "mine/small");
        JsonNode data = Run.of("models", "info", "mine/small", "--json").json().get(0);

        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("mlp", "3 s at 22.05 kHz", "guitar").doesNotContain("\u001b");
        assertThat(data.get("labels").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(SmallModels.LABELS);
        assertThat(data.get("provenance").get("paper").asString()).contains("Tzanetakis");
        assertThat(data.get("samples").asInt()).isEqualTo(66150);
    }

    @Test
    void aCheckpointBecomesAModel() throws IOException {
        SmallModels.install("first", 3);
        Path checkpoint = SmallModels.home().folder().resolve("first/weights.safetensors");
        Path labels = Files.writeString(folder.resolve("labels.txt"), "a\nb\n\nc\nd\n");

        Run run = Run.of(
                "models", "import", checkpoint, "--architecture", "mlp", "--labels", labels, "--name", "my/copy");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(SmallModels.home().get("my/copy").weights().byName())
                .containsOnlyKeys(SmallModels.model(3).weights().byName().keySet());
        assertThat(SmallModels.home().describe("my/copy").labels()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatCannotBeImportedIsASentenceAndLeavesNothing() throws IOException {
        SmallModels.install("first", 3);
        Path checkpoint = SmallModels.home().folder().resolve("first/weights.safetensors");
        Path labels = Files.writeString(folder.resolve("labels.txt"), "a\nb\n");
        Path noise = Files.writeString(folder.resolve("noise.pth"), "This is no checkpoint.");

        Run wrongCount = importing(checkpoint, "mlp", labels, "x");
        Run unknown = importing(checkpoint, "mpl", labels, "x");
        Run notOne = importing(noise, "mlp", labels, "x");
        Run noLabels = importing(checkpoint, "mlp", folder.resolve("none.txt"), "x");
        Run badName = importing(checkpoint, "mlp", labels, "../x");
        Run taken = importing(checkpoint, "mlp", labels, "first");

        assertThat(wrongCount.err()).contains("4 outputs", "2 labels");
        assertThat(unknown.err()).contains("did you mean 'mlp'?");
        assertThat(notOne.err()).contains("noise.pth");
        assertThat(noLabels.err()).contains("mtat", "one label a line");
        assertThat(badName.err()).contains("cannot be called");
        assertThat(taken.err()).contains("--force");
        assertThat(new int[] {
                    wrongCount.code(), unknown.code(), notOne.code(), noLabels.code(), badName.code(), taken.code()
                })
                .containsExactly(1, 1, 1, 2, 1, 1);
        assertThat(SmallModels.home().list()).containsExactly("first");
    }

    private static Run importing(Path file, String architecture, Path labels, String name) {
        return Run.of("models", "import", file, "--architecture", architecture, "--labels", labels, "--name", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "address"})
    void aPublishedModelIsPulledFromAFolderThatHasIt(String how) throws IOException {
        Path data = TestData.require("weights/tagging/sota/mtat/fcn/best_model.pth");
        Path from = data.getParent();

        Run run = Run.of("models", "pull", "mtat/fcn", "--from", how.equals("plain") ? from : from.toUri());
        Run again = Run.of("models", "pull", "mtat/fcn", "--from", folder);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("mtat/fcn: installed.");
        assertThat(SmallModels.home().describe("mtat/fcn").provenance()).containsKeys("licence", "source", "sha256");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("installed already", "--force");
    }

    @Test
    void whatCannotBePulledDoesNotStopTheOthersAndSaysWhy() {
        Run run = Run.of("models", "pull", "mtat/fcnn", "mtat/fcn", "--from", folder, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json()).hasSize(2);
        assertThat(run.err()).contains("2 of 2 models failed", "did you mean 'mtat/fcn'?", "SHA-256");
    }

    @Test
    void anExportedFileIsNotReplacedWithoutForce() throws IOException {
        SmallModels.install("small", 1);
        Path file = Files.writeString(folder.resolve("small.onnx"), "mine");

        Run refused = Run.of("models", "export", "small", "-o", file);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--force");
        assertThat(file).hasContent("mine");
        assertThat(Run.of("models", "export", "small", "-o", file, "--force").code())
                .isZero();
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void aRemovedModelIsGoneAndAnUnknownOneIsSaid() throws IOException {
        SmallModels.install("small", 1);

        assertThat(Run.of("models", "remove", "smal").err()).contains("did you mean 'small'?");
        assertThat(Run.of("models", "remove", "small").code()).isZero();

        assertThat(SmallModels.home().list()).isEmpty();
    }

    static java.util.List<String> architectures() {
        return Zoo.names();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyArchitectureIsDescribed(String name) {
        JsonNode data = Run.of("models", "describe", name, "--json").json().get(0);

        assertThat(data.get("parameters").asLong()).isPositive();
        assertThat(data.get("multiplyAdds").asLong()).isPositive();
        assertThat(data.get("layers")).isNotEmpty();
        assertThat(data.get("samples").asInt()).isPositive();
    }

    @Test
    void aDescriptionIsATableForALengthOfChoiceAndADrawing() throws IOException {
        Path svg = folder.resolve("graph.svg");

        Run run = Run.of("models", "describe", "mlp", "--length", 10, "-o", svg);
        Run counted = Run.of("models", "describe", "mlp", "--length", "220500samples");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("mfcc", "dense1").isEqualTo(counted.out());
        assertThat(Files.readString(svg)).startsWith("<svg").contains("dense1");
        assertThat(Run.of("models", "describe", "mlp", "-o", svg).code()).isEqualTo(1);
    }

    @Test
    void anInstalledModelIsDescribedToo() throws IOException {
        SmallModels.install("mine/small", 1);

        assertThat(Run.of("models", "describe", "mine/small").out()).contains("dense1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5samples", "1e9", "99999999999"})
    void whatIsNoLengthIsAMatterOfUsage(String length) {
        Run run = Run.of("models", "describe", "mlp", "--length=" + length);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is no length of sound");
    }

    @Test
    void unknownNamesAndWordsNameTheNearest() {
        assertThat(Run.of("models", "describe", "musicn").err()).contains("did you mean 'musicnn'?");
        assertThat(Run.of("models", "lst").err()).contains("There is no 'models lst'", "list, describe, info");
        assertThat(Run.of("models").code()).isEqualTo(2);
    }

    @Test
    void filtersAreDrawnAsTheyBeganAndAsTrainingLeftThem() throws IOException {
        Model model = Zoo.get("hcnn").model(SmallModels.LABELS);
        Map<String, Weight> weights =
                new LinkedHashMap<>(Weights.initial(model.network(), 1).byName());
        weights.put("hstft.q", new Weight(Shape.of(1), new float[] {0.5f}));
        SmallModels.home().add("trained", new SavedModel(model, Weights.of(weights)), true);
        Path picture = folder.resolve("filters.png");

        Run run = Run.of("models", "filters", "trained", "-o", picture, "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        JsonNode bands = run.json().get(0).get("filters").get(0);
        assertThat(bands.get("name").asString()).isEqualTo("hstft.bands");
        assertThat(bands.get("along").asString()).isEqualTo("hertz");
        assertThat(bands.get("largestChange").asDouble()).isBetween(0.1, 1.0);
        assertThat(Run.of("models", "filters", "trained", "-o", picture).err()).contains("--force");
    }

    @Test
    void whatHasNoFiltersOrIsNoPictureIsSaid() throws IOException {
        Model model = Zoo.get("sample").model(SmallModels.LABELS);
        SmallModels.home().add("plain", new SavedModel(model, Weights.initial(model.network(), 1)), true);

        assertThat(Run.of("models", "filters", "plain", "-o", folder.resolve("f.png"))
                        .err())
                .contains("has no filters to draw");
        assertThat(Run.of("models", "filters", "plain", "-o", folder.resolve("f.jpg"))
                        .err())
                .contains("end in .png");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anArchitectureIsDescribedWithOptionsAndLabelsOfChoice() {
        Run run = Run.of("models", "describe", "mlp", "--set", "hidden=7", "--set", "labels=3", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode layers = run.json().get(0).get("layers");
        assertThat(layers.valueStream()
                        .filter(layer -> layer.get("name").asString().equals("dense1"))
                        .findFirst()
                        .orElseThrow()
                        .get("shape")
                        .get(1)
                        .asInt())
                .isEqualTo(7);
        assertThat(layers.get(layers.size() - 1).get("shape").get(1).asInt()).isEqualTo(3);
    }

    @Test
    void optionsThatAreNoneAreSaidWithThoseThatThereAre() throws IOException {
        SmallModels.install("mine/small", 1);

        assertThat(Run.of("models", "describe", "mlp", "--set", "hiden=7").err())
                .contains("did you mean 'hidden'?");
        assertThat(Run.of("models", "describe", "mlp", "--set", "hidden=0").err())
                .contains("must be from 1 to 4096");
        assertThat(Run.of("models", "describe", "mlp", "--set", "hidden=many").err())
                .contains("whole number");
        assertThat(Run.of("models", "describe", "mlp", "--set", "labels=0").err())
                .contains("labels is 0");
        assertThat(Run.of("models", "describe", "mine/small", "--set", "hidden=7")
                        .err())
                .contains("is an installed model");
        assertThat(Run.of("models", "describe", "mlp").out()).contains("--set", "hidden", "128");
    }
}
