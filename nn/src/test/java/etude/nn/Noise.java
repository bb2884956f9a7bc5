package etude.nn;

import etude.network.Network;
import etude.network.Shape;
import etude.runtime.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Numbers for tests, the same for the same seed. */
final class Noise {

    private Noise() {}

    static Values of(long seed, int... axes) {
        Shape shape = Shape.of(axes);
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Values(shape, values);
    }

    static Values whole(long seed, int below, int... axes) {
        Shape shape = Shape.of(axes);
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(below);
        }
        return new Values(shape, values);
    }

    /** Inputs of a network whose axes are all known. */
    static Map<String, Values> inputs(Network network, int batch) {
        Map<String, Values> inputs = new LinkedHashMap<>();
        for (Network.Input input : network.inputs()) {
            int[] axes = input.shape(batch, 0).toArray();
            inputs.put(input.name(), input.whole() ? whole(5, 6, axes) : of(5, axes));
        }
        return inputs;
    }
}
