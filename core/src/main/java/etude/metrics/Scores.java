package etude.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one comparison.
 *
 * @param protocol how they were taken
 * @param values figures by the field's names (those of mir_eval where it has them), in the order in which they are told; NaN
 *     where a figure is not defined
 */
public record Scores(Protocol protocol, Map<String, Double> values) {

    /** Copies the values. */
    public Scores {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A figure.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no figure '" + name + "' of " + protocol.task()
                    + "; there are: " + values.keySet() + ".");
        }
        return value;
    }
}
