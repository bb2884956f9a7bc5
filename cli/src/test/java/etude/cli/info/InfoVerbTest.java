package etude.cli.info;

import static org.assertj.core.api.Assertions.assertThat;

import etude.cli.Run;
import etude.cli.Songs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InfoVerbTest {

    @TempDir
    private Path folder;

    @Test
    void factsAreToldToPeople() throws IOException {
        Path file = Songs.write(folder.resolve("a song – ü.wav"), 1.5, 44100);

        Run run = Run.of("info", file);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("a song – ü.wav", "44100 Hz, stereo, 0:01.500 (66150 samples)", "16 bit");
    }

    @Test
    void factsAreToldToProgramsOneObjectALine() throws IOException {
        Path first = Songs.write(folder.resolve("10.flac"), 0.5, 48000);
        Path second = Songs.write(folder.resolve("9.wav"), 0.25, 8000);

        Run run = Run.of("info", folder, "--json");

        List<JsonNode> songs =
                run.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(songs)
                .extracting(song -> song.get("file").asString())
                .containsExactly(second.toString(), first.toString());
        assertThat(songs.get(1).get("sampleRate").asInt()).isEqualTo(48000);
        assertThat(songs.get(1).get("channels").asInt()).isEqualTo(2);
        assertThat(songs.get(1).get("samples").asInt()).isEqualTo(24000);
        assertThat(songs.get(1).get("codec").asString()).isEqualTo("flac");
        assertThat(songs.get(1).get("warnings").isEmpty()).isTrue();
    }

    @Test
    void oneBadFileDoesNotStopTheOthersAndIsNamedWithTheReason() throws IOException {
        Songs.write(folder.resolve("a.wav"), 0.2, 22050);
        Songs.broken(folder.resolve("b.wav"));
        Songs.write(folder.resolve("c.wav"), 0.2, 22050);

        Run run = Run.of("info", folder, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out().lines().toList().get(1)).contains("\"error\"");
        assertThat(run.err()).contains("1 of 3 files failed", "b.wav").doesNotContain("\tat ", "Exception");
    }

    @Test
    void aMissingFileIsASentence() {
        Run run = Run.of("info", folder.resolve("nothing here.mp3"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing here.mp3").hasLineCount(1);
    }

    @Test
    void aTruncatedFileIsToldWithAWarning() throws IOException {
        Path whole = Songs.write(folder.resolve("whole.flac"), 2, 22050);
        Path half = Songs.truncated(whole, folder.resolve("half.flac"), 0.5);

        Run run = Run.of("info", half);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("! ").contains("2.000 s");
    }

    @Test
    void aLongFileThatIsTooSmallForWhatItDeclaresIsReadAndWarnedOf() throws IOException {
        Path whole = Songs.write(folder.resolve("long.wav"), 130, 8000);
        Path half = Songs.truncated(whole, folder.resolve("half.wav"), 0.5);

        assertThat(Run.of("info", whole).out()).contains("as declared").doesNotContain("! ");
        assertThat(Run.of("info", half).out()).contains("! Expected 130.000 s").contains("found 64.999 s");
    }

    @Test
    void hostileTagsStayText() throws IOException {
        String hostile = "\u001b[2J\u001b]0;owned\u0007 <script>\nsecond line";
        Path file = Songs.tagged(folder.resolve("tags.flac"), Map.of("title", hostile));

        String people = Run.of("info", file).out();
        String programs = Run.of("info", file, "--json").out();

        assertThat(people).doesNotContain("\u001b", "\u0007").contains("<script> / second line");
        assertThat(programs).doesNotContain("\u001b", "\u0007").hasLineCount(1);
        assertThat(JsonMapper.shared()
                        .readTree(programs)
                        .get("tags")
                        .get("title")
                        .asString())
                .isEqualTo(hostile);
    }

    @Test
    void aFileThatMayNotBeReadIsAFailureNotACrash() throws IOException {
        Path file = Songs.write(folder.resolve("locked.wav"), 0.2, 22050);
        Path empty = Files.createFile(folder.resolve("empty.mp3"));
        Files.createSymbolicLink(folder.resolve("dangling.wav"), folder.resolve("gone.wav"));

        Run run = Run.of("info", empty, folder.resolve("dangling.wav"), file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("2 of 3 files failed", "empty.mp3", "dangling.wav");
    }

    @Test
    void loudnessIsMeasuredWhereItIsAskedFor() throws IOException {
        Path file = Songs.tagged(folder.resolve("tone.flac"), Map.of());

        JsonNode song = JsonMapper.shared()
                .readTree(Run.of("info", file, "--loudness", "--json").out());

        assertThat(song.get("integratedLufs").asDouble()).isBetween(-10.2, -9.2);
        assertThat(song.get("truePeakDbtp").asDouble()).isBetween(-6.2, -5.8);
        assertThat(Run.of("info", file, "--json").out()).doesNotContain("Lufs");
    }

    @Test
    void withoutAFileTheUsageIsExplained() {
        Run run = Run.of("info");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("FILE");
    }

    @Test
    void ofManyTagsPeopleAreShownSomeAndProgramsAll() throws IOException {
        Map<String, String> tags = new java.util.HashMap<>();
        for (int i = 0; i < 300; i++) {
            tags.put(String.format("key%03d", i), "value " + i);
        }
        Path file = Songs.tagged(folder.resolve("many.flac"), tags);

        Run people = Run.of("info", file);
        JsonNode all = JsonMapper.shared()
                .readTree(Run.of("info", file, "--json").out())
                .get("tags");

        int left = all.size() - 40;
        assertThat(all.size()).isGreaterThanOrEqualTo(300);
        assertThat(all.get("key299").asString()).isEqualTo("value 299");
        assertThat(people.out().lines()).hasSize(2 + 40 + 1);
        assertThat(people.out()).contains("… and " + left + " more tags; --json");
    }
}
