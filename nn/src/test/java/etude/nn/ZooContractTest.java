package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;

import etude.features.Features;
import etude.network.Front;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.representation.Representation;
import etude.runtime.EngineSettings;
import etude.runtime.NetworkSession;
import etude.runtime.Values;
import etude.runtime.onnx.FrontSplit;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture of the zoo: what the trainer computes is what the runtime computes. */
class ZooContractTest {

    /** Of the numbers before the activation, relative to the largest or to 1. */
    private static final double TOLERANCE = 1e-4;

    static List<String> names() {
        return Zoo.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void trainerAndRuntimeAgreeOnSoundAloneAndAmongEight(String name) {
        Model model = Zoo.get(name).model();
        Weights weights = drawn(model.network());
        float[][] pieces = new float[8][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = FrontLayerTest.clip(samples(model), model.listening().sampleRate(), i);
        }
        compare(model.network(), weights, Values.ofRows(pieces));
    }

    /** Those that the runtime runs behind features that Java computes. */
    static Stream<String> namesOfBodies() {
        return Zoo.names().stream().filter(name -> split(Zoo.get(name).model()).isPresent());
    }

    private static Optional<FrontSplit> split(Model model) {
        return FrontSplit.of(model.network(), Weights.initial(model.network(), 7));
    }

    @ParameterizedTest
    @MethodSource("namesOfBodies")
    void trainerAndRuntimeAgreeOnFeaturesAloneAndInPairs(String name) {
        Model model = Zoo.get(name).model();
        Weights weights = drawn(model.network());
        FrontSplit split = split(model).orElseThrow();
        Network body = split.body();
        Map<String, Weight> some = new LinkedHashMap<>(weights.byName());
        some.keySet().retainAll(body.parameters().keySet());
        compare(body, Weights.of(some), features(split.representation(), samples(model)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void weightsComeBackAsTheyWere(String name) {
        Network network = Zoo.get(name).model().network();
        Weights weights = drawn(network);
        try (TrainableNetwork net = TrainableNetwork.of(network, weights)) {
            Weights back = net.weights();
            assertThat(back.byName().keySet())
                    .containsExactlyElementsOf(weights.byName().keySet());
            weights.byName()
                    .forEach((key, weight) ->
                            assertThat(back.get(key).values()).as(key).isEqualTo(weight.values()));
        }
    }

    private static void compare(Network network, Weights weights, Values all) {
        int last = all.shape().get(0) - 1;
        Values one = row(all, last);
        try (TrainableNetwork net = TrainableNetwork.of(network, weights);
                NetworkSession session =
                        NetworkSession.open(network, weights, all.shape().get(-1), new EngineSettings(1))) {
            Values trained = net.forward(all);
            Values alone = net.forward(one);
            check(session.run(all), trained);
            check(session.run(one), alone);
            check(row(trained, last), alone);
        }
    }

    private static void check(Values expected, Values found) {
        assertThat(found.shape()).isEqualTo(expected.shape());
        double largest = 1;
        double worst = 0;
        for (int i = 0; i < expected.values().length; i++) {
            largest = Math.max(largest, Math.abs(expected.values()[i]));
            worst = Math.max(worst, Math.abs(expected.values()[i] - found.values()[i]));
        }
        assertThat(worst / largest).isLessThanOrEqualTo(TOLERANCE);
    }

    private static Values row(Values values, int row) {
        int length = values.values().length / values.shape().get(0);
        float[] part = java.util.Arrays.copyOfRange(values.values(), row * length, (row + 1) * length);
        return new Values(values.shape().with(0, 1), part);
    }

    /** Initial weights, but with running means and variances that show where they are used. */
    private static Weights drawn(Network network) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Weight> all = new LinkedHashMap<>();
        Weights.initial(network, 7).byName().forEach((name, weight) -> {
            float[] values = weight.values().clone();
            for (int i = 0; i < values.length; i++) {
                if (name.endsWith("running_mean")) {
                    values[i] = (float) (0.2 * random.nextDouble() - 0.1);
                } else if (name.endsWith("running_var")) {
                    values[i] = (float) (0.5 + random.nextDouble());
                }
            }
            all.put(name, new Weight(weight.shape(), values));
        });
        return Weights.of(all);
    }

    private static Values features(Representation representation, int samples) {
        Frames[] frames = new Frames[2];
        for (int i = 0; i < frames.length; i++) {
            int rate = representation.sampleRate();
            frames[i] = Features.compute(representation, Waveform.mono(FrontLayerTest.clip(samples, rate, i), rate));
        }
        int stride = frames[0].stride();
        int count = frames[0].count();
        float[] values = new float[frames.length * stride * count];
        for (int i = 0; i < values.length; i++) {
            int t = i % count;
            int k = i / count % stride;
            values[i] = frames[i / count / stride].data()[t * stride + k];
        }
        int[] shape = frames[0].shape();
        int[] axes = new int[shape.length + 2];
        axes[0] = frames.length;
        System.arraycopy(shape, 0, axes, 1, shape.length);
        axes[axes.length - 1] = count;
        return new Values(Shape.of(axes), values);
    }

    private static int samples(Model model) {
        return model.listening().pieces().accept(new Listening.Pieces.Visitor<>() {
            @Override
            public Integer spread(Listening.Spread pieces) {
                return pieces.samples();
            }

            @Override
            public Integer single(Listening.Single pieces) {
                return pieces.samples();
            }

            @Override
            public Integer running(Listening.Running pieces) {
                return pieces.samples();
            }

            @Override
            public Integer patches(Listening.Patches pieces) {
                return samples(model.network(), pieces.frames());
            }
        });
    }

    private static int samples(Network network, int frames) {
        Representation representation = network.nodes().stream()
                .filter(node -> node.layer() instanceof Front)
                .map(node -> ((Front) node.layer()).representation())
                .findFirst()
                .orElseThrow();
        int samples = representation.hop();
        while (Features.count(representation, samples) < frames) {
            samples += representation.hop();
        }
        return samples;
    }
}
