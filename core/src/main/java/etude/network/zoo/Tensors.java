package etude.network.zoo;

import etude.network.Shape;
import etude.network.Weight;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The tensors of a checkpoint of TensorFlow or Keras, and what is done to them on their way into a network. */
final class Tensors {

    /** A tensor is not there; the message is its name. */
    static final class MissingTensor extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingTensor(String name) {
            super(name);
        }
    }

    private final Map<String, Weight> byName;

    private Tensors(Map<String, Weight> byName) {
        this.byName = byName;
    }

    static Tensors of(Map<String, Weight> published) {
        Map<String, Weight> byName = new HashMap<>();
        published.forEach((name, weight) -> byName.put(plain(name), weight));
        return new Tensors(byName);
    }

    private static String plain(String name) {
        String plain = name.replace('|', '/').replaceFirst(":0$", "");
        return plain.startsWith("model_weights/") ? plain.substring("model_weights/".length()) : plain;
    }

    Weight get(String name) {
        Weight weight = byName.get(name);
        if (weight == null) {
            throw new MissingTensor("'" + name + "'");
        }
        return weight;
    }

    /** A tensor with its axes in another order: axis i of the result is axis {@code order[i]} of what the file has. */
    Weight get(String name, int... order) {
        Weight weight = get(name);
        if (weight.shape().rank() != order.length) {
            throw new IllegalArgumentException("The checkpoint is not of this architecture: tensor '" + name
                    + "' has shape " + weight.shape() + ", needed are " + order.length + " axes.");
        }
        return weight.permuted(order);
    }

    /** Rows (indices of the first axis) from one to before another. */
    static Weight rows(Weight weight, int from, int to) {
        Shape shape = weight.shape();
        if (from < 0 || to < from || to > shape.get(0)) {
            throw new IllegalArgumentException("The checkpoint is not of this architecture: a tensor of shape " + shape
                    + " has no rows from " + from + " to " + to + ".");
        }
        int width = Math.toIntExact(shape.size() / shape.get(0));
        return new Weight(shape.with(0, to - from), Arrays.copyOfRange(weight.values(), from * width, to * width));
    }

    /** Tensors one behind the other along the first axis. */
    static Weight stacked(Weight... parts) {
        for (Weight part : parts) {
            if (!part.shape().with(0, 0).equals(parts[0].shape().with(0, 0))) {
                throw new IllegalArgumentException("The checkpoint is not of this architecture: tensors of shapes "
                        + part.shape() + " and " + parts[0].shape() + " are to stand one behind the other.");
            }
        }
        int length = Arrays.stream(parts).mapToInt(part -> part.values().length).sum();
        int rows = Arrays.stream(parts).mapToInt(part -> part.shape().get(0)).sum();
        float[] values = new float[length];
        int at = 0;
        for (Weight part : parts) {
            System.arraycopy(part.values(), 0, values, at, part.values().length);
            at += part.values().length;
        }
        return new Weight(parts[0].shape().with(0, rows), values);
    }

    /** Every value and a number. */
    static Weight plus(Weight weight, float number) {
        float[] values = weight.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += number;
        }
        return new Weight(weight.shape(), values);
    }

    /** Zeros of the shape of another. */
    static Weight zeros(Weight like) {
        return new Weight(like.shape(), new float[like.values().length]);
    }
}
