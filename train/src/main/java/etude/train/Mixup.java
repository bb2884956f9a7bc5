package etude.train;

import etude.network.Network;
import etude.network.Shape;
import etude.nn.Batch;
import etude.runtime.Values;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Weighs each piece of a batch with another one, inputs and targets alike (Zhang et al. 2018). The larger share stays with the
 * piece itself.
 */
final class Mixup {

    private final double shape;
    private final Network network;

    Mixup(double shape, Network network) {
        this.shape = shape;
        this.network = network;
    }

    /** The same batch, mixed. */
    Batch of(Batch batch, SplittableRandom random) {
        Values inputs = Objects.requireNonNull(
                batch.inputs().get(network.inputs().get(0).name()));
        int pieces = inputs.shape().get(0);
        int[] partners = Randoms.order(random, pieces);
        double[] shares = new double[pieces];
        for (int i = 0; i < pieces; i++) {
            double share = Randoms.beta(random, shape);
            shares[i] = Math.max(share, 1 - share);
        }
        return Batch.of(network, mixed(inputs, partners, shares), mixed(batch.targets(), partners, shares));
    }

    private static Values mixed(Values values, int[] partners, double[] shares) {
        int width = values.values().length / partners.length;
        float[] mixed = new float[values.values().length];
        for (int i = 0; i < partners.length; i++) {
            for (int j = 0; j < width; j++) {
                float own = values.values()[i * width + j];
                float other = values.values()[partners[i] * width + j];
                mixed[i * width + j] = (float) (shares[i] * own + (1 - shares[i]) * other);
            }
        }
        return new Values(values.shape(), mixed);
    }

    /** Numbers of classes as probabilities, 1 for the one that holds. */
    static Values probabilities(Values numbers, int classes) {
        float[] rows = new float[numbers.values().length * classes];
        for (int i = 0; i < numbers.values().length; i++) {
            rows[i * classes + (int) numbers.values()[i]] = 1;
        }
        return new Values(Shape.of(numbers.values().length, classes), rows);
    }
}
