package etude.nn;

import etude.network.Network;
import etude.network.Shape;
import etude.network.Weights;
import etude.runtime.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network that can be trained: its record, interpreted by libtorch. It computes what the runtime computes of the same
 * record and weights; a {@link Learner} changes its weights.
 *
 * <pre>{@code
 * try (TrainableNetwork net = TrainableNetwork.of(network, 7)) {
 *     Values scores = net.forward(Values.ofRows(clip));
 *     Weights trained = net.weights();
 * }
 * }</pre>
 *
 * <p>It holds memory outside of Java's and must be closed. One thread at a time may use it: a second one, or use after
 * {@link #close}, meets an {@link IllegalStateException}.
 */
public final class TrainableNetwork implements AutoCloseable {

    private final Network network;
    private final Numbers numbers;
    private final Guard guard;
    private final Parameters parameters;
    private final Graph graph;

    private TrainableNetwork(Network network, Weights weights, Predicate<String> frozen, Numbers numbers) {
        Engine.start();
        this.network = network;
        this.numbers = numbers;
        this.guard = new Guard();
        this.parameters = new Parameters(network, weights, frozen, numbers);
        this.graph = new Graph(network, parameters, frozen, numbers);
    }

    /**
     * A network with weights.
     *
     * @throws IllegalArgumentException if the weights are not this network's, naming what does not fit
     * @throws TrainingException if libtorch cannot be loaded
     */
    public static TrainableNetwork of(Network network, Weights weights) {
        return new TrainableNetwork(network, weights.fitting(network), node -> false, Numbers.SINGLE);
    }

    /**
     * A network of which some nodes stay as they are: their parameters do not train, nothing is dropped in them, and what they
     * normalise by does not follow the batches.
     *
     * @param frozen says of a node's name whether it stays
     * @throws IllegalArgumentException as {@link #of(Network, Weights)}
     */
    public static TrainableNetwork of(Network network, Weights weights, Predicate<String> frozen) {
        return new TrainableNetwork(network, weights.fitting(network), frozen, Numbers.SINGLE);
    }

    /** A network before any training; its numbers follow from the seed. */
    public static TrainableNetwork of(Network network, long seed) {
        return new TrainableNetwork(network, Weights.initial(network, seed), node -> false, Numbers.SINGLE);
    }

    /** A network that computes in double precision, to check gradients. */
    static TrainableNetwork exact(Network network, Weights weights) {
        return new TrainableNetwork(network, weights.fitting(network), node -> false, Numbers.DOUBLE);
    }

    /** The record. */
    public Network network() {
        return network;
    }

    /**
     * The main output for one input, as after training: nothing is dropped, batches are normalised by running means.
     *
     * @param input of the network's first and only input, the batch first
     * @throws IllegalArgumentException if its shape does not fit, naming the layer
     */
    public Values forward(Values input) {
        if (network.inputs().size() != 1) {
            throw new IllegalArgumentException("This network takes " + names() + "; give each by its name.");
        }
        Map<String, Values> inputs = Map.of(network.inputs().get(0).name(), input);
        return alone(() -> values(inputs, List.of(network.output())).get(0));
    }

    /**
     * Any tensors of the network, as after training.
     *
     * @param inputs by name, the batch first
     * @param tensors names of what is wanted: nodes, or side outputs such as {@code attention.weights}
     * @throws IllegalArgumentException if an input is missing or does not fit, or a tensor is not there
     */
    public Map<String, Values> forward(Map<String, Values> inputs, List<String> tensors) {
        List<Values> found = alone(() -> values(inputs, tensors));
        Map<String, Values> byName = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            byName.put(tensors.get(i), found.get(i));
        }
        return byName;
    }

    private List<Values> values(Map<String, Values> inputs, List<String> tensors) {
        try (NoGradGuard noGradients = new NoGradGuard()) {
            return run(inputs, false, tensors).stream().map(Numbers::values).toList();
        }
    }

    /**
     * How the main output changes with the inputs: the gradient of {@code sum(direction × output)} with respect to each
     * input of real numbers, as after training.
     *
     * @param inputs by name, the batch first
     * @param direction weights of the outputs, of the output's shape: 1 at a label asks for that label's gradient
     * @throws IllegalArgumentException if shapes do not fit
     */
    public Map<String, Values> gradients(Map<String, Values> inputs, Values direction) {
        return alone(() -> {
            Map<String, Tensor> given = tensors(inputs);
            TensorVector asked = new TensorVector();
            List<String> names = new ArrayList<>();
            for (Network.Input input : network.inputs()) {
                if (!input.whole()) {
                    names.add(input.name());
                    asked.push_back(tensor(given, input).requires_grad_(true));
                }
            }
            Tensor output = graph.run(given, false, List.of(network.output())).get(0);
            if (!Numbers.shape(output).equals(direction.shape())) {
                throw new IllegalArgumentException("The direction has shape " + direction.shape() + "; the output has "
                        + Numbers.shape(output) + ".");
            }
            Tensor sum = output.mul(numbers.of(direction.values(), direction.shape()))
                    .sum();
            TensorVector gradients = torch.grad(new TensorVector(sum), asked);
            Map<String, Values> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), Numbers.values(gradients.get(i)));
            }
            return values;
        });
    }

    /**
     * The linear maps of a representation as they are now, to be drawn before and after training: {@code window (1, sample)},
     * {@code bands (band, bin)} (of harmonic filters {@code (harmonic × fundamental, bin)}), {@code cosine}, {@code chroma},
     * {@code fourier.real}, {@code gabor.real} and their imaginary parts {@code (filter, sample)}, {@code pool}…: those that
     * there are.
     *
     * @param node name of a {@link etude.network.Front}
     */
    public Map<String, float[][]> filters(String node) {
        return alone(() -> {
            try (NoGradGuard noGradients = new NoGradGuard()) {
                return graph.filters(node);
            }
        });
    }

    /** A copy of the weights as they are now: trained ones and statistics. */
    public Weights weights() {
        return alone(parameters::weights);
    }

    /**
     * Takes on other weights.
     *
     * @throws IllegalArgumentException if they are not this network's; nothing is changed then
     */
    public void load(Weights weights) {
        Weights fitting = weights.fitting(network);
        alone(() -> {
            parameters.load(fitting);
            return fitting;
        });
    }

    /** Frees its memory. A second call does nothing. */
    @Override
    public void close() {
        if (guard.close()) {
            graph.release();
            parameters.release();
        }
    }

    boolean closed() {
        return guard.closed();
    }

    /** Does something with libtorch while no other thread may; what is made meanwhile is freed afterwards. */
    <T> T alone(Supplier<T> work) {
        guard.enter();
        try (PointerScope scope = new PointerScope()) {
            return work.get();
        } catch (IllegalArgumentException | IllegalStateException | TrainingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw TrainingException.refused("libtorch refused the computation", e);
        } finally {
            guard.leave();
        }
    }

    /** Runs the network; within {@link #alone} only. */
    List<Tensor> run(Map<String, Values> inputs, boolean training, List<String> wanted) {
        return graph.run(tensors(inputs), training, wanted);
    }

    Parameters parameters() {
        return parameters;
    }

    Numbers numbers() {
        return numbers;
    }

    /** Brings all parameters back into their domains. */
    void project() {
        graph.project();
    }

    private static Tensor tensor(Map<String, Tensor> given, Network.Input input) {
        return java.util.Objects.requireNonNull(given.get(input.name()), input.name());
    }

    private List<String> names() {
        return network.inputs().stream().map(Network.Input::name).toList();
    }

    private Map<String, Tensor> tensors(Map<String, Values> inputs) {
        Map<String, Shape> shapes = new HashMap<>();
        for (Network.Input input : network.inputs()) {
            Values values = inputs.get(input.name());
            if (values == null) {
                throw new IllegalArgumentException(
                        "Input '" + input.name() + "' is missing; found " + inputs.keySet() + ".");
            }
            Inputs.check(input, values);
            shapes.put(input.name(), values.shape());
        }
        if (inputs.size() != shapes.size()) {
            throw new IllegalArgumentException(
                    "Found inputs " + inputs.keySet() + "; the network takes " + names() + ".");
        }
        graph.check(shapes);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        inputs.forEach((name, values) -> tensors.put(name, numbers.of(values.values(), values.shape())));
        return tensors;
    }
}
