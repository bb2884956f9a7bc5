package etude.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How figures were taken: two figures may be compared only where their protocols are equal.
 *
 * @param task what was evaluated, such as {@code beat}
 * @param settings everything that changes a figure, by name, with unit: {@code "window" → "0.07 s"}; in the order in which
 *     they are told
 */
public record Protocol(String task, Map<String, String> settings) {

    /** Copies the settings. */
    public Protocol {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** A protocol of a task from names and values by turns. */
    public static Protocol of(String task, String... namesAndValues) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Protocol(task, settings);
    }
}
