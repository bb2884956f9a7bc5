package etude.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static Network small() {
        return Network.builder()
                .input("waveform", Network.Input.FREE)
                .then("spec", Front.fixed(Preset.named("torchaudio", 16000).get("melspectrogram")))
                .then("image", Reshape.to(0, 1, 128, -1))
                .then("spec_bn", BatchNorm.of(1))
                .then("conv", Convolution.over(1, 8, Along.same(3), Along.same(3)))
                .then("relu", Activate.RELU)
                .then("pool", Pool.max(2, 4))
                .then("mean", Reduce.mean(2, 3))
                .then("dense", Linear.of(8, 5))
                .build();
    }

    @Test
    void shapesFollowFromTheLengthOfTheSound() {
        Map<String, Shape> shapes = small().shapes(3, 16000);
        assertThat(shapes.get("spec").rank()).isEqualTo(3);
        assertThat(shapes.get("spec").get(1)).isEqualTo(128);
        int frames = shapes.get("spec").get(2);
        assertThat(shapes.get("pool")).isEqualTo(Shape.of(3, 8, 64, frames / 4));
        assertThat(shapes.get("dense")).isEqualTo(Shape.of(3, 5));
    }

    @Test
    void parametersCarryTheNamesOfPublishedCheckpoints() {
        assertThat(small().parameters().keySet())
                .containsExactly(
                        "spec_bn.weight",
                        "spec_bn.bias",
                        "spec_bn.running_mean",
                        "spec_bn.running_var",
                        "conv.weight",
                        "conv.bias",
                        "dense.weight",
                        "dense.bias");
    }

    @Test
    void aWireThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> Network.builder()
                        .input("x", 4)
                        .node("a", Linear.of(4, 4), "b")
                        .build())
                .hasMessageContaining("'b'");
    }

    @Test
    void aLayerThatDoesNotFitIsNamedWithTheShapeFound() {
        Network net =
                Network.builder().input("x", 4).then("dense", Linear.of(5, 2)).build();
        assertThatThrownBy(() -> net.shapes(1, 1))
                .hasMessageContaining("'dense'")
                .hasMessageContaining("[1, 4]");
    }

    @Test
    void initialWeightsDependOnTheNameAndTheSeedAlone() {
        Weights one = Weights.initial(small(), 7);
        Weights same = Weights.initial(small(), 7);
        Weights other = Weights.initial(small(), 8);
        assertThat(one.get("conv.weight").values())
                .isEqualTo(same.get("conv.weight").values());
        assertThat(one.get("conv.weight").values())
                .isNotEqualTo(other.get("conv.weight").values());
        float bound = 1 / 3f;
        for (float value : one.get("conv.weight").values()) {
            assertThat(value).isBetween(-bound, bound);
        }
    }

    @Test
    void weightsThatDoNotFitAreRefusedByName() {
        Network net = small();
        Map<String, Weight> all = new LinkedHashMap<>(Weights.initial(net, 1).byName());
        assertThat(Weights.of(all).fitting(net).byName()).hasSize(8);
        all.remove("dense.bias");
        all.put("extra", new Weight(Shape.of(1), new float[1]));
        all.put("conv.bias", new Weight(Shape.of(2), new float[2]));
        all.put("dense.weight", new Weight(Shape.of(5, 8), filled(40, Float.NaN)));
        assertThatThrownBy(() -> Weights.of(all).fitting(net))
                .hasMessageContaining("'dense.bias'")
                .hasMessageContaining("'extra'")
                .hasMessageContaining("'conv.bias'")
                .hasMessageContaining("NaN");
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    void aReshapeKeepsAndCompletesAxes() {
        assertThat(Reshape.to(0, 1, -1).outputs(List.of(Shape.of(2, 3, 4)))).containsExactly(Shape.of(2, 1, 12));
        assertThatThrownBy(() -> Reshape.to(0, 5, -1).outputs(List.of(Shape.of(2, 3, 4))))
                .hasMessageContaining("[2, 3, 4]");
    }

    @Test
    void aTransposedConvolutionGivesBackTheLengthOfItsConvolution() {
        Along half = new Along(4, 2, 1, 1);
        Shape x = Shape.of(1, 3, 16, 32);
        Shape y = Convolution.over(3, 5, half, half).outputs(List.of(x)).get(0);
        assertThat(TransposedConvolution.over(5, 3, half, half).outputs(List.of(y)))
                .containsExactly(x);
    }

    @Test
    void permutedWeightsStandWhereTheirNewAxesSay() {
        Weight weight = new Weight(Shape.of(2, 3), new float[] {0, 1, 2, 3, 4, 5});
        assertThat(weight.permuted(1, 0).values()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void aRecurrentLayerNamesItsParametersAsPyTorchDoes() {
        Recurrent gru = Recurrent.of(Recurrent.Cell.GRU, 128, 32, 2).inBothDirections();
        assertThat(gru.parameters().stream().map(Parameter::name))
                .contains("weight_ih_l0", "weight_hh_l1_reverse", "bias_ih_l1")
                .hasSize(16);
        assertThat(gru.outputs(List.of(Shape.of(4, 10, 128)))).containsExactly(Shape.of(4, 10, 64));
    }

    @Test
    void aTokenThatIsNotLearnedHoldsTheNumbersThatNumPyDraws() {
        Parameter token = new Token(256, 0).parameters().get(0);
        assertThat(token.role()).isEqualTo(Parameter.Role.FIXED);
        float[] values = ((Initial.Given) token.initial()).values().get();
        // numpy.random.seed(0); numpy.random.random((1, 256)).astype("float32")
        assertThat(values).hasSize(256).startsWith(0.5488135f, 0.71518934f, 0.60276335f);
        assertThat(values[255]).isEqualTo(0.08342244f);
        assertThat(new Token(256).parameters().get(0).role()).isEqualTo(Parameter.Role.TRAINED);
    }

    @Test
    void attentionWithoutItsLinearMapLeavesItToALayerOfItsOwn() {
        assertThat(new Attention(8, 2, 0).parameters()).hasSize(8);
        assertThat(new Attention(8, 2, 0, false).parameters().stream().map(Parameter::name))
                .containsExactly("query.weight", "query.bias", "key.weight", "key.bias", "value.weight", "value.bias");
    }
}
