package etude.runtime;

import etude.network.Network;
import etude.network.Shape;
import etude.network.Weights;
import etude.runtime.onnx.OnnxExport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that runs: any inputs, any outputs, no activation of a task. Runs may come from many threads at once.
 *
 * <pre>{@code
 * try (NetworkSession session = NetworkSession.open(network, weights)) {
 *     Values y = session.run(new Values(Shape.of(1, samples.length), samples));
 * }
 * }</pre>
 */
public final class NetworkSession implements AutoCloseable {

    private final Network network;
    private final Engine engine;

    private NetworkSession(Network network, Engine engine) {
        this.network = network;
        this.engine = engine;
    }

    /** Loads a network, to be run on all cores. */
    public static NetworkSession open(Network network, Weights weights) {
        return open(network, weights, 0, EngineSettings.standard());
    }

    /**
     * Loads a network.
     *
     * @param length of the inputs' free axes that it will surely get, which some networks need to be known; 0: one that the
     *     network takes is looked for
     * @throws IllegalArgumentException if the weights are not the network's
     * @throws UnsupportedOperationException if a representation cannot be run within the network
     */
    public static NetworkSession open(Network network, Weights weights, int length, EngineSettings settings) {
        byte[] file = OnnxExport.network(network, weights.fitting(network), length);
        return new NetworkSession(network, Engine.open(file, settings));
    }

    /**
     * The main output for the one input.
     *
     * @throws IllegalArgumentException if the input's shape does not fit, or the network has more inputs
     */
    public Values run(Values input) {
        if (network.inputs().size() != 1) {
            throw new IllegalArgumentException(
                    "The network takes " + network.inputs().size() + " inputs; found one.");
        }
        String name = network.inputs().get(0).name();
        network.shapes(Map.of(name, input.shape()));
        return engine.run(Map.of(name, input), network.output());
    }

    /**
     * All outputs.
     *
     * @param given every input by name
     * @return every output by name
     * @throws IllegalArgumentException if an input is missing or its shape does not fit
     */
    public Map<String, Values> run(Map<String, Values> given) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        given.forEach((name, values) -> shapes.put(name, values.shape()));
        network.shapes(shapes);
        return engine.run(given, network.outputs());
    }

    @Override
    public void close() {
        engine.close();
    }
}
