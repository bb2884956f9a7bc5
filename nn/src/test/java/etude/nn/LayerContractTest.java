package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.network.Front;
import etude.network.Layer;
import etude.network.Network;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerContractTest {

    /** A central difference of doubles, of steps of 1e-5, has about ten digits; kinks between are unlikely. */
    private static final double GRADIENT = 1e-7;

    static Stream<String> names() {
        return LayerSamples.all().keySet().stream();
    }

    @Test
    void everyKindOfLayerHasASample() {
        Set<Class<?>> seen = new HashSet<>();
        LayerSamples.all()
                .values()
                .forEach(
                        net -> net.nodes().forEach(node -> seen.add(node.layer().getClass())));
        seen.add(Front.class);
        assertThat(seen).contains(Layer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shapesAreThoseOfTheRecord(String name) {
        Network network = LayerSamples.all().get(name);
        Map<String, Values> inputs = Noise.inputs(network, 3);
        Map<String, Shape> shapes = network.shapes(3, 0);
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            List<String> all = new ArrayList<>();
            network.nodes().forEach(node -> all.addAll(node.gives()));
            net.forward(inputs, all)
                    .forEach((tensor, values) ->
                            assertThat(values.shape()).as(tensor).isEqualTo(shapes.get(tensor)));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExampleDoesNotDependOnItsNeighboursInTheBatch(String name) {
        Network network = LayerSamples.all().get(name);
        Map<String, Values> inputs = Noise.inputs(network, 3);
        Map<String, Values> second = new LinkedHashMap<>();
        inputs.forEach((key, values) -> second.put(key, row(values, 1)));
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            Values of3 = net.forward(inputs, network.outputs()).get(network.output());
            Values of1 = net.forward(second, network.outputs()).get(network.output());
            float[] expected = row(of3, 1).values();
            for (int i = 0; i < expected.length; i++) {
                assertThat(of1.values()[i]).isCloseTo(expected[i], within(1e-6f * (1 + Math.abs(expected[i]))));
            }
        }
    }

    private static Values row(Values values, int row) {
        Shape shape = values.shape();
        int length = (int) (shape.size() / shape.get(0));
        float[] part = java.util.Arrays.copyOfRange(values.values(), row * length, (row + 1) * length);
        return new Values(shape.with(0, 1), part);
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsAreFiniteDifferences(String name) {
        Network network = LayerSamples.all().get(name);
        Map<String, Values> inputs = Noise.inputs(network, 3);
        Weights weights = Weights.initial(network, 3);
        try (TrainableNetwork net = TrainableNetwork.exact(network, weights)) {
            Map<String, double[]> analytic = Gradients.analytic(net, inputs);
            analytic.forEach((parameter, gradient) -> {
                for (int i = 0; i < gradient.length; i += Math.max(1, gradient.length / 12)) {
                    double numeric = Gradients.numeric(net, inputs, parameter, i, 1e-5);
                    assertThat(gradient[i])
                            .as(parameter + "[" + i + "]")
                            .isCloseTo(numeric, within(GRADIENT * (1 + Math.abs(numeric))));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void weightsComeBackAsTheyWere(String name) {
        Network network = LayerSamples.all().get(name);
        Weights weights = Weights.initial(network, 9);
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            net.load(weights);
            Map<String, Weight> back = net.weights().byName();
            assertThat(back.keySet()).containsExactlyElementsOf(weights.byName().keySet());
            back.forEach((key, weight) -> assertThat(weight.values())
                    .as(key)
                    .isEqualTo(weights.get(key).values()));
        }
    }

    @Test
    void tensorsOfATestAreClosedWithTheirScope() {
        try (TrainableNetwork net = TrainableNetwork.of(LayerSamples.all().get("linear"), 1)) {
            Tensor seen = net.alone(() -> net.numbers().zeros(3));
            assertThat(seen.isNull()).isTrue();
        }
    }
}
