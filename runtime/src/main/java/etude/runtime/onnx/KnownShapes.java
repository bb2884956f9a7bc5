package etude.runtime.onnx;

import etude.network.Network;
import etude.network.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of a network's tensors as far as they are known before it runs: axes that change with the batch or with the
 * length of the input are {@link OnnxGraph#UNKNOWN}. Found by asking for the shapes of two batches of two lengths.
 *
 * @param byTensor lengths of each tensor's axes
 * @param anyLength whether the network takes inputs of more than one length
 */
record KnownShapes(Map<String, int[]> byTensor, boolean anyLength) {

    /** Lengths that are tried where none is given: from a tenth of a second to minutes. */
    private static final int[] LENGTHS = {
        4096, 16000, 59049, 32768, 80000, 240000, 464000, 661500, 1 << 20, 1 << 22, 1024, 256, 128, 96, 64, 16, 4, 1
    };

    /**
     * The shapes of a network.
     *
     * @param length of the inputs' free axes that the network surely takes; 0 where none is known
     * @throws IllegalArgumentException if it takes no length
     */
    static KnownShapes of(Network network, int length) {
        int first = length > 0 ? length : firstThatFits(network);
        Map<String, Shape> one = network.shapes(2, first);
        Optional<Map<String, Shape>> other = another(network, first);
        Map<String, Shape> batch = network.shapes(3, first);
        Map<String, int[]> known = new LinkedHashMap<>();
        one.forEach((name, shape) -> known.put(name, shape.toArray()));
        forget(known, batch);
        other.ifPresent(shapes -> forget(known, shapes));
        return new KnownShapes(known, other.isPresent());
    }

    private static int firstThatFits(Network network) {
        for (int length : LENGTHS) {
            if (fits(network, length)) {
                return length;
            }
        }
        network.shapes(1, LENGTHS[0]);
        throw new IllegalStateException("A length that fits was not seen.");
    }

    private static boolean fits(Network network, int length) {
        return shapes(network, length).isPresent();
    }

    private static Optional<Map<String, Shape>> another(Network network, int length) {
        for (int other : new int[] {2 * length, 2 * length + 1, length + 1}) {
            Optional<Map<String, Shape>> shapes = shapes(network, other);
            if (shapes.isPresent()) {
                return shapes;
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, Shape>> shapes(Network network, int length) {
        try {
            return Optional.of(network.shapes(2, length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Axes that have another length in other shapes are not known. */
    private static void forget(Map<String, int[]> known, Map<String, Shape> others) {
        others.forEach((name, other) -> known.computeIfPresent(name, (same, axes) -> {
            for (int i = 0; i < axes.length; i++) {
                axes[i] = axes[i] == other.get(i) ? axes[i] : OnnxGraph.UNKNOWN;
            }
            return axes;
        }));
    }

    int[] get(String tensor) {
        int[] axes = byTensor.get(tensor);
        if (axes == null) {
            throw new IllegalArgumentException("There is no tensor '" + tensor + "'.");
        }
        return axes;
    }
}
