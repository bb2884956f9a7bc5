package etude.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Linear;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import etude.network.Weight;
import etude.network.Weights;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {

    @TempDir
    Path home;

    private static SavedModel model(long seed) {
        Network net = Network.builder()
                .input("waveform", 4)
                .then("a", Linear.of(4, 3))
                .then("b", Linear.of(3, 2))
                .build();
        Listening listening = new Listening(8000, new Listening.Single(4));
        Model model = new Model("mine", net, listening, new Task.Tags(), List.of("x", "y"), Map.of("paper", "none"));
        return new SavedModel(model, Weights.initial(net, seed));
    }

    private static void assertSame(SavedModel found, SavedModel expected) {
        assertThat(found.model()).isEqualTo(expected.model());
        assertThat(found.weights().byName().keySet())
                .containsExactlyElementsOf(expected.weights().byName().keySet());
        found.weights()
                .byName()
                .forEach((name, weight) -> assertThat(weight.values())
                        .as(name)
                        .isEqualTo(expected.weights().get(name).values()));
    }

    private List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aModelComesBackAsItWas() throws IOException {
        model(1).write(home.resolve("m"), false);
        assertThat(files(home)).containsExactly("m");
        assertThat(files(home.resolve("m"))).containsExactly("model.json", "weights.safetensors");
        assertSame(SavedModel.read(home.resolve("m")), model(1));
        assertThat(SavedModel.describe(home.resolve("m"))).isEqualTo(model(1).model());
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        model(1).write(home.resolve("m"), false);
        model(1).write(home.resolve("n"), false);
        for (String file : files(home.resolve("m"))) {
            assertThat(home.resolve("m").resolve(file))
                    .hasSameBinaryContentAs(home.resolve("n").resolve(file));
        }
    }

    @Test
    void aModelThatIsThereIsReplacedOnlyWhereAllowed() throws IOException {
        model(1).write(home.resolve("m"), false);
        assertThatThrownBy(() -> model(2).write(home.resolve("m"), false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("allow overwriting");
        assertSame(SavedModel.read(home.resolve("m")), model(1));
        model(2).write(home.resolve("m"), true);
        assertSame(SavedModel.read(home.resolve("m")), model(2));
        assertThat(files(home)).containsExactly("m");
    }

    @Test
    void weightsOfAnotherNetworkMakeNoModel() {
        Model model = model(1).model();
        Map<String, Weight> weights = new HashMap<>(model(1).weights().byName());
        weights.put("c.weight", weights.remove("b.weight"));
        assertThatThrownBy(() -> new SavedModel(model, Weights.of(weights)))
                .hasMessageContainingAll("'b.weight' [2, 3] is missing", "'c.weight' [2, 3] has no place");
        weights.remove("c.weight");
        weights.put("b.weight", new Weight(etude.network.Shape.of(2, 3), new float[] {0, 0, 0, Float.NaN, 0, 0}));
        assertThatThrownBy(() -> new SavedModel(model, Weights.of(weights)))
                .hasMessageContaining("'b.weight' holds NaN");
    }

    private void refused(String file, String from, String to, String reason) throws IOException {
        Path folder = home.resolve("damaged");
        model(1).write(folder, true);
        Path path = folder.resolve(file);
        String text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SavedModel.read(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFolderThatIsNotWhatWasWrittenIsRefused() throws IOException {
        refused("model.json", "\"etude-model\"", "\"other\"", "does not say that it is");
        refused("model.json", "\"version\" : 1", "\"version\" : 2", "version 2");
        refused("model.json", "weights.safetensors", "../elsewhere", "'../elsewhere'");
        refused("model.json", "\"bias\"", "\"bais\"", "lacks 'bias'");
        refused("weights.safetensors", "a.weight", "c.weight", "is damaged");
        refused("weights.safetensors", "{", "", "is damaged");
    }

    @Test
    void aFolderWithoutAModelSaysSo() throws IOException {
        assertThatThrownBy(() -> SavedModel.read(home))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no model.json");
        model(1).write(home.resolve("m"), false);
        Files.delete(home.resolve("m/weights.safetensors"));
        assertThatThrownBy(() -> SavedModel.read(home.resolve("m"))).isInstanceOf(NoSuchFileException.class);
    }
}
