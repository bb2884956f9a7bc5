package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Model;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.checkpoint.Checkpoints;
import etude.testing.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The nine taggers of Won et al. 2020 against their published code, on a real clip: scores within 1e-4. */
class ZooParityTest {

    private static final double TOLERANCE = 1e-4;

    @AfterAll
    static void theTableIsWritten() throws IOException {
        TaggingTable.write();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcn", "crnn", "musicnn", "sample", "se", "attention", "hcnn", "short", "short_res"})
    void aNetworkWithWeightsByRuleScoresAsThePublishedCodeDoes(String name) throws IOException {
        JsonNode reference = json("reference/tagging/synthetic_weights/A_" + name + ".json");
        Model model = Zoo.get(name).model();
        Weights weights = SyntheticWeights.of(model.network(), reference);

        double error = error(model, weights, reference);

        TaggingTable.add(name, "by rule", error, TOLERANCE);
        assertThat(error).isLessThanOrEqualTo(TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"fcn, mtat", "fcn, msd", "fcn, jamendo", "crnn, mtat", "musicnn, mtat", "musicnn, jamendo"})
    void aNetworkWithPublishedWeightsScoresAsThePublishedCodeDoes(String name, String data) throws IOException {
        JsonNode reference = json("reference/tagging/A_" + data + "_" + name + ".json");
        Path file = TestData.require("weights/tagging/sota/" + data + "/" + name + "/best_model.pth");
        Model model = Zoo.get(name).model();

        double error = error(model, published(file), reference);

        TaggingTable.add(name, "published, " + data, error, TOLERANCE);
        assertThat(error).isLessThanOrEqualTo(TOLERANCE);
    }

    private static Weights published(Path file) throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>();
        Checkpoints.read(file)
                .weights(name -> !name.startsWith("spec.") && !name.endsWith("num_batches_tracked"))
                .byName()
                .forEach(weights::put);
        return Weights.of(weights);
    }

    private static double error(Model model, Weights weights, JsonNode reference) throws IOException {
        float[] clip = clip(TestData.require(reference.get("input").asString()));
        int length = reference.get("input_length").asInt();
        JsonNode starts = reference.get("chunk_starts");
        float[][] pieces = new float[starts.size()][];
        for (int i = 0; i < pieces.length; i++) {
            int start = starts.get(i).asInt();
            pieces[i] = Arrays.copyOfRange(clip, start, start + length);
        }
        try (ModelSession session = ModelSession.open(model, weights)) {
            return error(session.run(pieces), reference.get("outputs"));
        }
    }

    private static double error(Scores scores, JsonNode expected) {
        double error = 0;
        for (int i = 0; i < scores.pieces(); i++) {
            for (int k = 0; k < scores.labels(); k++) {
                double should = expected.get(i).get(k).asDouble();
                error = Math.max(error, Math.abs(scores.get(i, 0, k) - should));
            }
        }
        return error;
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(TestData.require(path).toFile());
    }

    private static float[] clip(Path wav) throws IOException {
        try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(Files.readAllBytes(wav)))) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[bytes.remaining() / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort() / 32768f;
            }
            return samples;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(e);
        }
    }
}
