package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.network.Activate;
import etude.network.Attention;
import etude.network.Connections;
import etude.network.Embedding;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Recurrent;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainableNetworkTest {

    private static final Network NET = Network.builder()
            .input("x", 4)
            .then("dense", Linear.of(4, 3))
            .then("tanh", Activate.TANH)
            .build();

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        try (TrainableNetwork net = TrainableNetwork.of(NET, 1)) {
            assertThatThrownBy(() -> net.forward(Noise.of(1, 2, 5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'x'")
                    .hasMessageContaining("[2, 5]");
            assertThatThrownBy(() -> net.forward(Noise.of(1, 4))).hasMessageContaining("[4]");
            assertThatThrownBy(() -> net.forward(Values.of(new float[0], 0, 4))).hasMessageContaining("empty");
            assertThat(net.forward(Noise.of(1, 2, 4)).shape().toArray()).containsExactly(2, 3);
        }
    }

    @Test
    void inputsAndTensorsAreKnownByName() {
        try (TrainableNetwork net = TrainableNetwork.of(NET, 1)) {
            Values x = Noise.of(1, 2, 4);
            assertThatThrownBy(() -> net.forward(Map.of("y", x), List.of("dense")))
                    .hasMessageContaining("'x' is missing");
            assertThatThrownBy(() -> net.forward(Map.of("x", x, "y", x), List.of("dense")))
                    .hasMessageContaining("takes [x]");
            assertThatThrownBy(() -> net.forward(Map.of("x", x), List.of("nothing")))
                    .hasMessageContaining("no tensor 'nothing'");
            assertThat(net.forward(Map.of("x", x), List.of("x", "dense", "dense", "tanh")))
                    .containsOnlyKeys("x", "dense", "tanh");
        }
    }

    @Test
    void whatIsNotANumberIsRefused() {
        try (TrainableNetwork net = TrainableNetwork.of(NET, 1)) {
            assertThatThrownBy(() -> net.forward(Values.of(new float[] {0, Float.NaN, 0, 0}, 1, 4)))
                    .hasMessageContaining("Value 1 of 'x' is NaN");
        }
    }

    @Test
    void aNumberThatAnEmbeddingDoesNotKnowIsAnErrorAndNotTheEnd() {
        Network network = Network.builder()
                .wholeNumbers("x", 2)
                .then("embedding", new Embedding(4, 3))
                .build();
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            assertThatThrownBy(() -> net.forward(Values.of(new float[] {1, 4}, 1, 2)))
                    .hasMessageContaining("'embedding'");
            assertThatThrownBy(() -> net.forward(Values.of(new float[] {1, -1}, 1, 2)))
                    .hasMessageContaining("whole numbers");
            assertThatThrownBy(() -> net.forward(Values.of(new float[] {1, 0.5f}, 1, 2)))
                    .hasMessageContaining("whole numbers");
        }
    }

    @Test
    void aClosedNetworkSaysSo() {
        TrainableNetwork net = TrainableNetwork.of(NET, 1);
        net.close();
        net.close();
        assertThatThrownBy(() -> net.forward(Noise.of(1, 2, 4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(net::weights).hasMessageContaining("closed");
        assertThatThrownBy(() -> net.load(Weights.initial(NET, 1))).hasMessageContaining("closed");
    }

    @Test
    void aSecondThreadIsTurnedAway() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (TrainableNetwork net = TrainableNetwork.of(NET, 1)) {
            Thread user = new Thread(
                    () -> net.alone(() -> {
                        inside.countDown();
                        try {
                            return done.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }),
                    "the first");
            user.start();
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> net.forward(Noise.of(1, 2, 4)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'the first'");
            assertThatThrownBy(net::close).isInstanceOf(IllegalStateException.class);
            done.countDown();
            user.join();
            assertThat(net.forward(Noise.of(1, 2, 4)).values()).hasSize(6);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedAndNothingChanges() {
        try (TrainableNetwork net = TrainableNetwork.of(NET, 1)) {
            float[] before = net.weights().get("dense.weight").values();
            assertThatThrownBy(() -> net.load(Weights.of(Map.of()))).hasMessageContaining("missing");
            assertThatThrownBy(() -> TrainableNetwork.of(NET, Weights.of(Map.of())))
                    .hasMessageContaining("missing");
            assertThat(net.weights().get("dense.weight").values()).isEqualTo(before);
        }
    }

    @Test
    void theGradientOfAnInputSaysHowTheOutputChanges() {
        Network line =
                Network.builder().input("x", 3).then("dense", Linear.of(3, 2)).build();
        try (TrainableNetwork net = TrainableNetwork.of(line, 1)) {
            Values direction = Values.of(new float[] {0, 1}, 1, 2);
            Map<String, Values> gradients = net.gradients(Map.of("x", Noise.of(1, 1, 3)), direction);
            float[] second = java.util.Arrays.copyOfRange(
                    net.weights().get("dense.weight").values(), 3, 6);
            assertThat(gradients).containsOnlyKeys("x");
            assertThat(gradients.values().iterator().next().values()).isEqualTo(second);
            assertThatThrownBy(() -> net.gradients(Map.of("x", Noise.of(1, 1, 3)), Noise.of(1, 1, 3)))
                    .hasMessageContaining("direction");
        }
    }

    @Test
    void attentionIsTheSameWithItsWeightsLookedAt() {
        Network network = Network.builder()
                .input("x", 5, 8)
                .then("attention", new Attention(8, 4, 0.5))
                .build();
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            Values x = Noise.of(1, 2, 5, 8);
            float[] plain = net.forward(x).values();
            Map<String, Values> both = net.forward(Map.of("x", x), List.of("attention", "attention.weights"));
            float[] looked = both.get("attention").values();
            for (int i = 0; i < plain.length; i++) {
                assertThat(looked[i]).isCloseTo(plain[i], within(1e-6f));
            }
            float[] weights = both.get("attention.weights").values();
            assertThat(weights[0] + weights[1] + weights[2] + weights[3] + weights[4])
                    .isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void peepholesOfNothingChangeNothing() {
        Recurrent plain = Recurrent.of(Recurrent.Cell.LSTM, 4, 3, 2).inBothDirections();
        Network kernel = Network.builder().input("x", 6, 4).then("rnn", plain).build();
        Network frames = Network.builder()
                .input("x", 6, 4)
                .then("rnn", plain.withPeepholesAndProjection(0))
                .build();
        Weights weights = Weights.initial(kernel, 4);
        Map<String, Weight> more = new LinkedHashMap<>(weights.byName());
        frames.parameters()
                .forEach((name, parameter) -> more.computeIfAbsent(
                        name,
                        n -> new Weight(
                                parameter.shape(),
                                new float[(int) parameter.shape().size()])));
        compare(kernel, weights, frames, Weights.of(more), 1e-6f);
    }

    @Test
    void theResetGateActsOnTheStateOrOnWhatIsMadeOfIt() {
        double[] gate = {0.3, -0.2, 0.5};
        Network net = Network.builder()
                .input("x", 2, 1)
                .then("rnn", Recurrent.of(Recurrent.Cell.GRU_RESET_BEFORE, 1, 1, 1))
                .build();
        Map<String, Weight> weights = new LinkedHashMap<>();
        float[] in = {(float) gate[0], (float) gate[1], (float) gate[2]};
        net.parameters().forEach((name, parameter) -> weights.put(name, new Weight(parameter.shape(), in)));
        double h = 0;
        double[] x = {0.7, -1.1};
        double[] expected = new double[2];
        for (int t = 0; t < 2; t++) {
            double r = sigmoid(gate[0] * (x[t] + h + 2));
            double z = sigmoid(gate[1] * (x[t] + h + 2));
            double n = Math.tanh(gate[2] * (x[t] + r * h + 2));
            h = (1 - z) * n + z * h;
            expected[t] = h;
        }
        try (TrainableNetwork trainable = TrainableNetwork.of(net, Weights.of(weights))) {
            float[] found = trainable
                    .forward(Values.of(new float[] {0.7f, -1.1f}, 1, 2, 1))
                    .values();
            assertThat((double) found[0]).isCloseTo(expected[0], within(1e-6));
            assertThat((double) found[1]).isCloseTo(expected[1], within(1e-6));
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void aConnectionThatIsNotThereCarriesNothing() {
        Connections none = Connections.of(new boolean[][] {{true, false}, {true, false}});
        Network wired = Network.builder()
                .input("x", 3, 2)
                .then("rnn", Recurrent.of(Recurrent.Cell.LSTM, 2, 2, 1).wired(none, null))
                .build();
        try (TrainableNetwork net = TrainableNetwork.of(wired, 1)) {
            Values x = Noise.of(1, 1, 3, 2);
            float[] changed = x.values().clone();
            changed[1] = 9;
            changed[3] = -9;
            assertThat(net.forward(Values.of(changed, 1, 3, 2)).values())
                    .isEqualTo(net.forward(x).values());
        }
    }

    private static void compare(Network a, Weights ofA, Network b, Weights ofB, float tolerance) {
        try (TrainableNetwork one = TrainableNetwork.of(a, ofA);
                TrainableNetwork other = TrainableNetwork.of(b, ofB)) {
            Values x = Noise.of(1, 2, 6, 4);
            float[] expected = one.forward(x).values();
            float[] found = other.forward(x).values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(tolerance));
            }
        }
    }
}
