package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.network.Activate;
import etude.network.AdaptivePool;
import etude.network.Affine;
import etude.network.Along;
import etude.network.Attention;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Connections;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Embedding;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Network.Input;
import etude.network.Pad;
import etude.network.Parameter;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Position;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import etude.network.Weight;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of layer against plain loops in double precision, with seeded weights and inputs of odd sizes. */
class LayersTest {

    /** Single precision; upsampling has its places in single precision too. */
    private static final double TOLERANCE = 5e-6;

    private static final Integer[] FRAMES = {5, Input.FREE};
    private static final Integer[] IMAGE = {4, 9, Input.FREE};
    private static final Integer[] SEQUENCE = {Input.FREE, 6};

    private static Named<Network> one(String name, Layer layer, Integer... axes) {
        return Named.of(
                name, Network.builder().input("x", axes).then("y", layer).build());
    }

    static Stream<Named<Network>> layersOfOneInput() {
        Along three = Along.of(3);
        return Stream.of(
                one("convolution over frames", Convolution.over(5, 7, Along.same(3)), FRAMES),
                one(
                        "convolution with stride, dilation, groups",
                        new Convolution(4, 6, List.of(new Along(3, 2, 1, 2), new Along(2, 3, 0, 1)), 2, true),
                        IMAGE),
                one(
                        "depthwise convolution without bias",
                        Convolution.over(4, 4, three, three).grouped(4).withoutBias(),
                        IMAGE),
                one(
                        "transposed convolution over frames",
                        TransposedConvolution.over(5, 3, new Along(4, 2, 1, 1)),
                        FRAMES),
                one(
                        "transposed convolution with added places and groups",
                        new TransposedConvolution(
                                4, 6, List.of(new Along(3, 2, 1, 1), new Along(3, 3, 0, 2)), List.of(1, 2), 2, true),
                        IMAGE),
                one("batch normalisation", BatchNorm.of(4), IMAGE),
                one("batch normalisation that is not affine", new BatchNorm(5, 1e-3, 0.1, false), FRAMES),
                one("layer normalisation", new LayerNorm(6, 1e-5), SEQUENCE),
                one("softmax over channels", new Softmax(1), IMAGE),
                one("softmax over the last axis", new Softmax(-1), SEQUENCE),
                one("pool of maxima", Pool.max(2, 3), IMAGE),
                one(
                        "pool of maxima, dilated and padded",
                        new Pool(Pool.Kind.MAX, List.of(new Along(3, 2, 1, 2)), false),
                        FRAMES),
                one(
                        "pool of maxima whose last place is not whole",
                        new Pool(Pool.Kind.MAX, List.of(new Along(2, 2, 0, 1), new Along(3, 2, 1, 1)), true),
                        IMAGE),
                one("pool of means", Pool.mean(3, 2), IMAGE),
                one(
                        "pool of means, padded",
                        new Pool(Pool.Kind.MEAN, List.of(new Along(3, 2, 1, 1), new Along(3, 1, 1, 1)), false),
                        IMAGE),
                one(
                        "pool of means whose last place is not whole",
                        new Pool(Pool.Kind.MEAN, List.of(new Along(3, 2, 0, 1)), true),
                        FRAMES),
                one("adaptive pool to one place", new AdaptivePool(Pool.Kind.MEAN, List.of(1, 1)), IMAGE),
                one("adaptive means", new AdaptivePool(Pool.Kind.MEAN, List.of(4, 3)), IMAGE),
                one("adaptive maxima", new AdaptivePool(Pool.Kind.MAX, List.of(3, 5)), IMAGE),
                one("adaptive maxima of frames", new AdaptivePool(Pool.Kind.MAX, List.of(4)), FRAMES),
                one("adaptive means of frames", new AdaptivePool(Pool.Kind.MEAN, List.of(4)), FRAMES),
                one("mean over two axes", Reduce.mean(2, -1), IMAGE),
                one("largest over an axis that stays", new Reduce(Reduce.Kind.MAX, List.of(-1), true), IMAGE),
                one("sum", new Reduce(Reduce.Kind.SUM, List.of(1), false), FRAMES),
                one("linear map of features", Linear.of(6, 4), 6),
                one("linear map of frames without bias", new Linear(6, 4, false), SEQUENCE),
                one("linear map of frames", Linear.of(6, 4), SEQUENCE),
                one("dropout", new Dropout(0.5), SEQUENCE),
                one("attention", new Attention(6, 3, 0.1), SEQUENCE),
                one("attention that is not projected", new Attention(6, 2, 0, false), SEQUENCE),
                one("reshape", Reshape.to(0, 2, -1), IMAGE),
                one("permute", Permute.to(0, 3, 1, 2), IMAGE),
                one("slice from the middle", new Slice(2, 1, -2), IMAGE),
                one("last frame", Slice.last(-1), IMAGE),
                one("zeros around", Pad.zeros(2, 3), FRAMES),
                one(
                        "negative padding and another constant",
                        new Pad(Pad.Mode.CONSTANT, List.of(-1, 2), List.of(1, -2), 3),
                        IMAGE),
                one("mirror images", new Pad(Pad.Mode.REFLECT, List.of(2, 3), List.of(1, 2), 0), IMAGE),
                one("edges", new Pad(Pad.Mode.EDGE, List.of(4), List.of(1), 0), FRAMES),
                one("upsampling to the nearest of frames", new Upsample(Upsample.Mode.NEAREST, List.of(3)), FRAMES),
                one("upsampling to the nearest", new Upsample(Upsample.Mode.NEAREST, List.of(2, 3)), IMAGE),
                one("linear upsampling of frames", new Upsample(Upsample.Mode.LINEAR, List.of(4)), FRAMES),
                one("linear upsampling", new Upsample(Upsample.Mode.LINEAR, List.of(2, 3)), IMAGE),
                one("scale and shift of bins", new Affine(2, 9, false), IMAGE),
                one("shift and scale of features", new Affine(-1, 6, true), SEQUENCE),
                one("learned token", new Token(6), SEQUENCE),
                one("fixed token", new Token(6, 0), SEQUENCE),
                one("sines for places", new Position(6, 50, false), SEQUENCE),
                one("learned places", new Position(6, 50, true), SEQUENCE));
    }

    @ParameterizedTest
    @MethodSource("layersOfOneInput")
    void aLayerGivesWhatPlainLoopsGive(Network network) {
        compare(network, 12, 3);
    }

    @ParameterizedTest
    @MethodSource("layersOfOneInput")
    void oneExportServesAllLengthsAndBatches(Network network) {
        Weights weights = weights(network);
        try (NetworkSession session = NetworkSession.open(network, weights)) {
            for (int length : new int[] {8, 13, 31}) {
                compare(network, weights, session, inputs(network, length == 13 ? 1 : 2, length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anActivationGivesWhatItsFormulaGives(Activate.Function function) {
        boolean positive = function == Activate.Function.LOG || function == Activate.Function.SQRT;
        Network.Builder net = Network.builder().input("x", 40);
        if (positive) {
            net.then("abs", new Activate(Activate.Function.ABS));
        }
        compare(net.then("y", new Activate(function)).build(), 1, 5);
    }

    @ParameterizedTest
    @EnumSource
    void severalTensorsAreCombined(Combine.Kind kind) {
        int count = kind == Combine.Kind.ADD || kind == Combine.Kind.MULTIPLY || kind == Combine.Kind.MAX ? 3 : 2;
        boolean product = kind == Combine.Kind.MATRIX_PRODUCT;
        Network.Builder net = Network.builder().input("a", 4, Input.FREE, 5);
        net.input("b", product ? new Integer[] {4, 5, 3} : new Integer[] {1, 1, 5});
        net.input("c", 4, 1, 1);
        String[] from = count == 3 ? new String[] {"a", "b", "c"} : new String[] {"a", "b"};
        compare(net.node("y", new Combine(kind, count), from).build(), 6, 2);
    }

    @Test
    void tensorsStandSideBySide() {
        Network network = Network.builder()
                .input("a", 4, Input.FREE)
                .input("b", 3, Input.FREE)
                .node("y", new Concat(2, 1), "a", "b")
                .build();
        compare(network, 6, 2);
    }

    @Test
    void wholeNumbersFindTheirVectors() {
        Network network = Network.builder()
                .wholeNumbers("x", Input.FREE)
                .then("y", new Embedding(11, 4))
                .build();
        compare(network, 9, 3);
    }

    @Test
    void whatALayerGivesBesideIsGivenToo() {
        Network network = Network.builder()
                .input("x", SEQUENCE)
                .then("y", new Attention(6, 3, 0))
                .build("y", "y.weights");
        compare(network, 7, 2);
    }

    @TestFactory
    Stream<DynamicTest> aRecurrentLayerGivesWhatPlainLoopsGive() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            Recurrent plain = Recurrent.of(cell, 6, 5, 1);
            add(tests, cell + " alone", plain);
            add(
                    tests,
                    cell + " stacked in both directions",
                    Recurrent.of(cell, 6, 5, 2).inBothDirections());
            add(
                    tests,
                    cell + " stacked with states",
                    Recurrent.of(cell, 6, 5, 2).withStates());
            add(
                    tests,
                    cell + " with states in both directions",
                    plain.inBothDirections().withStates());
            add(tests, cell + " sparsely wired", plain.wired(wiring(5, 6), wiring(5, 5)));
            add(
                    tests,
                    cell + " without biases",
                    new Recurrent(cell, 6, 5, 2, true, false, 0, false, 0, false, null, null));
        }
        Recurrent lstm = Recurrent.of(Recurrent.Cell.LSTM, 6, 5, 2);
        add(tests, "peepholes", lstm.withPeepholesAndProjection(0).inBothDirections());
        add(
                tests,
                "projection in both directions",
                new Recurrent(Recurrent.Cell.LSTM, 6, 5, 2, true, true, 0, false, 3, false, null, null));
        add(
                tests,
                "peepholes and projection with states",
                lstm.withPeepholesAndProjection(3).withStates());
        add(
                tests,
                "peepholes and projection, both directions, states",
                lstm.withPeepholesAndProjection(3).inBothDirections().withStates());
        add(
                tests,
                "projection without biases, wired",
                new Recurrent(
                        Recurrent.Cell.LSTM, 6, 5, 1, false, false, 0, true, 3, false, wiring(5, 6), wiring(5, 3)));
        return tests.stream();
    }

    private static Connections wiring(int units, int sources) {
        Random random = new Random(units * 31L + sources);
        boolean[][] open = new boolean[units][sources];
        for (boolean[] row : open) {
            for (int i = 0; i < sources; i++) {
                row[i] = random.nextInt(3) > 0;
            }
        }
        return Connections.of(open);
    }

    private static void add(List<DynamicTest> tests, String name, Recurrent layer) {
        Network.Builder net = Network.builder().input("x", SEQUENCE);
        List<String> from = new ArrayList<>(List.of("x"));
        List<String> gives = new ArrayList<>(List.of("y"));
        for (String state : layer.sideOutputs()) {
            net.input(state, -1, -1);
            from.add(state);
            gives.add("y." + state);
        }
        Network network = net.node("y", layer, from.toArray(String[]::new)).build(gives.toArray(String[]::new));
        tests.add(DynamicTest.dynamicTest(name, () -> {
            Map<String, Values> given = inputs(network, 3, 7);
            int states = layer.layers() * layer.directions();
            layer.sideOutputs()
                    .forEach(side -> given.put(
                            side,
                            random(Shape.of(states, 3, side.equals("cell") ? layer.hidden() : layer.output()), 9)));
            Weights weights = weights(network);
            try (NetworkSession session = NetworkSession.open(network, weights)) {
                compare(network, weights, session, given);
            }
        }));
    }

    private static void compare(Network network, int length, int batch) {
        Weights weights = weights(network);
        try (NetworkSession session = NetworkSession.open(network, weights, length, EngineSettings.standard())) {
            compare(network, weights, session, inputs(network, batch, length));
        }
    }

    private static void compare(Network network, Weights weights, NetworkSession session, Map<String, Values> given) {
        Map<String, Loops.Tensor> doubles = new LinkedHashMap<>();
        given.forEach((name, values) -> doubles.put(name, Loops.Tensor.of(values.shape(), values.values())));
        Map<String, Loops.Tensor> expected = Loops.run(network, weights, doubles);
        Map<String, Values> found = session.run(given);
        for (String output : network.outputs()) {
            Values values = found.get(output);
            Loops.Tensor should = expected.get(output);
            assertThat(values.shape().toArray()).as(output).isEqualTo(should.shape());
            for (int i = 0; i < should.values().length; i++) {
                double size = Math.max(1, Math.abs(should.values()[i]));
                assertThat((double) values.values()[i])
                        .as("%s, value %d", output, i)
                        .isCloseTo(should.values()[i], within(TOLERANCE * size));
            }
        }
    }

    private static Map<String, Values> inputs(Network network, int batch, int length) {
        Map<String, Values> given = new LinkedHashMap<>();
        for (Input input : network.inputs()) {
            Values values = random(input.shape(batch, length), 7);
            for (int i = 0; i < values.values().length && input.whole(); i++) {
                values.values()[i] = i * 5 % 11;
            }
            given.put(input.name(), values);
        }
        return given;
    }

    private static Values random(Shape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Values(shape, values);
    }

    /** Numbers for all parameters, none at a value that would hide a mistake; variances are positive. */
    private static Weights weights(Network network) {
        Map<String, Weight> all = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            if (parameter.role() != Parameter.Role.FIXED) {
                float[] values = random(parameter.shape(), name.hashCode()).values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = name.endsWith("running_var") ? 0.5f + Math.abs(values[i]) : values[i] / 2;
                }
                all.put(name, new Weight(parameter.shape(), values));
            }
        });
        return Weights.of(all);
    }
}
