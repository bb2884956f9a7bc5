package etude.network.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Evaluation;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Parameter;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.describe.Describer;
import etude.network.describe.Description;
import etude.testing.TestData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooTest {

    static List<String> names() {
        return Zoo.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyModelGivesOneNumberALabelForAnyBatch(String name) {
        Model model = Zoo.get(name).model();
        for (int batch : new int[] {1, 8}) {
            Shape output = shapes(model, batch).get(model.network().output());
            assertThat(output.get(0)).isEqualTo(batch);
            assertThat(output.get(-1)).isEqualTo(model.labels().size());
            assertThat(output.rank()).isEqualTo(model.task().perFrame() ? 3 : 2);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyModelTakesAsManyLabelsAsItIsGiven(String name) {
        Model model = Zoo.get(name).model(List.of("a", "b", "c"));
        assertThat(shapes(model, 1).get(model.network().output()).get(-1)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyModelTellsWhereItComesFrom(String name) {
        Architecture architecture = Zoo.get(name);
        assertThat(architecture.name()).isEqualTo(name).matches("[a-z0-9_]+");
        assertThat(architecture.description()).isNotBlank();
        assertThat(architecture.paper().authors()).isNotBlank();
        assertThat(architecture.paper().title()).isNotBlank();
        assertThat(architecture.paper().year()).isBetween(1980, 2100);
        assertThat(architecture.model().provenance()).containsKey("paper");
    }

    private static Map<String, Shape> shapes(Model model, int batch) {
        return model.network().shapes(batch, model.samples());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "crnn", "fcn", "hcnn", "musicnn", "sample", "se", "short", "short_res"})
    void parametersAreThoseOfThePublishedNetworks(String name) throws IOException {
        var index = TestData.require("reference/tagging/synthetic_weights/A_" + name + ".json");
        assertThat(shapesOfParameters(Zoo.get(name).model().network()))
                .containsExactlyInAnyOrderEntriesOf(PublishedShapes.read(index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamendo/fcn", "msd/fcn", "mtat/fcn", "mtat/crnn", "mtat/musicnn", "jamendo/musicnn"})
    void parametersAreThoseOfThePublishedCheckpoints(String checkpoint) throws IOException {
        var index = TestData.require("weights/tagging/sota/" + checkpoint + "/tensors.json");
        String[] parts = checkpoint.split("/");
        Network network = Zoo.get(parts[1]).model(Labels.named(parts[0])).network();
        Map<String, Shape> published = PublishedShapes.read(index);
        assertThat(shapesOfParameters(network)).containsExactlyInAnyOrderEntriesOf(published);
        Description description = Describer.describe(checkpoint, network, 464000);
        assertThat(description.trained() + description.statistics())
                .isEqualTo(published.values().stream().mapToLong(Shape::size).sum());
    }

    /** Without those that the record itself says, which checkpoints need not hold. */
    private static Map<String, Shape> shapesOfParameters(Network network) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            if (parameter.role() != Parameter.Role.FIXED) {
                shapes.put(name, parameter.shape());
            }
        });
        return shapes;
    }

    @Test
    void piecesOfTaggersAreAsLongAsPublished() {
        assertThat(Zoo.get("fcn").listening().pieces()).isEqualTo(new Listening.Spread(464000, 3, 16));
        assertThat(Zoo.get("attention").listening().pieces()).isEqualTo(new Listening.Spread(240000, 3, 16));
        assertThat(Zoo.get("sample").listening().pieces()).isEqualTo(new Listening.Spread(59049, 3, 16));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Zoo.get("musicn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean 'musicnn'");
        assertThatThrownBy(() -> Labels.named("jamendoo")).hasMessageContaining("did you mean 'jamendo'");
    }

    @Test
    void optionsShapeANetworkAndAreCheckedByNameAndRange() {
        Architecture musicnn = Zoo.get("musicnn");
        Network large = musicnn.model(Labels.named("msd"), Map.of("channels", 512, "hidden", 500))
                .network();
        assertThat(large.parameters().get("dense1.weight").shape()).isEqualTo(Shape.of(500, 2 * (561 + 3 * 512)));
        assertThatThrownBy(() -> musicnn.model(Labels.named("msd"), Map.of("chanels", 512)))
                .hasMessageContaining("did you mean 'channels'");
        assertThatThrownBy(() -> musicnn.model(Labels.named("msd"), Map.of("channels", 0)))
                .hasMessageContaining("from 1 to 4096");
    }

    @Test
    void labelsStandInTheOrderOfTheOutputs() {
        for (String name : List.of("mtat", "msd", "jamendo")) {
            assertThat(Labels.named(name)).hasSize(50).doesNotHaveDuplicates();
        }
        assertThat(Labels.named("mtat")).startsWith("guitar", "classical", "slow");
        assertThat(Labels.named("msd")).startsWith("rock", "pop", "alternative");
        assertThat(Labels.named("jamendo")).isSorted().startsWith("genre---alternative");
        assertThat(Labels.named("keywords"))
                .startsWith("_silence_", "_unknown_", "yes")
                .hasSize(12);
    }

    @Test
    void levelsOfTheWakeWordStayBetweenSilenceAndFullScale() {
        Network network = Zoo.get("wakeword").model().network();
        float[] loud = new float[16000];
        for (int i = 0; i < 8000; i++) {
            loud[i] = i % 16 < 8 ? 1 : -1;
        }
        Map<String, Weight> tensors = Evaluation.run(
                network, Weights.initial(network, 1), Map.of("waveform", new Weight(Shape.of(1, 16000), loud)));
        float[] levels = tensors.get("levels").values();
        float[] clipped = tensors.get("lfbe").values();
        assertThat(levels).hasSameSizeAs(clipped);
        for (int i = 0; i < levels.length; i++) {
            assertThat(clipped[i]).isEqualTo(Math.min(1, levels[i]));
        }
        assertThat(clipped).contains(0, 1);
    }
}
