package etude.runtime;

import etude.network.Network;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weights by rule, as the references in {@code reference/tagging/synthetic_weights} describe them. */
final class SyntheticWeights {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SyntheticWeights() {}

    /** The weights of a network, of the tensors that a reference lists; what it keeps as constructed is as we construct it. */
    static Weights of(Network network, JsonNode reference) {
        Map<String, Weight> all =
                new LinkedHashMap<>(Weights.initial(network, 0).byName());
        for (JsonNode tensor : reference.get("tensors")) {
            String name = tensor.get("name").asString();
            String rule = tensor.get("rule").asString();
            if (name.startsWith("layer5.bias") && rule.equals("keep-constructed")) {
                all.put(name, new Weight(shape(tensor), constructed(name)));
            } else if (!rule.equals("keep-constructed") && !name.endsWith("num_batches_tracked")) {
                all.put(name, new Weight(shape(tensor), values(name, rule, shape(tensor))));
            }
        }
        if (reference.has("vec_cls")) {
            all.put("vec_cls.weight", new Weight(Shape.of(256), uniform("vec_cls", 256)));
        }
        return Weights.of(all).fitting(network);
    }

    /** The biases of the recurrent layer, which PyTorch drew when the reference was made. */
    private static float[] constructed(String name) {
        JsonNode values = JsonMapper.shared()
                .readTree(SyntheticWeights.class.getResourceAsStream("synthetic-crnn-biases.json"))
                .get(name);
        float[] biases = new float[values.size()];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = (float) values.get(i).asDouble();
        }
        return biases;
    }

    private static Shape shape(JsonNode tensor) {
        int[] axes = new int[tensor.get("shape").size()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = tensor.get("shape").get(i).asInt();
        }
        return Shape.of(axes);
    }

    private static float[] values(String name, String rule, Shape shape) {
        int count = Math.toIntExact(shape.size());
        double fanIn = shape.rank() == 0 ? 1 : (double) count / shape.get(0);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double u = uniform(seed(name), i);
            values[i] = (float)
                    switch (rule) {
                        case "1+0.1*(2u-1)" -> 1 + 0.1 * (2 * u - 1);
                        case "0.1*(2u-1)" -> 0.1 * (2 * u - 1);
                        case "1+0.5*u" -> 1 + 0.5 * u;
                        case "sqrt(3/fan_in)*(2u-1), fan_in=prod(shape[1:])" -> Math.sqrt(3 / fanIn) * (2 * u - 1);
                        default -> throw new IllegalArgumentException("The rule '" + rule + "' is not known.");
                    };
        }
        return values;
    }

    /** Numbers from -1 to 1, by name. */
    static float[] evenly(String name, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * uniform(seed(name), i) - 1);
        }
        return values;
    }

    private static float[] uniform(String name, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) uniform(seed(name), i);
        }
        return values;
    }

    private static long seed(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Number i of splitmix64, from 0 to 1. */
    private static double uniform(long seed, long i) {
        long z = seed + (i + 1) * GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-53;
    }
}
