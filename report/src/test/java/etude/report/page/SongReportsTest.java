package etude.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.representation.Axis;
import etude.representation.Layout;
import etude.representation.Preset;
import etude.resynthesis.Invertibility;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SongReportsTest {

    @TempDir
    Path folder;

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void aReportIsAPageItsDataItsPicturesItsSoundsAndItsExports() throws IOException {
        List<Path> written = SongReports.write(folder, Reports.hostile(), false);
        assertThat(written.stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "report.html",
                        "report.json",
                        "waveform.png",
                        "chroma.png",
                        "song.wav",
                        "rebuilt.wav",
                        "chords.csv");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void whatOtherRoomsAddIsOnThePageAndInTheData() throws IOException {
        SongReports.write(folder, Reports.hostile(), false);

        assertThat(page()).contains("<rect width=\"75.00%\"", "class=\"hint\"");
        JsonNode data = JsonMapper.shared().readTree(folder.resolve("report.json"));
        assertThat(data.get("tagging").get("model").asString()).isEqualTo(Reports.ENEMY);
    }

    @Test
    void whereOneFileCannotBeWrittenNoneIs() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("report.json"));

        assertThatThrownBy(() -> SongReports.write(folder, Reports.hostile(), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(inTheWay);
        }
    }

    @Test
    void thePageHoldsItsPicturesAndSoundsAndNamesNoOtherPlace() throws IOException {
        SongReports.write(folder, Reports.hostile(), false);
        String page = page();
        byte[] song = Files.readAllBytes(folder.resolve("song.wav"));
        assertThat(page)
                .contains("src=\"data:audio/wav;base64," + Base64.getEncoder().encodeToString(song) + '"');
        Matcher sources =
                Pattern.compile("(?:src|href|action|srcset|poster)=\"(.{0,12})").matcher(page);
        assertThat(sources.results().map(match -> match.group(1))).allMatch(start -> start.startsWith("data:"));
        assertThat(page).doesNotContain("http:", "https:", "@import");
    }

    @Test
    void thePolicyNamesTheStyleAndTheScriptOfThePage() throws Exception {
        SongReports.write(folder, Reports.hostile(), false);
        for (String tag : List.of("style", "script")) {
            Matcher content = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                    .matcher(page());
            assertThat(content.find()).isTrue();
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
            String hash = Base64.getEncoder().encodeToString(digest);
            assertThat(page()).contains(tag + "-src &#39;sha256-" + hash);
        }
        assertThat(page()).contains("default-src &#39;none&#39;").doesNotContain("unsafe-");
    }

    @Test
    void theDataSaysTheSameAndHasNullForWhatIsNoNumber() throws IOException {
        SongReports.write(folder, Reports.hostile(), false);
        JsonNode data = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(data.get("version").asInt()).isEqualTo(1);
        assertThat(data.get("title").asString()).isEqualTo(Reports.ENEMY);
        assertThat(data.get("tags").get("artist").asString()).isEqualTo(Reports.ENEMY);
        assertThat(data.get("tags").get("gain").isNull()).isTrue();
        assertThat(data.get("panels").get(1).get("picture").asString()).isEqualTo("chroma.png");
        JsonNode row = data.get("representations").get(0);
        assertThat(row.get("values").asLong()).isEqualTo(240);
        assertThat(row.get("bytes").asLong()).isEqualTo(960);
        assertThat(row.get("density").isNull()).isTrue();
    }

    @Test
    void anEarlierReportIsReplacedOnlyWhereAllowed() throws IOException {
        Files.writeString(folder.resolve("chroma.png"), "mine");
        assertThatThrownBy(() -> SongReports.write(folder, Reports.hostile(), false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("chroma.png");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        SongReports.write(folder, Reports.hostile(), true);
        assertThat(Files.size(folder.resolve("chroma.png"))).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.wav", "/x.wav", "a\\b.wav", "", ".hidden", "a b", "x\u0000.wav"})
    void filesHavePlainNames(String name) {
        assertThatThrownBy(() -> new Sound("", "", name, "audio/wav", new byte[0]))
                .hasMessageContaining("cannot name");
    }

    @Test
    void filesHaveNamesOfTheirOwnAndSoundsATypeOfSound() throws IOException {
        SongReport report = Reports.hostile();
        Sound page = new Sound("", "", "Report.html", "audio/wav", new byte[0]);
        assertThatThrownBy(() -> new SongReport(
                        "",
                        "",
                        1,
                        List.of(),
                        List.of(),
                        Optional.of(page),
                        report.panels(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()))
                .hasMessageContaining("Two files");
        assertThatThrownBy(() -> new Sound("", "", "x.wav", "audio/wav\" onerror=\"", new byte[0]))
                .hasMessageContaining("no type of sound");
    }

    @Test
    void aLessonPromisesAWayBackWhereThereIsOneAndOnlyThere() {
        Preset preset = Preset.librosa(22050);
        int lessons = 0;
        for (String name : preset.names()) {
            Lesson lesson = Lesson.of(name).orElse(null);
            if (lesson != null) {
                Invertibility.Kind kind = Invertibility.of(preset.get(name)).kind();
                assertThat(lesson.inverse() == Lesson.Inverse.NONE).as(name).isEqualTo(kind == Invertibility.Kind.NONE);
                lessons++;
            }
        }
        assertThat(lessons).isGreaterThan(20);
    }

    @Test
    void everyLessonSpeaksInOneSentence() {
        for (String name : List.of(
                "raw",
                "stft",
                "spectrogram_mel",
                "spectrogram_log",
                "melspectrogram",
                "cqt",
                "chroma_cqt",
                "mfcc",
                "tonnetz",
                "rms",
                "spectral_centroid",
                "onset_strength",
                "tempogram",
                "fourier_tempogram",
                "harmonic_tensor",
                "gammatonegram")) {
            Lesson lesson = Lesson.of(name).orElseThrow();
            assertThat(lesson.shows()).matches("[A-Z][^.!?]+\\.");
            assertThat(lesson.suits()).matches("[a-z][^.!?]+\\.");
        }
        assertThat(Lesson.of("spectrogramme")).isEmpty();
        assertThat(Lesson.of("spectrogram_log").orElseThrow().title()).contains("octaves");
    }

    @Test
    void densityIsTheShareOfValuesThatCarryTheEnergy() {
        float[] x = new float[1000];
        x[10] = 3;
        x[500] = -3;
        assertThat(Density.of(Waveform.mono(x, 8000))).isCloseTo(0.00198, within(1e-5));
        assertThat(Density.of(Waveform.mono(new float[10], 8000))).isNaN();
        assertThat(Density.of(Signals.sine(441, 1, 44100))).isBetween(0.8, 0.95);
        Layout power = Layout.of("p", Axis.coefficients(100), "power");
        float[] even = new float[100];
        java.util.Arrays.fill(even, 2);
        assertThat(Density.of(Frames.of(100, 1, even), power)).isCloseTo(0.99, within(1e-6));
        assertThat(Density.of(Frames.of(100, 1, even), Layout.of("p", Axis.coefficients(100), "dB")))
                .isNaN();
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(Words.bytes(5_292_032)).isEqualTo("5.29 MB");
        assertThat(Words.bytes(999)).isEqualTo("999 B");
        assertThat(Words.bytes(999_900)).isEqualTo("1.00 MB");
        assertThat(Words.percent(0.0312)).isEqualTo("3.12 %");
        assertThat(Words.millis(1234.5)).isEqualTo("1,230 ms");
        assertThat(Words.millis(Double.NaN)).isEqualTo("–");
    }
}
