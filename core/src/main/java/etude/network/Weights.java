package etude.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/** The values of a network's parameters, by full name ({@code node.parameter}); immutable by contract. */
public final class Weights {

    private final Map<String, Weight> byName;

    private Weights(Map<String, Weight> byName) {
        this.byName = byName;
    }

    /** Weights by name, in the order of the map. */
    public static Weights of(Map<String, Weight> byName) {
        return new Weights(Collections.unmodifiableMap(new LinkedHashMap<>(byName)));
    }

    /**
     * What a network's parameters hold before any training. Each parameter's numbers depend on its name and the seed alone, so
     * that a layer more or less does not change the others.
     */
    public static Weights initial(Network network, long seed) {
        Map<String, Weight> all = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            if (parameter.role() != Parameter.Role.FIXED) {
                all.put(name, new Weight(parameter.shape(), values(name, parameter, seed)));
            }
        });
        return of(all);
    }

    private static float[] values(String name, Parameter parameter, long seed) {
        if (parameter.initial() instanceof Initial.Given given) {
            return given.values().get();
        }
        float[] values = new float[Math.toIntExact(parameter.shape().size())];
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + crc.getValue());
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parameter.initial(), random);
        }
        return values;
    }

    private static float value(Initial initial, Random random) {
        if (initial instanceof Initial.Constant constant) {
            return constant.value();
        }
        if (initial instanceof Initial.Uniform uniform) {
            return (float) ((2 * random.nextDouble() - 1) * uniform.bound());
        }
        if (initial instanceof Initial.Normal normal) {
            return (float) (random.nextGaussian() * normal.deviation());
        }
        throw new IllegalStateException("Not to be drawn: " + initial);
    }

    /** All of them, by name. */
    public Map<String, Weight> byName() {
        return byName;
    }

    /**
     * The values of a parameter.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Weight get(String name) {
        Weight weight = byName.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("There are no weights called '" + name + "'.");
        }
        return weight;
    }

    /** Number of values. */
    public long size() {
        return byName.values().stream()
                .mapToLong(weight -> weight.values().length)
                .sum();
    }

    /**
     * These weights, in the network's order, if they are the network's.
     *
     * @throws IllegalArgumentException naming what is missing, left over, of another shape or not a finite number
     */
    public Weights fitting(Network network) {
        List<String> faults = new ArrayList<>();
        Map<String, Weight> fitting = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            Weight weight = byName.get(name);
            if (weight != null) {
                fault(name, parameter, weight, faults);
                fitting.put(name, weight);
            } else if (parameter.role() != Parameter.Role.FIXED) {
                faults.add("'" + name + "' " + parameter.shape() + " is missing");
            }
        });
        byName.keySet().stream()
                .filter(name -> !fitting.containsKey(name))
                .forEach(name -> faults.add("'" + name + "' " + get(name).shape() + " has no place in the network"));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("These weights are not this network's: " + summary(faults)
                    + ". Name the architecture that they were trained with.");
        }
        return of(fitting);
    }

    private static void fault(String name, Parameter parameter, Weight weight, List<String> faults) {
        if (!weight.shape().equals(parameter.shape())) {
            faults.add("'" + name + "' has shape " + weight.shape() + ", needed is " + parameter.shape());
        }
        for (float value : weight.values()) {
            if (!Float.isFinite(value)) {
                faults.add("'" + name + "' holds " + value);
                return;
            }
        }
    }

    private static String summary(List<String> faults) {
        int shown = Math.min(4, faults.size());
        String some = String.join("; ", faults.subList(0, shown));
        return shown == faults.size() ? some : some + "; and " + (faults.size() - shown) + " more";
    }
}
