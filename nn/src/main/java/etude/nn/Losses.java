package etude.nn;

import etude.network.Shape;
import etude.network.Task;
import etude.runtime.Values;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What each task counts as a fault: the mean over all answers of the cross entropy, in nats. */
final class Losses implements Task.Visitor<Losses.Loss> {

    /** A loss. */
    interface Loss {
        /** The loss of a batch, one number; labels are weighed alike where there are no weights. */
        Tensor of(Tensor outputs, Values targets, float[] weights, Numbers numbers);
    }

    private static final int MEAN = 1;
    private static final long UNKNOWN = -1;

    @Override
    public Loss tags(Task.Tags task) {
        return Losses::binary;
    }

    @Override
    public Loss classes(Task.Classes task) {
        return Losses::categorical;
    }

    @Override
    public Loss events(Task.Events task) {
        return Losses::binary;
    }

    @Override
    public Loss frameClasses(Task.FrameClasses task) {
        return Losses::categorical;
    }

    private static Tensor binary(Tensor outputs, Values targets, float[] weights, Numbers numbers) {
        Shape shape = Numbers.shape(outputs);
        if (!targets.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "The targets have shape " + targets.shape() + "; the network gives " + shape + ".");
        }
        float[] counts = counts(targets.values());
        Tensor wanted = numbers.of(sharesOf(targets.values()), shape);
        TensorOptional counted =
                counts.length == 0 ? new TensorOptional() : new TensorOptional(numbers.of(counts, shape));
        return torch.binary_cross_entropy_with_logits(
                outputs, wanted, counted, weights(weights, shape.get(-1), numbers), MEAN);
    }

    private static Tensor categorical(Tensor outputs, Values targets, float[] weights, Numbers numbers) {
        Shape shape = Numbers.shape(outputs);
        int labels = shape.get(-1);
        Tensor rows = outputs.reshape(-1, labels);
        if (targets.shape().equals(shape)) {
            checkShares(targets);
            Tensor wanted = numbers.of(targets.values(), rows.size(0), labels);
            return torch.cross_entropy_loss(rows, wanted, weights(weights, labels, numbers), MEAN, UNKNOWN, 0);
        }
        if (!java.util.Arrays.equals(
                targets.shape().toArray(), java.util.Arrays.copyOf(shape.toArray(), shape.rank() - 1))) {
            throw new IllegalArgumentException("The targets have shape " + targets.shape() + "; the network gives "
                    + shape + ", for which they are that or the number of a class without the last axis.");
        }
        checkClasses(targets, labels);
        Tensor wanted = numbers.of(targets.values(), rows.size(0)).to(ScalarType.Long);
        return torch.cross_entropy_loss(rows, wanted, weights(weights, labels, numbers), MEAN, UNKNOWN, 0);
    }

    private static TensorOptional weights(float[] weights, int labels, Numbers numbers) {
        if (weights.length == 0) {
            return new TensorOptional();
        }
        if (weights.length != labels) {
            throw new IllegalArgumentException(
                    "There are " + weights.length + " weights for " + labels + " labels; there must be one for each.");
        }
        return new TensorOptional(numbers.of(weights, labels));
    }

    /**
     * What each target counts, so that the mean over all is the mean over those that are known; empty where all are.
     *
     * @throws IllegalArgumentException if a target is neither a share nor unknown, or none is known
     */
    private static float[] counts(float[] targets) {
        int unknown = 0;
        for (float value : targets) {
            if (value == UNKNOWN) {
                unknown++;
            } else if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "A target is " + value + "; it must be from 0 to 1, or -1 where it is not known.");
            }
        }
        if (unknown == targets.length) {
            throw new IllegalArgumentException("No target of the batch is known; there is nothing to learn from.");
        }
        float[] counts = new float[unknown == 0 ? 0 : targets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = targets[i] == UNKNOWN ? 0 : (float) targets.length / (targets.length - unknown);
        }
        return counts;
    }

    /** Any share will do where none is known. */
    private static float[] sharesOf(float[] targets) {
        float[] shares = targets.clone();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.max(0, shares[i]);
        }
        return shares;
    }

    private static void checkShares(Values targets) {
        for (float value : targets.values()) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("A target is " + value + "; it must be from 0 to 1.");
            }
        }
    }

    private static void checkClasses(Values targets, int labels) {
        boolean any = false;
        for (float value : targets.values()) {
            if (value != (int) value || value < UNKNOWN || value >= labels) {
                throw new IllegalArgumentException("A target is " + value + "; classes are numbered from 0 to "
                        + (labels - 1) + ", and -1 is not known.");
            }
            any |= value != UNKNOWN;
        }
        if (!any) {
            throw new IllegalArgumentException("No target of the batch is known; there is nothing to learn from.");
        }
    }
}
