package etude.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import etude.annotation.Segment;
import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.cli.Run;
import etude.cli.Songs;
import etude.resynthesis.Sonification;
import etude.signal.Waveform;
import etude.testing.Signals;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeVerbTest {

    @TempDir
    private Path folder;

    @Test
    void aSongGetsAPageDataPicturesAndSounds() throws IOException {
        Path song = folder.resolve("song.flac");
        AudioFiles.write(
                song,
                Signals.sine(440, 2, 22050),
                WriteOptions.of(Encoding.flac16()).tagged(Map.of("title", "</title><script>alert(1)</script>")));
        Path out = folder.resolve("out");

        Run run = Run.of("analyze", song, "-o", out, "--json");

        assertThat(run.code()).as(run.err()).isZero();
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        JsonNode data = JsonMapper.shared().readTree(out.resolve("report.json"));
        assertThat(data.get("file").get("sampleRate").asInt()).isEqualTo(22050);
        assertThat(data.get("loudness").get("samplePeak").asDouble()).isBetween(-6.1, -5.9);
        assertThat(data.get("loudness").get("integrated").asDouble()).isBetween(-10.2, -9.2);
        for (JsonNode panel : data.get("panels")) {
            assertThat(out.resolve(panel.get("picture").asString())).isNotEmptyFile();
            for (JsonNode sound : panel.get("sounds")) {
                assertThat(AudioFiles.read(out.resolve(sound.get("file").asString()))
                                .duration())
                        .isBetween(1.9, 2.2);
            }
        }
        assertThat(data.get("panels").findValuesAsString("name"))
                .contains(
                        "waveform",
                        "spectrogram_linear",
                        "spectrogram_mel",
                        "spectrogram_log",
                        "harmonic_tensor",
                        "mfcc");
        JsonNode mfcc = row(data, "mfcc");
        assertThat(mfcc.get("shape").get(0).asInt()).isEqualTo(20);
        assertThat(mfcc.get("shape").get(1).asInt()).isEqualTo(1 + 44100 / 512);
        assertThat(mfcc.get("millisPerMinute").asDouble()).isPositive();
        assertThat(JsonMapper.shared().readTree(run.out()).get("report").asString())
                .endsWith("report.html");
    }

    @Test
    void theReportSaysOfChordsAndKeyWhatTheVerbsSay() throws IOException {
        List<Segment> cadence = new ArrayList<>();
        String[] labels = {"Bb:maj", "Eb:maj", "F:maj", "Bb:maj", "G:min", "C:min", "F:maj", "Bb:maj"};
        for (int i = 0; i < labels.length; i++) {
            cadence.add(new Segment(1.5 * i, 1.5 * i + 1.5, labels[i]));
        }
        Path song = folder.resolve("song.wav");
        AudioFiles.write(song, Waveform.mono(new Sonification(22050, 12 * 22050).chords(cadence), 22050));

        assertThat(Run.of("analyze", song, "-o", folder.resolve("out")).code()).isZero();

        JsonNode report = JsonMapper.shared()
                .readTree(folder.resolve("out").resolve("report.json"))
                .findValue("analysis");
        JsonNode chords = JsonMapper.shared()
                .readTree(Run.of("chords", song, "--json").out())
                .get("chords");
        JsonNode key =
                JsonMapper.shared().readTree(Run.of("key", song, "--json").out());
        assertThat(chords.findValuesAsString("label")).startsWith("Bb:maj", "Eb:maj", "F:maj", "Bb:maj", "G:min");
        for (String number : List.of("start", "end", "confidence")) {
            assertThat(report.get("chords").findValues(number).stream().map(JsonNode::asDouble))
                    .containsExactlyElementsOf(chords.findValues(number).stream()
                            .map(JsonNode::asDouble)
                            .toList());
        }
        assertThat(report.get("chords").findValuesAsString("label")).isEqualTo(chords.findValuesAsString("label"));
        assertThat(report.get("keys").get(0).get("key").asString())
                .isEqualTo(key.get("key").asString())
                .isEqualTo("Bb major");
        assertThat(report.get("keys").get(0).get("confidence").asDouble())
                .isEqualTo(key.get("confidence").asDouble());
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 12345, 44100, 96000})
    void everyRateHasItsSixHarmonics(int sampleRate) throws IOException {
        Path song = Songs.write(folder.resolve("song.wav"), 0.6, sampleRate);

        Run run = Run.of("analyze", song, "-o", folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode data = JsonMapper.shared().readTree(folder.resolve("out/report.json"));
        assertThat(row(data, "harmonic_tensor").get("shape").get(0).asInt()).isEqualTo(6);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Harmonic 6: at 6 × its frequency");
    }

    @Test
    void whereNothingListensTheReportSaysHowToGetTags() throws IOException {
        Path song = Songs.write(folder.resolve("song.wav"), 0.6, 22050);

        assertThat(Run.of("analyze", song, "-o", folder.resolve("out")).code()).isZero();
        assertThat(Run.of("analyze", song, "-o", folder.resolve("bare"), "--no-tags")
                        .code())
                .isZero();

        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("./etude models pull");
        assertThat(Files.readString(folder.resolve("bare/report.html"))).doesNotContain("./etude models");
    }

    @Test
    void aModelThatNothingCanHearIsAMatterOfUsage() throws IOException {
        Run run = Run.of("analyze", Songs.write(folder.resolve("song.wav"), 0.6, 22050), "-o", folder, "--model", "x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'x'", "./etude models list");
    }

    private static JsonNode row(JsonNode data, String name) {
        for (JsonNode row : data.get("representations")) {
            if (row.get("name").asString().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name);
    }

    @Test
    void severalSongsGetAFolderEachAndAnIndexThatNamesWhatFailed() throws IOException {
        Songs.write(folder.resolve("in/one & only #1.wav"), 0.6, 22050);
        Songs.write(folder.resolve("in/two.wav"), 0.6, 22050);
        Songs.broken(folder.resolve("in/<b>broken.wav"));
        Path out = folder.resolve("out");

        Run run = Run.of("analyze", folder.resolve("in"), "-o", out);

        assertThat(run.code()).isEqualTo(1);
        assertThat(out.resolve("one & only #1/report.html")).isNotEmptyFile();
        assertThat(out.resolve("two/report.html")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("one%20%26%20only%20%231/report.html", "two/report.html", "&lt;b&gt;broken.wav")
                .doesNotContain("<b>");
        assertThat(run.err()).contains("1 of 3 files failed");
    }

    @Test
    void aSongThatCannotBeReadIsToldAsDataToo() throws IOException {
        Path broken = Songs.broken(folder.resolve("broken.wav"));

        Run run = Run.of("analyze", broken, "-o", folder.resolve("out"), "--json");

        assertThat(run.code()).isEqualTo(1);
        JsonNode told = JsonMapper.shared().readTree(run.out());
        assertThat(told.get("file").asString()).isEqualTo(broken.toString());
        assertThat(told.get("error").asString()).isNotEmpty();
        assertThat(run.err()).contains("broken.wav");
    }

    @Test
    void anEarlierReportIsNotReplacedWithoutForce() throws IOException {
        Path song = Songs.write(folder.resolve("song.wav"), 0.6, 22050);
        Path page = Files.writeString(folder.resolve("report.html"), "mine");

        Run run = Run.of("analyze", song, "-o", folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("--force");
        assertThat(Files.readString(page)).isEqualTo("mine");
    }

    @Test
    void whatCannotBeReadIsASentence() throws IOException {
        Run run = Run.of("analyze", Songs.broken(folder.resolve("b.mp3")), "-o", folder.resolve("out"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("b.mp3").doesNotContain("\tat ");
    }
}
