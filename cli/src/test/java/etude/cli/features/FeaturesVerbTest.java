package etude.cli.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import etude.audio.AudioFiles;
import etude.cli.Run;
import etude.cli.Songs;
import etude.features.Features;
import etude.io.array.NpyArray;
import etude.io.array.Npz;
import etude.report.array.ArrayFrames;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.Resampler;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeaturesVerbTest {

    private static final int RATE = 22050;

    @TempDir
    private Path folder;

    private Path song;

    @BeforeEach
    void song() throws IOException {
        song = Songs.write(folder.resolve("in/the song.wav"), 3.3, RATE);
    }

    private Map<String, NpyArray> npz(String name) throws IOException {
        return Npz.read(folder.resolve(name), 1 << 26);
    }

    @Test
    void arraysHaveTheBitsThatTheLibraryGives() throws IOException {
        Run run =
                Run.of("features", song, "--as", "melspectrogram,mfcc,stft", "--as", "rms", "-o", folder + "/out.npz");

        Map<String, NpyArray> arrays = npz("out.npz");
        assertThat(run.code()).isZero();
        assertThat(arrays).containsOnlyKeys("melspectrogram", "mfcc", "stft", "rms");
        Waveform mono = AudioFiles.read(song).toMono();
        for (String name : arrays.keySet()) {
            Frames expected = Features.compute(Preset.librosa(RATE).get(name), mono);
            Frames found = ArrayFrames.of(arrays.get(name));
            assertThat(found.shape()).isEqualTo(expected.shape());
            assertThat(found.data()).as(name).isEqualTo(expected.data());
        }
        assertThat(arrays.get("stft").complex()).isTrue();
    }

    @Test
    void settingsPresetsRatesAndChannelsAreFollowed() throws IOException {
        Run.of(
                "features",
                song,
                "--as",
                "melspectrogram",
                "--preset",
                "htk",
                "--set",
                "nMels=17",
                "--rate",
                16000,
                "--channel",
                2,
                "-o",
                folder.resolve("a.npy"));

        Waveform file = AudioFiles.read(song);
        Waveform second = Waveform.mono(file.channel(1), RATE);
        var expected = Features.compute(
                Preset.named("htk", 16000).with("nMels", "17").get("melspectrogram"),
                Resampler.of(RATE, 16000).apply(second));
        assertThat(ArrayFrames.of(NpyArray.read(folder.resolve("a.npy"))).data())
                .isEqualTo(expected.data());
    }

    @Test
    void aPresetMadeForOneRateBringsTheSoundToIt() throws IOException {
        Run run = Run.of(
                "features", song, "--as", "melspectrogram", "--preset", "musicnn", "-o", folder + "/m.npz", "--json");

        JsonNode told = JsonMapper.shared().readTree(run.out());
        assertThat(told.get("sampleRate").asInt()).isEqualTo(16000);
        assertThat(told.get("arrays").get("melspectrogram").get(0).asInt()).isEqualTo(96);
    }

    @Test
    void tablesHaveARowForEachFrame() throws IOException {
        assertThat(Run.of("features", song, "--as", "mfcc,rms", "-o", folder.resolve("t.csv"))
                        .code())
                .isZero();
        assertThat(Run.of("features", song, "--as", "rms", "-o", folder.resolve("t.arff"))
                        .code())
                .isZero();

        List<String> csv = Files.readAllLines(folder.resolve("t.csv"));
        assertThat(csv).hasSize(1 + 1 + (int) (3.3 * RATE) / 512);
        assertThat(csv.get(0)).startsWith("time,mfcc_0,").endsWith(",rms");
        assertThat(Files.readString(folder.resolve("t.arff"))).contains("@ATTRIBUTE 'rms' NUMERIC");
    }

    @Test
    void aPictureIsDrawn() throws IOException {
        assertThat(Run.of("features", song, "--as", "melspectrogram,rms", "-o", folder.resolve("p.png"))
                        .code())
                .isZero();

        assertThat(Files.readAllBytes(folder.resolve("p.png")))
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(5000);
    }

    @Test
    void manyFilesGoToAFolderWithTheirNamesAndABadOneIsNamed() throws IOException {
        Songs.write(folder.resolve("in/disc 2/the song.flac"), 0.5, RATE);
        Songs.write(folder.resolve("in/the song.flac"), 0.5, RATE);
        Songs.broken(folder.resolve("in/broken.wav"));

        Run run = Run.of("features", folder.resolve("in"), "--as", "rms", "-o", folder.resolve("out"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("1 of 4 files failed", "broken.wav").doesNotContain("\tat ");
        try (Stream<Path> files = Files.walk(folder.resolve("out")).filter(Files::isRegularFile)) {
            assertThat(files.map(file ->
                            folder.resolve("out").relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder("disc 2/the song.npz", "the song.npz", "the song-2.npz");
        }
    }

    @Test
    void nothingIsReplacedWithoutForce() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.npz"), "precious");

        Run run = Run.of("features", song, "--as", "rms", "-o", mine);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("mine.npz is already there. Add --force");
        assertThat(Files.readString(mine)).isEqualTo("precious");
        assertThat(Run.of("features", song, "--as", "rms", "-o", mine, "--force")
                        .code())
                .isZero();
        assertThat(npz("mine.npz")).containsOnlyKeys("rms");
    }

    @Test
    void whatCannotBeMeantIsSaidBeforeAnyFileIsRead() {
        Path out = folder.resolve("x.npz");
        assertUsage(Run.of("features", song, "--as", "melspectogram", "-o", out), "melspectogram", "melspectrogram");
        assertUsage(Run.of("features", song, "--as", "mfcc", "--set", "nMel=3", "-o", out), "nMel", "nMels");
        assertUsage(Run.of("features", song, "--as", "mfcc", "--set", "nMels=many", "-o", out), "many");
        assertUsage(Run.of("features", song, "--as", "mfcc", "--set", "nMels", "-o", out), "key=value");
        assertUsage(Run.of("features", song, "--as", "mfcc", "--preset", "librossa", "-o", out), "librossa");
        assertUsage(Run.of("features", song, "--as", "mfcc", "-o", folder.resolve("x.doc")), "doc", "npz");
        assertUsage(Run.of("features", song, "--as", "mfcc,rms", "-o", folder.resolve("x.npy")), "one array");
        assertUsage(Run.of("features", song, song.getParent(), "--as", "rms", "-o", out), "folder");
        assertUsage(Run.of("features", song, "-o", out), "--as");
        assertUsage(Run.of("features", song, "--as", "rms", "--rate", "0", "-o", out), "'0'", "22050");
        assertUsage(Run.of("features", song, "--as", "rms", "--rate", "2000000000", "-o", out), "10000000");
        assertUsage(Run.of("features", song, "--as", "rms", "--rate", "high", "-o", out), "'high'");
        assertUsage(Run.of("features", song, "--as", "rms", "--channel", "-1", "-o", out), "'-1'", "from 1");
        assertThat(out).doesNotExist();
    }

    private static void assertUsage(Run run, String... words) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));

        Run run = Run.of("features", Songs.broken(folder.resolve("b.wav")), "--as", "rms", "-o", out.resolve("x.npz"));
        Run channel = Run.of("features", song, "--as", "rms", "--channel", 3, "-o", out.resolve("x.npz"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(channel.err()).contains("2 channels", "no channel 3");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void statisticsOverTimeMakeOneVectorOfASong() throws IOException {
        Run run = Run.of("features", song, "--as", "mfcc", "--stats", "-o", folder.resolve("s.npz"));

        assertThat(run.code()).as(run.err()).isZero();
        Map<String, NpyArray> arrays = npz("s.npz");
        assertThat(arrays).containsOnlyKeys("mfcc_mean", "mfcc_std", "mfcc_delta_mean", "mfcc_delta_std");
        Frames mfcc = Features.compute(Preset.librosa(RATE).get("mfcc"), AudioFiles.read(song));
        double sum = 0;
        for (int t = 0; t < mfcc.count(); t++) {
            sum += mfcc.get(3, t);
        }
        assertThat(arrays.get("mfcc_mean").shape()).containsExactly(20);
        assertThat(arrays.get("mfcc_mean").toDoubles()[3]).isCloseTo(sum / mfcc.count(), offset(1e-4));
        assertUsage(Run.of("features", song, "--as", "mfcc", "--stats", "-o", folder.resolve("s.png")), "npz", "csv");
    }

    @Test
    void allNamesCanBeListed() {
        Run run = Run.of("features", "--list");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("melspectrogram", "musicnn", "nMels");
        JsonNode all = JsonMapper.shared()
                .readTree(Run.of("features", "--list", "--json").out());
        assertThat(all.get("presets").size()).isGreaterThan(4);
    }

    @Test
    void aFileWithoutSamplesFailsAndTheOthersGoOn() throws IOException {
        Path empty = folder.resolve("in/empty.wav");
        AudioFiles.write(empty, Waveform.mono(new float[0], RATE));

        Run run = Run.of("features", song, empty, "--as", "rms", "-o", folder.resolve("out"), "--json");
        Run stats = Run.of("features", empty, "--as", "rms", "--stats", "-o", folder.resolve("s.npz"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("1 of 2 files failed", "empty.wav: It holds no samples");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(folder.resolve("out/the song.npz")).exists();
        assertThat(folder.resolve("out/empty.npz")).doesNotExist();
        assertThat(stats.code()).isEqualTo(1);
        assertThat(folder.resolve("s.npz")).doesNotExist();
    }

    @Test
    void statisticsOfManyFilesMakeOneTableWithARowForEach() throws IOException {
        Path second = Songs.write(folder.resolve("in/other, song.wav"), 1, RATE);
        Songs.broken(folder.resolve("in/broken.wav"));
        Path csv = folder.resolve("all.csv");

        Run run = Run.of("features", folder.resolve("in"), "--as", "mfcc,rms", "--stats", "-o", csv);
        Run.of("features", second, "--as", "rms", "--stats", "-o", folder.resolve("s.npz"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("1 of 3 files failed");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).split(","))
                .hasSize(1 + 4 * 20 + 4)
                .startsWith("file", "mfcc_0_mean")
                .endsWith("rms_mean", "rms_std", "rms_delta_mean", "rms_delta_std");
        assertThat(lines.get(1)).startsWith("\"" + second + "\",");
        String[] cells = lines.get(1).split(",");
        assertThat(Double.parseDouble(cells[cells.length - 4]))
                .isCloseTo(npz("s.npz").get("rms_mean").toDoubles()[0], offset(1e-9));
    }

    @Test
    void aTableForWekaNamesTheFileAndATableNeedsOneRate() throws IOException {
        Path slow = Songs.write(folder.resolve("slow.wav"), 1, 16000);
        Path arff = folder.resolve("all.arff");

        Run mixed = Run.of("features", song, slow, "--as", "melspectrogram", "--stats", "-o", arff);
        Run again = Run.of("features", song, slow, "--as", "melspectrogram", "--stats", "-o", arff);
        Run one = Run.of(
                "features", song, slow, "--as", "melspectrogram", "--stats", "--rate", 16000, "--force", "-o", arff);

        assertThat(mixed.code()).isEqualTo(1);
        assertThat(mixed.err()).contains("slow.wav", "--rate");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("already there");
        assertThat(one.code()).as(one.err()).isZero();
        List<String> lines = Files.readAllLines(arff);
        assertThat(lines).startsWith("@RELATION 'all'", "", "@ATTRIBUTE 'file' STRING");
        assertThat(lines.subList(lines.indexOf("@DATA") + 1, lines.size())).hasSize(2);
    }
}
