package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Shape;
import etude.network.Task;
import etude.network.Weight;
import etude.network.Weights;
import etude.runtime.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerTest {

    private static final Network LINE =
            Network.builder().input("x", 2).then("dense", Linear.of(2, 1)).build();

    private static Network small(boolean frames) {
        Network.Builder builder = Network.builder()
                .input("x", 6, 20)
                .then("conv", Convolution.over(6, 8, Along.same(3)))
                .then("norm", BatchNorm.of(8))
                .then("relu", Activate.RELU)
                .then("turned", Permute.to(0, 2, 1))
                .then("rnn", Recurrent.of(Recurrent.Cell.GRU, 8, 8, 1));
        return (frames ? builder : builder.then("mean", Reduce.mean(1)))
                .then("drop", new Dropout(0.1))
                .then("dense", Linear.of(8, 3))
                .build();
    }

    private static Weights line(float a, float b, float bias) {
        Map<String, Weight> all = new LinkedHashMap<>();
        all.put("dense.weight", new Weight(Shape.of(1, 2), new float[] {a, b}));
        all.put("dense.bias", new Weight(Shape.of(1), new float[] {bias}));
        return Weights.of(all);
    }

    /** The gradient of the cross entropy of one example x = (1, 2), target 1, score s is (sigmoid(s) - 1) (1, 2, 1). */
    private static final Batch ONE =
            Batch.of(LINE, Values.of(new float[] {1, 2}, 1, 2), Values.of(new float[] {1}, 1, 1));

    @Test
    void lossAndStepOfGradientDescentAreThoseOfTheFormula() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, line(0.5f, -0.25f, 0.1f));
                Learner learner = new Learner(net, new Task.Tags(), new Optimiser.Sgd(0.1, 0.9, 0.01, false))) {
            double[] at = {0.5, -0.25, 0.1};
            double[] momentum = new double[3];
            for (int step = 0; step < 3; step++) {
                double score = at[0] + 2 * at[1] + at[2];
                double slope = 1 / (1 + Math.exp(-score)) - 1;
                Learner.Outcome outcome = learner.step(ONE);
                assertThat(outcome.loss()).isCloseTo(Math.log1p(Math.exp(-score)), within(1e-6));
                assertThat(outcome.gradientNorm()).isCloseTo(-slope * Math.sqrt(6), within(1e-6));
                for (int i = 0; i < 3; i++) {
                    momentum[i] = 0.9 * momentum[i] + slope * (i == 1 ? 2 : 1) + 0.01 * at[i];
                    at[i] -= 0.1 * momentum[i];
                }
                check(net, at);
            }
        }
    }

    @Test
    void aStepOfAdamIsThatOfTheFormula() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, line(0.5f, -0.25f, 0.1f));
                Learner learner =
                        new Learner(net, new Task.Tags(), new Optimiser.Adam(0.1, 0.9, 0.99, 1e-8, 0.5, true))) {
            double[] at = {0.5, -0.25, 0.1};
            double[] mean = new double[3];
            double[] squares = new double[3];
            for (int step = 1; step <= 4; step++) {
                double slope = 1 / (1 + Math.exp(-at[0] - 2 * at[1] - at[2])) - 1;
                learner.step(ONE);
                for (int i = 0; i < 3; i++) {
                    double g = slope * (i == 1 ? 2 : 1);
                    mean[i] = 0.9 * mean[i] + 0.1 * g;
                    squares[i] = 0.99 * squares[i] + 0.01 * g * g;
                    double root = Math.sqrt(squares[i] / (1 - Math.pow(0.99, step)));
                    at[i] = at[i] * (1 - 0.1 * 0.5) - 0.1 * mean[i] / (1 - Math.pow(0.9, step)) / (root + 1e-8);
                }
                check(net, at);
            }
        }
    }

    private static void check(TrainableNetwork net, double[] at) {
        Weights weights = net.weights();
        assertThat(weights.get("dense.weight").values()[0]).isCloseTo((float) at[0], within(1e-5f));
        assertThat(weights.get("dense.weight").values()[1]).isCloseTo((float) at[1], within(1e-5f));
        assertThat(weights.get("dense.bias").values()[0]).isCloseTo((float) at[2], within(1e-5f));
    }

    @Test
    void aGradientIsShortenedWhereItIsTooLong() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, line(0, 0, 0));
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(1)).clipping(0.5)) {
            assertThat(learner.step(ONE).gradientNorm()).isCloseTo(0.5 * Math.sqrt(6), within(1e-6));
            float moved = net.weights().get("dense.bias").values()[0];
            assertThat(moved).isCloseTo((float) (0.5 / Math.sqrt(6)), within(1e-5f));
        }
    }

    enum Kind {
        TAGS(new Task.Tags()),
        CLASSES(new Task.Classes()),
        EVENTS(new Task.Events()),
        FRAME_CLASSES(new Task.FrameClasses());

        private final Task task;

        Kind(Task task) {
            this.task = task;
        }

        Batch batch(Network network) {
            int[] lead = task.perFrame() ? new int[] {4, 20} : new int[] {4};
            boolean classes = task.activation() == Task.Activation.SOFTMAX;
            int[] axes = classes ? lead : java.util.Arrays.copyOf(lead, lead.length + 1);
            if (!classes) {
                axes[lead.length] = 3;
            }
            return Batch.of(network, Noise.of(3, 4, 6, 20), Noise.whole(4, classes ? 3 : 2, axes));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyTaskLearnsABatchByHeart(Kind kind) {
        Network network = small(kind.task.perFrame());
        Batch batch = kind.batch(network);
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, kind.task, Optimiser.Adam.of(0.03))) {
            double before = learner.loss(batch);
            for (int i = 0; i < 150; i++) {
                learner.step(batch);
            }
            assertThat(learner.steps()).isEqualTo(150);
            assertThat(learner.loss(batch)).isLessThan(0.3 * before);
        }
    }

    @Test
    void probabilitiesOfClassesAreTargetsToo() {
        Network network = small(false);
        Batch numbers = Batch.of(network, Noise.of(3, 2, 6, 20), Values.of(new float[] {2, 0}, 2));
        Batch shares = Batch.of(network, Noise.of(3, 2, 6, 20), Values.of(new float[] {0, 0, 1, 1, 0, 0}, 2, 3));
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Classes(), Optimiser.Adam.of(0.01))) {
            assertThat(learner.loss(numbers)).isCloseTo(learner.loss(shares), within(1e-6));
        }
    }

    @Test
    void whatIsNotKnownDoesNotCount() {
        Network network = small(false);
        Values two = Noise.of(3, 2, 6, 20);
        Values first = new Values(Shape.of(1, 6, 20), java.util.Arrays.copyOf(two.values(), 120));
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Classes(), Optimiser.Adam.of(0.01))) {
            double one = learner.loss(Batch.of(network, first, Values.of(new float[] {2}, 1)));
            double other = learner.loss(Batch.of(network, two, Values.of(new float[] {2, -1}, 2)));
            assertThat(other).isCloseTo(one, within(1e-6));
            assertThatThrownBy(() -> learner.step(Batch.of(network, first, Values.of(new float[] {-1}, 1))))
                    .hasMessageContaining("nothing to learn from");
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(5)).isEqualTo(run(5)).isNotEqualTo(run(6));
    }

    private static List<Double> run(long seed) {
        Network network = small(false);
        Engine.reseed(seed);
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.01))) {
            return java.util.stream.IntStream.range(0, 5)
                    .mapToObj(i -> learner.step(Kind.TAGS.batch(network)).loss())
                    .toList();
        }
    }

    static java.util.stream.Stream<Values> wrongTargets() {
        return java.util.stream.Stream.of(
                Values.of(new float[12], 3, 4),
                Values.of(new float[4], 4),
                Values.of(new float[] {0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0}, 4, 3),
                Values.of(new float[] {0, 0, 0, 0, 0, Float.NaN, 0, 0, 0, 0, 0, 0}, 4, 3));
    }

    @ParameterizedTest
    @MethodSource("wrongTargets")
    void targetsThatCannotBeAreRefused(Values targets) {
        Network network = small(false);
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.01))) {
            assertThatThrownBy(() -> learner.step(Batch.of(network, Noise.of(3, 4, 6, 20), targets)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("target");
        }
    }

    @Test
    void aLossThatIsNoNumberIsSaidAndChangesNothing() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, line(3e38f, 3e38f, 0));
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(1))) {
            Values large = Values.of(new float[] {1e30f, -1e30f}, 1, 2);
            assertThatThrownBy(() -> learner.step(Batch.of(LINE, large, Values.of(new float[] {1}, 1, 1))))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("step 1")
                    .hasMessageContaining("learning rate");
            assertThat(net.weights().get("dense.weight").values()).containsExactly(3e38f, 3e38f);
        }
    }

    @Test
    void aStepThatIsNotTakenLeavesRunningMeansAlone() {
        Network network = Network.builder()
                .input("x", 1)
                .then("norm", BatchNorm.of(1))
                .then("dense", new Linear(1, 1, false))
                .then("exp", new Activate(Activate.Function.EXP))
                .build();
        Map<String, Weight> steep =
                new LinkedHashMap<>(Weights.initial(network, 3).byName());
        steep.put("dense.weight", new Weight(Shape.of(1, 1), new float[] {1e30f}));
        try (TrainableNetwork net = TrainableNetwork.of(network, Weights.of(steep));
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(0.1))) {
            Values sound = Values.of(new float[] {5, 7}, 2, 1);
            assertThatThrownBy(() -> learner.step(Batch.of(network, sound, Values.of(new float[2], 2, 1))))
                    .isInstanceOf(TrainingException.class);
            assertThat(net.weights().get("norm.running_mean").values()).containsExactly(0);
            assertThat(net.weights().get("norm.running_var").values()).containsExactly(1);
        }
    }

    @Test
    void aLearnerCanBeClosedAfterItsNetwork() {
        TrainableNetwork net = TrainableNetwork.of(LINE, 1);
        Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.1));
        learner.step(ONE);
        net.close();
        assertThatThrownBy(() -> learner.step(ONE)).hasMessageContaining("closed");
        learner.close();
        assertThatThrownBy(() -> learner.step(ONE)).hasMessageContaining("closed");
    }

    @Test
    void aBatchNormalisationDoesNotTrainOnOneValue() {
        Network network =
                Network.builder().input("x", 4).then("norm", BatchNorm.of(4)).build();
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(1))) {
            assertThatThrownBy(() -> learner.step(Batch.of(network, Noise.of(1, 1, 4), Values.of(new float[4], 1, 4))))
                    .hasMessageContaining("'norm'")
                    .hasMessageContaining("batch of two or more");
        }
    }

    @Test
    void aClosedLearnerSaysSo() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, 1)) {
            Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.1));
            learner.close();
            learner.close();
            assertThatThrownBy(() -> learner.step(ONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void runningMeansFollowTheBatches() {
        Network network = Network.builder()
                .input("x", 1)
                .then("norm", BatchNorm.of(1))
                .then("dense", Linear.of(1, 1))
                .build();
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(0.1))) {
            learner.step(Batch.of(network, Values.of(new float[] {1, 3}, 2, 1), Values.of(new float[2], 2, 1)));
            Weights weights = net.weights();
            assertThat(weights.get("norm.running_mean").values()[0]).isCloseTo(0.2f, within(1e-6f));
            assertThat(weights.get("norm.running_var").values()[0]).isCloseTo(0.9f + 0.2f, within(1e-6f));
        }
    }

    private static Batch noise(Network network, int number) {
        return Batch.of(network, Noise.of(100 + number, 4, 6, 20), Noise.whole(200 + number, 2, 4, 3));
    }

    static java.util.stream.Stream<Optimiser> optimisers() {
        return java.util.stream.Stream.of(
                Optimiser.Adam.of(0.01), new Optimiser.Sgd(0.05, 0.9, 1e-3, true), Optimiser.Sgd.of(0.05));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void aLearnerThatGoesOnFromAStateEndsAtTheBitsOfOneThatNeverStopped(Optimiser optimiser) {
        Network network = small(false);
        LearningState whole;
        LearningState half;
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), optimiser)) {
            steps(learner, network, 0, 4);
            half = learner.state();
            Engine.reseed(9);
            steps(learner, network, 4, 8);
            whole = learner.state();
        }
        try (TrainableNetwork net = TrainableNetwork.of(network, 4);
                Learner learner = new Learner(net, new Task.Tags(), optimiser)) {
            learner.restore(half);
            assertThat(learner.steps()).isEqualTo(4);
            Engine.reseed(9);
            steps(learner, network, 4, 8);
            LearningState resumed = learner.state();
            assertThat(resumed.steps()).isEqualTo(whole.steps());
            assertThat(resumed.tensors().byName().keySet())
                    .isEqualTo(whole.tensors().byName().keySet());
            whole.tensors()
                    .byName()
                    .forEach((name, weight) ->
                            assertThat(resumed.tensors().get(name).values()).isEqualTo(weight.values()));
        }
    }

    private static void steps(Learner learner, Network network, int from, int to) {
        for (int i = from; i < to; i++) {
            learner.step(noise(network, i));
        }
    }

    @Test
    void aStateOfAnotherNetworkIsRefusedAndChangesNothing() {
        Network network = small(false);
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                TrainableNetwork line = TrainableNetwork.of(LINE, 1);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.01));
                Learner other = new Learner(line, new Task.Tags(), Optimiser.Adam.of(0.01))) {
            other.step(ONE);
            float[] before = line.weights().get("dense.weight").values();
            assertThatThrownBy(() -> other.restore(learner.state()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no such tensor");
            assertThat(line.weights().get("dense.weight").values()).isEqualTo(before);
        }
    }

    @Test
    void labelsThatWeighMoreCountMore() {
        try (TrainableNetwork net = TrainableNetwork.of(LINE, line(0.5f, -0.25f, 0.1f));
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(0.1))) {
            double plain = learner.loss(ONE);
            assertThat(learner.weighting(3).loss(ONE)).isCloseTo(3 * plain, within(1e-6));
            assertThatThrownBy(() -> learner.weighting(1, 2).loss(ONE)).hasMessageContaining("2 weights for 1 labels");
            assertThatThrownBy(() -> learner.weighting(0)).hasMessageContaining("positive");
            assertThat(learner.weighting().loss(ONE)).isCloseTo(plain, within(1e-9));
        }
    }

    @Test
    void tagsThatNobodyKnowsDoNotCount() {
        Network network = small(false);
        Values sound = Noise.of(3, 1, 6, 20);
        try (TrainableNetwork net = TrainableNetwork.of(network, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Sgd.of(0.1))) {
            double yes = learner.loss(Batch.of(network, sound, Values.of(new float[] {1, -1, -1}, 1, 3)));
            double no = learner.loss(Batch.of(network, sound, Values.of(new float[] {-1, 0, -1}, 1, 3)));
            double both = learner.loss(Batch.of(network, sound, Values.of(new float[] {1, 0, -1}, 1, 3)));
            assertThat(both).isCloseTo((yes + no) / 2, within(1e-6));
            assertThatThrownBy(() -> learner.loss(Batch.of(network, sound, Values.of(new float[] {-1, -1, -1}, 1, 3))))
                    .hasMessageContaining("nothing to learn from");
        }
    }

    @Test
    void frozenNodesStayAsTheyAre() {
        Network network = small(false);
        Weights before = Weights.initial(network, 3);
        try (TrainableNetwork net =
                        TrainableNetwork.of(network, before, node -> node.equals("conv") || node.equals("norm"));
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(0.1))) {
            steps(learner, network, 0, 3);
            Weights after = net.weights();
            before.byName().forEach((name, weight) -> {
                if (name.startsWith("conv.") || name.startsWith("norm.")) {
                    assertThat(after.get(name).values()).as(name).isEqualTo(weight.values());
                } else {
                    assertThat(after.get(name).values()).as(name).isNotEqualTo(weight.values());
                }
            });
        }
    }
}
