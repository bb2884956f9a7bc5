package etude.listen;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.classic.ClipVectors;
import etude.classic.Examples;
import etude.classic.Fitting;
import etude.classic.LogisticRegression;
import etude.network.Task;
import etude.signal.Waveform;
import etude.tasks.classic.ClassicModel;
import etude.tasks.tagging.Tagger;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Verbs of listening, with a model of hand-made features. */
class ClassicModelVerbsTest {

    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private Path sound;
    private ClassicModel model;

    @BeforeEach
    void writeAModel() throws IOException {
        SmallModels.empty();
        double[][] x = new double[8][];
        for (int i = 0; i < x.length; i++) {
            x[i] = ClipVectors.named("speech", RATE).of(i % 2 == 0 ? noise(i) : quiet(i));
        }
        LogisticRegression method = new LogisticRegression(1);
        model = new ClassicModel(
                ClipVectors.named("speech", RATE),
                new Fitting(method).fit(new Examples(x, new int[] {0, 1, 0, 1, 0, 1, 0, 1}, 2), 1),
                method,
                new Task.Classes(),
                List.of("loud", "quiet"),
                2,
                Map.of("data", "noise"));
        model.write(folder.resolve("m"), false);
        sound = folder.resolve("sound.wav");
        AudioFiles.write(sound, noise(99));
    }

    private static Waveform noise(int seed) {
        return Signals.noise(RATE, RATE, seed);
    }

    private static Waveform quiet(int seed) {
        float[] x = noise(seed).channel(0).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] /= 100;
        }
        return Waveform.mono(x, RATE);
    }

    @Test
    void tagTakesTheFolderAndSaysWhatTheLibrarySays() {
        Run run = Run.of("tag", sound, "--model", folder.resolve("m"), "--json", "--over-time");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode told = run.json().get(0);
        try (Tagger tagger = Tagger.of(model)) {
            float score = (float) tagger.tag(noise16()).top(1).get(0).score();
            assertThat((float) told.get("tags").get(0).get("score").asDouble()).isEqualTo(score);
        }
        assertThat(told.get("tags").get(0).get("tag").asString()).isEqualTo("loud");
        assertThat(told.get("overTime").get("moments")).hasSize(1);
    }

    /** What is in the file. */
    private Waveform noise16() {
        try {
            return AudioFiles.read(sound);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRunsFolderIsItsModels() throws IOException {
        Path run = folder.resolve("run");
        Files.createDirectories(run);
        Files.writeString(run.resolve("recipe.toml"), "");
        model.write(run.resolve("model"), false);
        assertThat(Run.of("tag", sound, "--model", run).out()).contains("loud");
    }

    @Test
    void infoTellsWhatItIs() {
        Run run = Run.of("models", "info", folder.resolve("m"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "LogisticRegression[c=1.0]",
                        "200 numbers a clip",
                        "2: loud, quiet",
                        "up to 2 s at 8 kHz",
                        "noise");
        JsonNode told =
                Run.of("models", "info", folder.resolve("m"), "--json").json().get(0);
        assertThat(told.get("dimensions").asInt()).isEqualTo(200);
        assertThat(told.get("parts").get("mfcc").get(0).asString()).isEqualTo("mean");
    }

    @Test
    void verbsThatNeedANetworkSaySo() {
        Run run = Run.of("models", "describe", folder.resolve("m"));
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("a classic method, and no network");
    }
}
