package etude.tasks.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.SoundFile;
import etude.audio.WriteOptions;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Reduce;
import etude.network.Task;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Labels;
import etude.network.zoo.Zoo;
import etude.representation.Preset;
import etude.runtime.checkpoint.Checkpoints;
import etude.signal.Waveform;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {

    private static final int RATE = 8000;
    private static final List<String> LABELS = List.of("bright", "dark", "loud");

    @TempDir
    Path folder;

    /** Mel bands, averaged over time or not, and a linear map of them. */
    private static Tagger small(Listening.Pieces pieces, Task task) {
        Network.Builder builder = Network.builder()
                .input("waveform", Network.Input.FREE)
                .then(
                        "mel",
                        Front.fixed(Preset.named("librosa", RATE)
                                .with("nFft", "256")
                                .with("hop", "128")
                                .with("nMels", "16")
                                .get("melspectrogram")));
        Network network = task.perFrame()
                ? builder.then("frames", Permute.to(0, 2, 1))
                        .then("dense", Linear.of(16, 3))
                        .build()
                : builder.then("mean", Reduce.mean(-1))
                        .then("dense", Linear.of(16, 3))
                        .build();
        Model model = new Model("small", network, new Listening(RATE, pieces), task, LABELS, Map.of());
        return Tagger.of(model, Weights.initial(network, 5));
    }

    private static Waveform noise(int length, int rate, int channels) {
        Random random = new Random(length);
        float[][] x = new float[channels][length];
        for (int i = 0; i < length; i++) {
            double swell = 0.1 + 0.4 * i / length;
            for (float[] channel : x) {
                channel[i] = (float) (swell * Math.max(-1, Math.min(1, random.nextGaussian() / 3)));
            }
        }
        return Waveform.of(x, rate);
    }

    private Path written(Waveform clip) throws IOException {
        Path file = folder.resolve("clip" + clip.length() + ".wav");
        AudioFiles.write(file, clip, WriteOptions.of(Encoding.wavFloat()));
        return file;
    }

    @Test
    void aFileAndItsSamplesHaveTheSameTags() throws IOException {
        try (Tagger tagger = small(new Listening.Spread(4000, 3, 16), new Task.Tags())) {
            Waveform clip = noise(30000, RATE, 2);
            Tags tags = tagger.tag(clip);
            assertThat(tagger.tag(written(clip))).isEqualTo(tags);
            assertThat(tags.pieces()).isEqualTo(3);
            assertThat(tags.duration()).isEqualTo(3.75);
            assertThat(tags.all()).extracting(Tag::label).isEqualTo(LABELS);
        }
    }

    @ParameterizedTest
    @CsvSource({"spread", "single", "running", "patches"})
    void aSoundThatIsPlayedPieceByPieceHasTheTagsOfOneInMemory(String kind) throws IOException {
        Listening.Pieces pieces = Map.of(
                        "spread", (Listening.Pieces) new Listening.Spread(4000, 3, 16),
                        "single", new Listening.Single(4000),
                        "running", new Listening.Running(4000, 2000),
                        "patches", new Listening.Patches(20, 20))
                .get(kind);
        try (Tagger tagger = small(pieces, new Task.Tags())) {
            Waveform clip = noise(70000, RATE, 1);
            SoundFile played = SoundFile.open(written(clip), SoundFile.MIX, rate -> rate);
            assertThat(tagger.tag(played)).isEqualTo(tagger.tag(clip));
            assertThat(tagger.overTime(played).rows())
                    .isEqualTo(tagger.overTime(clip).rows());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127, 128, 3999, 4000, 4001})
    void anyLengthFromOneSampleOnIsTagged(int length) {
        for (Listening.Pieces pieces : List.of(
                new Listening.Spread(4000, 3, 16),
                new Listening.Single(4000),
                new Listening.Running(4000, 4000),
                new Listening.Patches(20, 20))) {
            try (Tagger tagger = small(pieces, new Task.Tags())) {
                Tags tags = tagger.tag(noise(length, RATE, 1));
                assertThat(tags.all()).allSatisfy(tag -> assertThat(tag.score()).isBetween(0.0, 1.0));
                assertThat(tagger.overTime(noise(length, RATE, 1)).moments()).isNotEmpty();
            }
        }
    }

    @Test
    void scoresOfAClassAddUpToOne() {
        try (Tagger tagger = small(new Listening.Spread(4000, 3, 16), new Task.Classes())) {
            double sum = tagger.tag(noise(20000, RATE, 1)).all().stream()
                    .mapToDouble(Tag::score)
                    .sum();
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void eventsHaveTheLargestScoreOfTheirFramesAndNoFrameBehindTheEnd() {
        try (Tagger tagger = small(new Listening.Running(4000, 4000), new Task.Events())) {
            Waveform clip = noise(9000, RATE, 1);
            Taggram heard = tagger.activations(clip);
            double end = 9000.0 / RATE;
            assertThat(heard.moments()).allSatisfy(moment -> {
                assertThat(moment.from()).isLessThan(end);
                assertThat(moment.to()).isLessThanOrEqualTo(end);
            });
            float[][] rows = heard.rows();
            for (int i = 0; i < 3; i++) {
                float largest = 0;
                for (float score : rows[i]) {
                    largest = Math.max(largest, score);
                }
                assertThat(tagger.tag(clip).all().get(i).score()).isEqualTo(largest);
            }
        }
    }

    @Test
    void tagsOverTimeFollowTheSound() {
        try (Tagger tagger = small(new Listening.Spread(8000, 3, 16), new Task.Tags())) {
            Taggram heard = tagger.overTime(noise(80000, RATE, 1));
            List<Double> starts =
                    heard.moments().stream().map(Taggram.Moment::from).toList();
            assertThat(starts).isSorted().startsWith(0.0, 0.5, 1.0).endsWith(9.0);
            assertThat(heard.moments())
                    .allSatisfy(
                            moment -> assertThat(moment.to() - moment.from()).isCloseTo(1, within(1e-9)));
        }
    }

    @Test
    void soundOfAnotherRateIsResampled() {
        try (Tagger tagger = small(new Listening.Spread(4000, 3, 16), new Task.Tags())) {
            Waveform slow = noise(30000, RATE, 1);
            List<Tag> expected = tagger.tag(slow).all();
            List<Tag> found = tagger.tag(slow.resample(2 * RATE)).all();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(0.02));
            }
            assertThatThrownBy(() -> tagger.tag(new Clip(2 * RATE, new float[100])))
                    .hasMessageContaining("16000 Hz")
                    .hasMessageContaining("8000 Hz");
        }
    }

    @Test
    void whatCannotBeTaggedIsRefusedWithASentence() {
        try (Tagger tagger = small(new Listening.Spread(4000, 3, 16), new Task.Tags())) {
            assertThatThrownBy(() -> tagger.tag(Waveform.mono(new float[0], RATE)))
                    .hasMessageContaining("no samples");
            float[] broken = new float[5000];
            broken[1700] = Float.NaN;
            assertThatThrownBy(() -> tagger.tag(Waveform.mono(broken, RATE))).hasMessageContaining("NaN");
            assertThatThrownBy(() -> tagger.tag(noise(5000, RATE, 1)).score("loudest"))
                    .hasMessageContaining("'loudest'");
        }
    }

    @Test
    void threadsDoNotDisturbOneAnother() throws Exception {
        try (Tagger tagger = small(new Listening.Spread(4000, 3, 16), new Task.Tags())) {
            List<Tags> alone = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                alone.add(tagger.tag(noise(20000 + i, RATE, 1)));
            }
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Tags>> together = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int length = 20000 + i;
                together.add(threads.submit(() -> tagger.tag(noise(length, RATE, 1))));
            }
            for (int i = 0; i < 8; i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"mtat, fcn", "mtat, crnn", "mtat, musicnn", "jamendo, musicnn", "jamendo, fcn"})
    void publishedWeightsTagARealClipAsThePublishedCodeDoes(String data, String name) throws IOException {
        String reference = Files.readString(TestData.require("reference/tagging/A_" + data + "_" + name + ".json"));
        Path weights = TestData.require("weights/tagging/sota/" + data + "/" + name + "/best_model.pth");
        Matcher input = Pattern.compile("\"input\": \"([^\"]*)\"").matcher(reference);
        assertThat(input.find()).isTrue();
        double[] mean = mean(reference);
        Map<String, Weight> published = new LinkedHashMap<>();
        Checkpoints.read(weights)
                .weights(tensor -> !tensor.startsWith("spec.") && !tensor.endsWith("num_batches_tracked"))
                .byName()
                .forEach(published::put);
        Model model = Zoo.get(name).model(Labels.named(data));
        try (Tagger tagger = Tagger.of(model, Weights.of(published))) {
            Tags tags = tagger.tag(TestData.require(input.group(1)));
            for (int i = 0; i < mean.length; i++) {
                assertThat(tags.all().get(i).score()).isCloseTo(mean[i], within(1e-4));
            }
        }
    }

    private static double[] mean(String json) {
        Matcher mean = Pattern.compile("\"mean\": \\[([^\\]]*)\\]").matcher(json);
        assertThat(mean.find()).isTrue();
        return Pattern.compile(",")
                .splitAsStream(mean.group(1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
