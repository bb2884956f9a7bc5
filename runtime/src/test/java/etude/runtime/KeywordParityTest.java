package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.runtime.checkpoint.Checkpoints;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keyword networks of Zhang et al. 2017 with their published weights against the published graphs, on spoken words. */
class KeywordParityTest {

    /** Ten times tighter than the reference asks for; MFCCs of up to 250 leave 1e-5 of a score to single precision. */
    private static final double TOLERANCE = 1e-4;

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
    void everyWordScoresAsInThePublishedGraph(String name, String file) throws IOException {
        JsonNode expected = JsonMapper.shared()
                .readTree(TestData.require("reference/kws/" + file + ".json").toFile())
                .get("softmax");
        Architecture architecture = Zoo.get(name);
        Model model = architecture.model();
        Weights weights = architecture.weights(
                model.network(),
                Checkpoints.read(TestData.require("weights/kws/arm/" + file + ".npz"))
                        .weights()
                        .byName());
        List<String> words = List.copyOf(expected.propertyNames());
        float[][] pieces = new float[words.size()][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = second(words.get(i));
        }
        try (ModelSession session = ModelSession.open(model, weights)) {
            Scores scores = session.run(pieces);
            for (int i = 0; i < pieces.length; i++) {
                JsonNode row = expected.get(words.get(i));
                for (int k = 0; k < scores.labels(); k++) {
                    double error = Math.abs(scores.get(i, 0, k) - row.get(k).asDouble());
                    assertThat(error).as(words.get(i)).isLessThan(TOLERANCE);
                }
            }
        }
    }

    private static float[] second(String word) throws IOException {
        var wave = Signals.referenceWav(TestData.require("audio/kws/" + word + ".wav"));
        return Arrays.copyOf(wave.channel(0), 16000);
    }
}
