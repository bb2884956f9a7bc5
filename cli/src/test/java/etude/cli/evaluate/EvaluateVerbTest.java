package etude.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.audio.AudioFiles;
import etude.cli.Run;
import etude.report.array.NpzWriter;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateVerbTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beat",
                "tempo",
                "onset",
                "key",
                "chord",
                "melody",
                "multipitch",
                "transcription",
                "transcription_velocity",
                "segment",
                "pattern",
                "alignment"
            })
    void figuresHaveTheNamesAndValuesOfMirEval(String task) throws IOException {
        Path data = TestData.require("reference/mir_eval/" + task);
        int count = 0;
        for (Path output : files(data, "output")) {
            String number = output.getFileName().toString().replaceAll("output|\\.json", "");
            List<Path> reference = files(data, "ref" + number + ".");
            List<Path> estimate = files(data, "est" + number + ".");
            if (reference.size() == 1 && estimate.size() == 1) {
                Run run = Run.of("evaluate", task, reference.get(0), estimate.get(0), "--json");
                assertThat(run.code()).as(run.err()).isZero();
                JsonNode scores = JsonMapper.shared().readTree(run.out()).get("scores");
                JsonMapper.shared().readTree(Files.readString(output)).forEachEntry((name, value) -> {
                    double expected = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble();
                    assertThat(scores.get(name).asDouble())
                            .as(output + " " + name)
                            .isCloseTo(expected, within(1e-6));
                });
                count++;
            }
        }
        assertThat(count).isGreaterThan(2);
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void levelsOfAHierarchyAreSeveralFiles() {
        Path data = TestData.require("reference/mir_eval/hierarchy");
        Run run = Run.of(
                "evaluate",
                "hierarchy",
                data.resolve("ref00.lab") + "," + data.resolve("ref01.lab"),
                data.resolve("est00.lab") + "," + data.resolve("est01.lab"),
                "--set",
                "window=5");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("T-Measure full", "0.9410").contains("window 5");
    }

    @Test
    void peopleAreToldTheFiguresAndHowTheyWereTaken() throws IOException {
        Path reference = write("reference.txt", "1 2 3 4");
        Path estimate = write("estimate.csv", "1.01 2.06 3 9");

        Run run = Run.of("evaluate", "onset", reference, estimate);
        Run wider = Run.of("evaluate", "onset", reference, estimate, "--set", "window=0.1");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("onset (window 0.05 s)", "F-measure  0.5000");
        assertThat(wider.out()).contains("onset (window 0.1 s)", "F-measure  0.7500");
    }

    @Test
    void foldersArePairedByNameAndOneBadPairDoesNotStopTheOthers() throws IOException {
        write("ref/a.txt", "1 2 3 4");
        write("ref/sub/b.lab", "1 2 3 4");
        write("ref/c.txt", "1 2");
        write("ref/d.txt", "1 2");
        write("ref/.hidden", "x");
        write("est/a.csv", "1 2 3 9");
        write("est/sub/b.beats", "1 2 3 4");
        write("est/c.txt", "one");
        write("est/e.txt", "1");

        Run people = Run.of("evaluate", "onset", folder.resolve("ref"), folder.resolve("est"));
        Run programs = Run.of("evaluate", "onset", folder.resolve("ref"), folder.resolve("est"), "--json");

        assertThat(people.code()).isEqualTo(1);
        assertThat(people.out())
                .startsWith("onset (window 0.05 s)\n")
                .contains("a: F-measure 0.7500", "sub/b: F-measure 1.0000")
                .contains("mean of 2 tracks, with 95 % intervals: onset (window 0.05 s)")
                .contains("F-measure  0.8750  [0.7500, 1.0000]  n 2");
        assertThat(people.err())
                .contains("e.txt: there is no reference for it")
                .contains("2 of 4 tracks failed", "c.txt, line 1: there is 'one'", "There is no estimate for it")
                .doesNotContain("\tat ", "Exception");
        List<JsonNode> lines = documents(programs);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1).get("error").asString()).contains("'one'");
        assertThat(lines.get(3).get("track").asString()).isEqualTo("sub/b");
        JsonNode mean = lines.get(4).get("means").get("F-measure");
        assertThat(mean.get("mean").asDouble()).isEqualTo(0.875);
        assertThat(mean.get("n").asInt()).isEqualTo(2);
        assertThat(lines.get(4).get("protocol").get("window").asString()).isEqualTo("0.05 s");
    }

    @Test
    void whatCannotBeMeantIsAMistakeOfUsage() throws IOException {
        Path file = write("a.txt", "1 2");
        write("twice/a.txt", "1");
        write("twice/a.csv", "1");
        Path twice = folder.resolve("twice");
        usage("There is no task 'onsets'; there are: beat, tempo", "onsets", file, file);
        usage("needs a reference and an estimate", "onset", file);
        usage("nothing named 'windows' to set for onset; there is window", "onset", file, file, "--set", "windows=1");
        usage("--set window=x is no number", "onset", file, file, "--set", "window=x");
        usage("can be yes or no", "segment", file, file, "--set", "trim=2");
        usage("must be a positive number", "segment", file, file, "--set", "frame=0");
        usage("is a folder, but", "onset", twice, file);
        usage("two files of the name 'a'", "onset", twice, twice);
        usage("has 'v5'; there are: v4", "separation", file, file, "--set", "measure=v5");
        usage("v4 takes the estimates by their names", "separation", file, file, "--set", "permute=yes");
    }

    private static void usage(String words, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(arguments));
        Run run = Run.of(all.toArray());
        assertThat(run.err()).contains(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsAFailure() throws IOException {
        Run run = Run.of("evaluate", "beat", write("a.txt", "1"), folder.resolve("gone.txt"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("gone.txt").hasLineCount(1);
    }

    @Test
    void everyTaskSaysWhatCanBeSet() {
        for (Task task : Tasks.all()) {
            Run run = Run.of("evaluate", task.name().replace('_', '-'), "--list");
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains(task.files());
            task.settings()
                    .forEach(setting -> assertThat(run.out())
                            .contains("--set " + setting.name() + "=" + setting.usual(), setting.meaning()));
        }
        assertThat(Run.of("evaluate", "--help").out())
                .contains(Tasks.all().stream().map(Task::name).toList());
    }

    @Test
    void separatedStemsOfSeveralSongsAreMeasured() throws IOException {
        for (String song : List.of("one", "two")) {
            Waveform voice = Signals.noise(16_000, 8000, song.length());
            Waveform rest = Signals.sine(song.equals("one") ? 200 : 300, 2, 8000);
            sound("ref/" + song + "/voice.wav", voice, rest, 1, 0);
            sound("ref/" + song + "/rest.wav", voice, rest, 0, 1);
            sound("est/" + song + "/voice.wav", voice, rest, 0.9f, 0.1f);
            sound("est/" + song + "/rest.wav", voice, rest, 0.1f, 0.9f);
        }
        Path references = folder.resolve("ref");
        Path estimates = folder.resolve("est");

        Run songs = Run.of("evaluate", "separation", references, estimates);
        Run one = Run.of("evaluate", "separation", references.resolve("one"), estimates.resolve("one"), "--json");
        Run stem = Run.of(
                "evaluate",
                "separation",
                references.resolve("one/voice.wav"),
                estimates.resolve("one/voice.wav"),
                "--set",
                "measure=si-sdr");

        assertThat(songs.code()).as(songs.err()).isZero();
        assertThat(songs.out())
                .contains("method BSS Eval v4, images, filter 512 taps, window 1 s, hop 1 s")
                .contains("mean of 2 tracks", "voice SDR", "rest SI-SDR");
        List<JsonNode> documents = documents(one);
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).get("SDR").get(1)).hasSize(2);
        assertThat(documents.get(1).get("scores").get("voice SI-SDR").asDouble())
                .isBetween(5.0, 30.0);
        assertThat(stem.out()).contains("voice SI-SDR").doesNotContain("BSS Eval");
    }

    @Test
    void stemsInAnotherOrderAreFoundWhereThatIsAskedFor() throws IOException {
        Waveform voice = Signals.noise(8000, 8000, 1);
        Waveform rest = Signals.noise(8000, 8000, 2);
        sound("ref/0.wav", voice, rest, 1, 0);
        sound("ref/1.wav", voice, rest, 0, 1);
        sound("est/0.wav", voice, rest, 0.1f, 0.9f);
        sound("est/1.wav", voice, rest, 0.9f, 0.1f);
        Run run = Run.of(
                "evaluate",
                "separation",
                folder.resolve("ref"),
                folder.resolve("est"),
                "--json",
                "--set",
                "measure=sources",
                "--set",
                "window=0",
                "--set",
                "permute=yes");
        JsonNode document = documents(run).get(0);
        assertThat(document.get("Sources - Source permutation").get(0).asInt()).isEqualTo(1);
        assertThat(document.get("Sources - Source to Interference").get(0).asDouble())
                .isGreaterThan(15);
    }

    private void sound(String name, Waveform a, Waveform b, float first, float second) throws IOException {
        float[] mix = new float[a.length()];
        for (int t = 0; t < mix.length; t++) {
            mix[t] = 0.3f * (first * a.channel(0)[t] + second * b.channel(0)[t]);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        AudioFiles.write(file, Waveform.mono(mix, a.sampleRate()));
    }

    @Test
    void soundEventsOfAFolderAreCountedTogetherToo() throws IOException {
        write("ref/a.txt", "0 1 car\n2 3 dog\n");
        write("ref/b.txt", "0 2 car\n");
        write("est/a.txt", "0.1 1.1 car\n2 3 cat\n");
        write("est/b.txt", "0 2 car\n");

        Run run = Run.of("evaluate", "sound-event", folder.resolve("ref"), folder.resolve("est"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("sound_event (method segment-based, segment 1 s, classes 3, average all events (micro))")
                .contains("  event-based, all events (micro): f_measure 0.5000, error_rate 0.5000")
                .contains("mean of 2 tracks")
                .contains("all tracks counted together: sound_event (method event-based, collar 0.2 s,");
        Run one = Run.of("evaluate", "sound_event", folder.resolve("ref/a.txt"), folder.resolve("est/a.txt"), "--json");
        assertThat(documents(one).get(2).get("classes").get("car").get("Nref").asInt())
                .isEqualTo(1);
    }

    @Test
    void soundEventsAgreeWithSedEval() throws IOException {
        Path data = TestData.require("labels/sed_eval");
        Run run = Run.of(
                "evaluate",
                "sound_event",
                data.resolve("sound_event/street_fold1_reference.txt"),
                data.resolve("sound_event/street_fold1_detected.txt"),
                "--json");
        JsonNode expected = JsonMapper.builder()
                .enable(tools.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()
                .readTree(Files.readString(data.resolve("expected_street_fold1.json")))
                .get("results")
                .get("segment_based_1.0")
                .get("overall");
        JsonNode scores = documents(run).get(0).get("scores");
        assertThat(scores.get("f_measure").asDouble())
                .isCloseTo(expected.get("f_measure").get("f_measure").asDouble(), within(1e-9));
        assertThat(scores.get("error_rate").asDouble())
                .isCloseTo(expected.get("error_rate").get("error_rate").asDouble(), within(1e-9));
    }

    @Test
    void tagsAreTablesOfTextOrArrays() throws IOException {
        Path truth = write("truth.csv", "clip,rock,jazz\na,1,0\nb,0,1\nc,1,1\nd,0,0\n");
        Path scores = write("scores.csv", "clip,jazz,rock\nd,0.2,0.1\nc,0.1,0.8\nb,0.3,0.9\na,0.2,0.7\n");

        Run text = Run.of("evaluate", "tagging", truth, scores, "--json");
        Run arrays = Run.of(
                "evaluate",
                "tagging",
                npz("truth.npz", 1, 0, 0, 1, 1, 1, 0, 0),
                npz("scores.npz", 0.7f, 0.2f, 0.9f, 0.3f, 0.8f, 0.1f, 0.1f, 0.2f),
                "--json");

        // scikit-learn's figures of these numbers, as in TaggingMetricsTest
        JsonNode document = documents(text).get(0);
        assertThat(document.get("scores").get("ROC-AUC").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(document.get("scores").get("PR-AUC").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(document.get("tags").get("rock").get("positives").asInt()).isEqualTo(2);
        assertThat(documents(arrays).get(0).get("scores")).isEqualTo(document.get("scores"));

        Run missing = Run.of("evaluate", "tagging", truth, write("less.csv", "clip,rock,jazz\na,1,0\n"));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("has no clip 'b'");
        Run halves = Run.of("evaluate", "tagging", scores, scores);
        assertThat(halves.err()).contains("it must be 1 where the clip has the tag");
    }

    private Path npz(String name, float... values) throws IOException {
        Path file = folder.resolve(name);
        try (NpzWriter npz = NpzWriter.create(file, false)) {
            // (clip, tag): frames have the last axis fastest.
            float[] byColumn = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                byColumn[i % 2 * 4 + i / 2] = values[i];
            }
            npz.add("table", Frames.of(4, 2, byColumn));
            npz.commit();
        }
        return file;
    }

    @Test
    void classesComeWithTheirConfusions() throws IOException {
        Path truth = write("truth.tsv", "a.wav\tpark\nb.wav\tbus\nc.wav\tbus\n");
        Path found = write("found.tsv", "c.wav\t0\t30\tbus\nb.wav\t0\t30\tpark\na.wav\t0\t30\tpark\n");
        Run run = Run.of("evaluate", "classification", truth, found, "--json");
        JsonNode document = documents(run).get(0);
        assertThat(document.get("scores").get("Accuracy").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(document.get("classes")
                        .get("bus")
                        .get("taken for")
                        .get("park")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void figuresThatWereTakenDifferentlyHaveNoMean() throws IOException {
        write("ref/a.tsv", "x\tpark\ny\tbus\n");
        write("ref/b.tsv", "x\tpark\ny\tpark\n");
        write("est/a.tsv", "x\tpark\ny\tbus\n");
        write("est/b.tsv", "x\tpark\ny\tpark\n");
        Run run = Run.of("evaluate", "classification", folder.resolve("ref"), folder.resolve("est"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("a: Accuracy 1.0000", "b: Accuracy 1.0000")
                .doesNotContain("mean of");
        assertThat(run.err()).contains("the 'classes' is 2 for some and 1 for others");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        String lines = text.matches("[\\d. ]+") ? text.replace(' ', '\n') : text;
        return Files.writeString(file, String.format(Locale.ROOT, "%s%n", lines));
    }

    private static List<JsonNode> documents(Run run) {
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return run.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void namesOfTasksAreUnique() {
        assertThat(Tasks.all()).extracting(Task::name).doesNotHaveDuplicates();
    }
}
