package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Evaluation;
import etude.network.Model;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.runtime.checkpoint.Checkpoints;
import etude.testing.TestData;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wake word network with its published Keras weights, on levels that a rule makes. */
class WakeWordParityTest {

    @Test
    void levelsByRuleScoreAsInKeras() throws IOException {
        JsonNode expected = JsonMapper.shared()
                .readTree(TestData.require("reference/keras/str_ww_ref_model.h5.json")
                        .toFile())
                .get("output");
        Architecture architecture = Zoo.get("wakeword");
        Model model = architecture.model();
        Weights weights = architecture.weights(
                model.network(),
                Checkpoints.read(TestData.require("weights/kws/mlperf/str_ww_ref_model.h5"))
                        .weights()
                        .byName());
        Map<String, Weight> tensors = Evaluation.run(model.network(), weights, Map.of("lfbe", levels()));
        float[] logits = tensors.get(model.network().output()).values();
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        for (int i = 0; i < logits.length; i++) {
            assertThat(Math.exp(logits[i]) / sum - expected.get(i).asDouble()).isBetween(-1e-4, 1e-4);
        }
        // Scores near 0 and 1 say little; their logarithms say whether the network is the same.
        double distance = Math.log(expected.get(2).asDouble() / expected.get(0).asDouble());
        assertThat(logits[2] - logits[0]).isCloseTo((float) distance, org.assertj.core.data.Offset.offset(1e-4f));
    }

    /** 30 frames of 40 bands, frame after frame, as bands of frames. */
    private static Weight levels() {
        float[] values = SyntheticWeights.evenly("input_shared", 30 * 40);
        return new Weight(Shape.of(1, 30, 40), values).permuted(0, 2, 1);
    }
}
