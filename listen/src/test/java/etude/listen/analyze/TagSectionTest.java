package etude.listen.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import etude.listen.Run;
import etude.listen.SmallModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TagSectionTest {

    @TempDir
    private Path folder;

    private Path sound;
    private Path out;

    @BeforeEach
    void begin() throws IOException {
        SmallModels.empty();
        sound = SmallModels.sound(folder.resolve("sound.wav"), 4);
        out = folder.resolve("out");
    }

    private String page() throws IOException {
        return Files.readString(out.resolve("report.html"));
    }

    private JsonNode data() {
        return JsonMapper.shared().readTree(out.resolve("report.json"));
    }

    @Test
    void aReportShowsTagsAndTagsOverTimeOfTheInstalledModelThatGivesMostTags() throws IOException {
        SmallModels.install("a/classes", 1);
        SmallModels.installTagger("few", "guitar", "slow");
        SmallModels.installTagger("mine/small", SmallModels.LABELS.toArray(String[]::new));
        SmallModels.installTagger("other", "a", "b", "c", "d");

        Run run = Run.of("analyze", sound, "-o", out);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(page()).contains("What a network hears", "mine/small").doesNotContain("<script>alert", "\u001b");
        assertThat(out.resolve("tags.png")).isNotEmptyFile();
        JsonNode tagging = data().get("tagging");
        assertThat(tagging.get("model").asString()).isEqualTo("mine/small");
        assertThat(tagging.get("tags")).hasSize(4);
        assertThat(tagging.get("overTime").get("moments")).isNotEmpty();
        assertThat(tagging.get("provenance").get("paper").asString()).isNotEmpty();
    }

    @Test
    void aModelCanBeNamedAndTagsCanBeLeftOut() throws IOException {
        SmallModels.install("mine/small", 1);
        SmallModels.install("other", 2);

        assertThat(Run.of("analyze", sound, "-o", out, "--model", "other").code())
                .isZero();
        assertThat(data().get("tagging").get("model").asString()).isEqualTo("other");
        assertThat(Run.of("analyze", sound, "-o", out, "--force", "--no-tags").code())
                .isZero();
        assertThat(data().has("tagging")).isFalse();
        assertThat(Run.of("analyze", sound, "-o", out, "--model", "othr").err()).contains("did you mean 'other'?");
    }

    @Test
    void withoutAModelTheReportSaysHowToGetTags() throws IOException {
        assertThat(Run.of("analyze", sound, "-o", out).code()).isZero();

        assertThat(page()).contains("./etude models pull").doesNotContain("What a network hears");
    }

    @Test
    void modelsThatGiveNoTagsAreShownOnlyWhereTheyAreNamed() throws IOException {
        SmallModels.install("words", 1);

        assertThat(Run.of("analyze", sound, "-o", out).code()).isZero();
        assertThat(page()).contains("None of the installed models tells tags").doesNotContain("What a network hears");
        assertThat(Run.of("analyze", sound, "-o", out, "--force", "--model", "words")
                        .code())
                .isZero();
        assertThat(data().get("tagging").get("model").asString()).isEqualTo("words");
    }

    @Test
    void aModelThatIsDamagedDoesNotCostTheReport() throws IOException {
        SmallModels.installTagger("bad", "guitar", "slow");
        Files.write(SmallModels.home().folder().resolve("bad/weights.safetensors"), new byte[10]);

        Run run = Run.of("analyze", sound, "-o", out);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("'bad' could not be opened");
        assertThat(page()).contains("could not be opened");
        assertThat(Run.of("analyze", sound, "-o", out, "--force", "--model", "bad")
                        .code())
                .isEqualTo(1);
    }
}
