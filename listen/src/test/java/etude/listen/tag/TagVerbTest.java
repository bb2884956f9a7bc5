package etude.listen.tag;

import static org.assertj.core.api.Assertions.assertThat;

import etude.listen.Run;
import etude.listen.SmallModels;
import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.model.SavedModel;
import etude.tasks.tagging.Tagger;
import etude.tasks.tagging.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TagVerbTest {

    @TempDir
    private Path folder;

    private Path sound;
    private SavedModel model;

    @BeforeEach
    void installOneModel() throws IOException {
        SmallModels.empty();
        model = SmallModels.install("mine/small", 1);
        sound = SmallModels.sound(folder.resolve("sound.wav"), 8);
    }

    @Test
    void jsonHasTheTagsOfTheLibraryTheSurestFirst() throws IOException {
        Run run = Run.of("tag", sound, "--model", "mine/small", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode told = run.json().get(0);
        assertThat(told.propertyNames()).containsExactly("file", "model", "duration", "pieces", "tags");
        assertThat(told.get("file").asString()).isEqualTo(sound.toString());
        assertThat(told.get("model").asString()).isEqualTo("mine/small");
        assertThat(told.get("duration").asDouble()).isEqualTo(8);
        Tags tags;
        try (Tagger tagger = Tagger.of(model.model(), model.weights())) {
            tags = tagger.tag(sound);
        }
        assertThat(told.get("pieces").asInt()).isEqualTo(tags.pieces());
        assertThat(told.get("tags")).hasSize(4);
        for (int i = 0; i < 4; i++) {
            JsonNode tag = told.get("tags").get(i);
            assertThat(tag.propertyNames()).containsExactly("tag", "score");
            assertThat(tag.get("tag").asString()).isEqualTo(tags.top(4).get(i).label());
            assertThat((float) tag.get("score").asDouble())
                    .isEqualTo((float) tags.top(4).get(i).score());
        }
    }

    @Test
    void overTimeEachMomentHasAScoreForEachLabelInTheModelsOrder() {
        JsonNode told =
                Run.of("tag", sound, "--json", "--over-time", "--top", 1).json().get(0);

        assertThat(told.get("tags")).hasSize(1);
        JsonNode overTime = told.get("overTime");
        assertThat(overTime.propertyNames()).containsExactly("labels", "moments");
        assertThat(overTime.get("labels").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(SmallModels.LABELS);
        assertThat(overTime.get("moments")).hasSizeGreaterThan(2);
        double last = -1;
        for (JsonNode moment : overTime.get("moments")) {
            assertThat(moment.propertyNames()).containsExactly("from", "to", "scores");
            assertThat(moment.get("from").asDouble()).isGreaterThan(last);
            assertThat(moment.get("scores")).hasSize(4);
            last = moment.get("from").asDouble();
        }
        assertThat(overTime.toString()).doesNotContain("\"score\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kws_dnn", "musicnn_tf", "gated_crnn"})
    void modelsThatHearInOtherWaysTellWhatIsWhenToo(String architecture) throws IOException {
        Model other = Zoo.get(architecture).model(SmallModels.LABELS);
        SmallModels.home().add("other", new SavedModel(other, Weights.initial(other.network(), 1)), true);

        Run run = Run.of("tag", sound, "--model", "other", "--over-time", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode told = run.json().get(0);
        JsonNode moments = told.get("overTime").get("moments");
        assertThat(moments).isNotEmpty().hasSize(told.get("pieces").asInt());
        assertThat(moments.get(0).get("from").asDouble()).isZero();
    }

    @Test
    void aTerminalIsSafeFromWhatLabelsSay() {
        Run run = Run.of("tag", sound, "--over-time");

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("\u001b").contains("guitar", "Ä ö", "\ufffd[2J");
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.wav"), "This is not a song.");

        Run run = Run.of("tag", folder, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json()).hasSize(2);
        assertThat(run.json().get(0).get("file").asString()).isEqualTo(broken.toString());
        assertThat(run.json().get(0).get("error").asString()).isNotEmpty();
        assertThat(run.json().get(1).get("tags")).hasSize(4);
        assertThat(run.err()).contains("1 of 2 files failed");
    }

    @Test
    void aFileWithoutSamplesIsAFailureThatIsSaid() throws IOException {
        Path empty = SmallModels.sound(folder.resolve("empty.wav"), 0);

        Run run = Run.of("tag", empty);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("empty.wav").contains("no samples");
    }

    @Test
    void withoutAModelTheAnswerSaysHowToGetOne() throws IOException {
        SmallModels.empty();

        Run run = Run.of("tag", sound);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("No model is installed", "./etude models pull ");
    }

    @Test
    void whereSeveralAreInstalledOneMustBeNamed() throws IOException {
        SmallModels.install("other", 2);

        Run run = Run.of("tag", sound);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("mine/small", "other", "--model");
    }

    @Test
    void aModelThatIsNotThereNamesTheNearestOrHowToGetIt() {
        assertThat(Run.of("tag", sound, "--model", "mine/smal").err()).contains("did you mean 'mine/small'?");
        assertThat(Run.of("tag", sound, "--model", "mtat/fcn").err()).contains("./etude models pull mtat/fcn");
        assertThat(Run.of("tag", sound, "--model", "nowhere.onnx").code()).isEqualTo(1);
        assertThat(Run.of("tag", sound, "--model", "../mine").err()).contains("holds no model");
    }

    @Test
    void anOnnxFileAndAFolderAreModelsToo() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        assertThat(Run.of("models", "export", "mine/small", "-o", onnx).code()).isZero();

        List<List<Double>> scores = new ArrayList<>();
        for (Object name : List.of("mine/small", SmallModels.home().folder().resolve("mine/small"), onnx)) {
            Run run = Run.of("tag", sound, "--model", name, "--json");
            assertThat(run.code()).as(run.err()).isZero();
            JsonNode tags = run.json().get(0).get("tags");
            scores.add(tags.valueStream()
                    .map(tag -> Math.rint(1e4 * tag.get("score").asDouble()))
                    .toList());
        }
        assertThat(scores.get(1)).isEqualTo(scores.get(0));
        assertThat(scores.get(2)).isEqualTo(scores.get(0));
    }

    @Test
    void tagsOverTimeAreWrittenAsPictureTableOrArrays() throws IOException {
        for (String kind : List.of("png", "csv", "npz")) {
            Path file = folder.resolve("out/taggram." + kind);
            assertThat(Run.of("tag", sound, "-o", file).code()).isZero();
            assertThat(file).isNotEmptyFile();
            Run again = Run.of("tag", sound, "-o", file);
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("--force");
        }
        List<String> table = Files.readAllLines(folder.resolve("out/taggram.csv"));
        assertThat(table.get(0)).startsWith("from,to,guitar,slow,");
        assertThat(table.get(1)).startsWith("0.0,3.0,");
        assertThat(table.get(1).split(",")).hasSize(6);
    }

    @Test
    void manyFilesAreWrittenIntoAFolder() throws IOException {
        SmallModels.sound(folder.resolve("two.wav"), 1);

        assertThat(Run.of("tag", folder, "-o", folder.resolve("out.csv")).code())
                .isEqualTo(2);
        assertThat(Run.of("tag", folder, "-o", folder.resolve("out"), "--format", "csv")
                        .code())
                .isZero();

        assertThat(folder.resolve("out/sound.csv")).isNotEmptyFile();
        assertThat(folder.resolve("out/two.csv")).isNotEmptyFile();
    }

    @Test
    void whatCannotBeMeantIsAMatterOfUsage() {
        assertThat(Run.of("tag", sound, "--top", 0).code()).isEqualTo(2);
        assertThat(Run.of("tag", sound, "-o", folder.resolve("x.txt")).err()).contains("png, csv, npz");
        assertThat(Run.of("tag").code()).isEqualTo(2);
    }
}
