package etude.network.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.Features;
import etude.io.array.Npz;
import etude.network.Evaluation;
import etude.network.Model;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks with their published weights, evaluated layer by layer, against the recorded outputs of the original graphs. */
class PublishedNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "kws_dnn, DNN_S",
        "kws_cnn, CNN_S",
        "kws_ds_cnn, DS_CNN_S",
        "kws_lstm, LSTM_S",
        "kws_basic_lstm, Basic_LSTM_S",
        "kws_gru, GRU_S",
        "kws_crnn, CRNN_S"
    })
    void aKeywordNetworkHearsWhatTheOriginalGraphHears(String name, String file) throws IOException {
        Architecture architecture = Zoo.get(name);
        Model model = architecture.model();
        Weights weights =
                architecture.weights(model.network(), npz(TestData.require("weights/kws/arm/" + file + ".npz")));
        String expected = Files.readString(TestData.require("reference/kws/" + file + ".json"));
        for (String word : new String[] {"tflm_yes_1000ms", "tflm_no_1000ms", "tflm_silence_1000ms"}) {
            Waveform wave = Signals.referenceWav(TestData.require("audio/kws/" + word + ".wav"));
            float[] samples = Arrays.copyOf(wave.channel(0), 16000);
            Map<String, Weight> tensors = Evaluation.run(
                    model.network(), weights, Map.of("waveform", new Weight(Shape.of(1, 16000), samples)));
            assertThat(worst(softmax(tensors.get(model.network().output()).values()), numbers(expected, word)))
                    .as(word)
                    .isLessThan(1e-3);
        }
    }

    /** The third patch of the clip, from the frames of the whole clip. */
    @ParameterizedTest
    @CsvSource({"musicnn_tf, MTT_musicnn", "vgg, MTT_vgg", "vgg_msd, MSD_vgg"})
    void aTaggerOfTheMusicnnPackageGivesTheScoresOfTheOriginalGraph(String name, String file) throws IOException {
        Architecture architecture = Zoo.get(name);
        Model model = architecture.model();
        Weights weights = architecture.weights(
                model.network(), npz(TestData.require("weights/tagging/musicnn-pypi/" + file + ".npz")));
        Map<String, Weight> tensors = Evaluation.run(model.network(), weights, Map.of("logmel", patch(2)));
        float[] scores = tensors.get(model.network().output()).values();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
        }
        String json = Files.readString(TestData.require("reference/musicnn/A_" + file + ".json"));
        double[] all = numbers(json, "outputs");
        assertThat(worst(scores, Arrays.copyOfRange(all, 100, 150))).isLessThan(1e-3);
    }

    private static Map<String, Weight> npz(Path file) throws IOException {
        Map<String, Weight> tensors = new LinkedHashMap<>();
        Npz.read(file, 1 << 26)
                .forEach((name, array) -> tensors.put(name, new Weight(Shape.of(array.shape()), array.toFloats())));
        return tensors;
    }

    private static Weight patch(int index) throws IOException {
        Waveform clip = Signals.referenceWav(TestData.require("reference/tagging/clips/A_fishin_10s-39s_16k.wav"));
        Frames frames = Features.compute(Preset.named("musicnn", 16000).get("log_melspectrogram"), clip);
        float[] values = new float[96 * 187];
        for (int i = 0; i < values.length; i++) {
            values[i] = frames.get(i / 187, index * 187 + i % 187);
        }
        return new Weight(Shape.of(1, 96, 187), values);
    }

    @ParameterizedTest
    @CsvSource({"choi_cnn, music_tagger_cnn_weights_tensorflow.h5, 50", "transfer_cnn, transfer_model_best.hdf5, 50"})
    void aKerasCheckpointFillsItsNetwork(String name, String file, int labels) throws IOException {
        Architecture architecture = Zoo.get(name);
        Map<String, Weight> zeros = new LinkedHashMap<>();
        PublishedShapes.read(TestData.require("weights/tagging/choi-keras/" + file + ".tensors.json"))
                .forEach((tensor, shape) ->
                        zeros.put(tensor, new Weight(shape, new float[Math.toIntExact(shape.size())])));
        Model model = architecture.model();
        assertThat(model.labels()).hasSize(labels);
        assertThat(architecture.weights(model.network(), zeros).byName().keySet())
                .containsExactlyElementsOf(model.network().parameters().keySet());
    }

    @Test
    void theCompactCheckpointHasNoHead() throws IOException {
        Map<String, Weight> zeros = new LinkedHashMap<>();
        PublishedShapes.read(TestData.require("weights/tagging/choi-keras/weights_tensorflow.hdf5.tensors.json"))
                .forEach((tensor, shape) ->
                        zeros.put(tensor, new Weight(shape, new float[Math.toIntExact(shape.size())])));
        Architecture compact = Zoo.get("compact_cnn");
        assertThatThrownBy(() -> compact.weights(compact.model().network(), zeros))
                .hasMessageContaining("'output/output_W'")
                .hasMessageNotContaining("convolution");
    }

    @Test
    void aCheckpointOfAnotherArchitectureIsRefusedWithWhatItLacks() throws IOException {
        Map<String, Weight> gru = npz(TestData.require("weights/kws/arm/GRU_S.npz"));
        Architecture cnn = Zoo.get("kws_cnn");
        assertThatThrownBy(() -> cnn.weights(cnn.model().network(), gru))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not of this architecture")
                .hasMessageContaining("'Variable'");
    }

    private static double[] numbers(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\\s*([\\[\\]0-9eE+\\-.,\\s]+)")
                .matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return Arrays.stream(matcher.group(1).split("[\\[\\],\\s]+"))
                .filter(text -> !text.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static float[] softmax(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] scores = new float[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return scores;
    }

    private static double worst(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        return worst;
    }
}
