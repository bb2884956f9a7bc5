package etude.train;

import etude.audio.AudioFiles;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.Occurrence;
import etude.learn.data.Split;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.network.Task;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Sounds that any network can tell apart: low and high tones, and noise. */
final class Tones {

    static final List<String> LABELS = List.of("low", "high", "noise");
    private static final int RATE = 16_000;

    private Tones() {}

    /** So many sounds of each class, of different lengths. */
    static Dataset write(Path folder, int each) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (String label : LABELS) {
                Path file = folder.resolve(label + i + ".wav");
                int length = RATE / 2 + 1000 * (i % 5);
                AudioFiles.write(file, Waveform.mono(sound(label, length, i), RATE));
                examples.add(Example.of(label + i, file, List.of(label))
                        .with(List.of(new Occurrence(0, length / (double) RATE, label))));
            }
        }
        return new Dataset("tones", "1", "CC0-1.0", "made here", new Task.Classes(), LABELS, examples, List.of());
    }

    private static float[] sound(String label, int length, int seed) {
        SplittableRandom random = new SplittableRandom(seed * 31L + label.hashCode());
        double frequency = (label.equals("low") ? 200 : 1500) * (0.8 + 0.4 * random.nextDouble());
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            double tone = Math.sin(2 * Math.PI * frequency * i / RATE);
            samples[i] = (float) (0.3 * (label.equals("noise") ? 2 * random.nextDouble() - 1 : tone));
        }
        return samples;
    }

    /** The last two sounds of each class judge, those before choose, the rest is for training. */
    static Split split(Dataset data) {
        int n = data.examples().size();
        return new Split(
                "by number",
                IntStream.range(0, n - 12).boxed().toList(),
                IntStream.range(n - 12, n - 6).boxed().toList(),
                IntStream.range(n - 6, n).boxed().toList());
    }

    /** A small network on these sounds; lines of TOML may be added. */
    static Recipe recipe(Path folder, String... lines) throws IOException {
        return recipe(folder, Map.of("architecture", "\"kws_dnn\"", "options", "{units = 16}"), lines);
    }

    static Recipe recipe(Path folder, Map<String, String> network, String... lines) throws IOException {
        StringBuilder text = new StringBuilder("name = \"tones\"\nseed = 5\n[data]\nsource = \"sounds\"\n[network]\n");
        network.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        text.append(String.join("\n", lines)).append('\n');
        Path file = Files.createTempFile(folder, "recipe", ".toml");
        Files.writeString(file, text);
        return Recipes.read(file, List.of());
    }
}
