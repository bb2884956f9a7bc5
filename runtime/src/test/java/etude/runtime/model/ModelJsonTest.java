package etude.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Along;
import etude.network.Connections;
import etude.network.Convolution;
import etude.network.Front;
import etude.network.Layer;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Task;
import etude.network.Token;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.representation.Preset;
import etude.representation.Representation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {

    private static final Listening LISTENING = new Listening(22050, new Listening.Running(2048, 512));

    private static Model model(Layer... layers) {
        Network.Builder net = Network.builder().input("waveform", Network.Input.FREE);
        for (int i = 0; i < layers.length; i++) {
            net.then("layer" + i, layers[i]);
        }
        return new Model(
                "mine", net.build(), LISTENING, new Task.Classes(), List.of("a", "ü"), Map.of("b", "1", "a", "2"));
    }

    static Stream<String> architectures() {
        return Zoo.all().stream().map(Architecture::name);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyModelOfTheZooComesBackFromItsJson(String name) throws Exception {
        Model model = Zoo.get(name).model();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"librosa", "torchaudio", "htk", "musicnn", "kaldi", "nam2020"})
    void everyRepresentationOfEveryPresetComesBackFromItsJson(String preset) throws Exception {
        for (String name : Preset.named(preset, 16000).names()) {
            Representation representation = Preset.named(preset, 16000).get(name);
            Model model = model(Front.fixed(representation));
            assertThat(ModelJson.read(ModelJson.write(model))).as(name).isEqualTo(model);
        }
    }

    @Test
    void whatNoModelOfTheZooHasComesBackToo() throws Exception {
        Representation tensor = Preset.named("torchaudio", 16000).get("log_harmonic_tensor");
        boolean[][] open = {{true, false}, {true, true}};
        Recurrent masked = new Recurrent(
                Recurrent.Cell.LSTM, 2, 2, 1, false, true, 0, false, 0, false, Connections.of(open), null);
        Model model = model(
                Front.training(tensor, Front.Stage.Q),
                Convolution.over(1, 2, Along.same(3), Along.of(1)),
                masked,
                new Token(2, null),
                new Token(2, 7),
                Reduce.mean(1));
        Model back = ModelJson.read(ModelJson.write(model));
        assertThat(back).isEqualTo(model);
        assertThat(((Front) back.network().nodes().get(0).layer()).trained()).isEqualTo(Set.of(Front.Stage.Q));
    }

    @Test
    void theSameModelGivesTheSameText() {
        assertThat(ModelJson.write(model(Reduce.mean(1)))).isEqualTo(ModelJson.write(model(Reduce.mean(1))));
        assertThat(ModelJson.write(model(Reduce.mean(1)))).containsSubsequence("\"a\" : \"2\"", "\"b\" : \"1\"");
    }

    private static void refused(String from, String to, String... reasons) {
        String json = ModelJson.write(model(new Token(2, 7), Reduce.mean(1)));
        assertThat(json).contains(from);
        assertThatThrownBy(() -> ModelJson.read(json.replace(from, to)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll(reasons);
    }

    @Test
    void whatIsNotKnownIsRefusedWithItsPlaceAndWhatIsAllowed() {
        refused("\"Token\"", "\"Tokem\"", "model.network.nodes[0].layer", "Token");
        refused("\"Token\"", "\"java.lang.Runtime\"", "java.lang.Runtime");
        refused("\"features\" : 2", "\"features\" : 2.5", "layer.features is 2.5", "int");
        refused("\"features\" : 2", "\"features\" : 99999999999", "layer.features is 99999999999");
        refused("\"features\" : 2", "\"features\" : 2, \"more\" : 1", "'more'", "not known");
        refused("\"features\" : 2,", "", "lacks 'features'");
        refused("\"features\" : 2,", "\"features\" : null,", "features is null");
        refused("\"sampleRate\" : 22050", "\"sampleRate\" : -1", "sampleRate");
        refused("\"layer0\" ]", "\"nowhere\" ]", "nowhere");
        refused("\"MEAN\"", "\"MODE\"", "'MODE'", "MEAN");
        refused("\"architecture\"", "\"architecture\" : \"x\", \"architecture\"", "no JSON");
        refused("{\n  \"arch", "[{\n  \"arch", "no JSON");
    }

    @Test
    void numbersBeyondAllRangesAreRefused() {
        String json =
                ModelJson.write(model(Front.fixed(Preset.named("librosa", 16000).get("melspectrogram"))));
        for (String number : new String[] {"1" + "0".repeat(400), "-1" + "0".repeat(400), "1e999999999"}) {
            String other = json.replaceFirst("\"fMin\" : [0-9.]+", "\"fMin\" : " + number);
            assertThat(other).isNotEqualTo(json);
            assertThatThrownBy(() -> ModelJson.read(other)).as(number).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void aDeepDocumentIsRefused() {
        assertThatThrownBy(() -> ModelJson.read("[".repeat(100_000))).isInstanceOf(ModelFormatException.class);
    }
}
