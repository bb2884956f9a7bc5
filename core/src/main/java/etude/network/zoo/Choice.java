package etude.network.zoo;

import etude.representation.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value of each option of an architecture; immutable. */
public final class Choice {

    private final Map<String, Integer> values;

    private Choice(Map<String, Integer> values) {
        this.values = values;
    }

    /**
     * The published values, but for some.
     *
     * @throws IllegalArgumentException if there is no such option (naming the nearest) or a value is out of range
     */
    static Choice of(List<Option> options, Map<String, Integer> chosen) {
        Map<String, Integer> values = new LinkedHashMap<>();
        options.forEach(option -> values.put(option.name(), option.standard()));
        chosen.forEach((name, value) -> values.put(name, option(options, name).checked(value)));
        return new Choice(values);
    }

    private static Option option(List<Option> options, String name) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("This architecture has no options; found '" + name + "'.");
        }
        return options.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "option", name, options.stream().map(Option::name).toList()));
    }

    /** The value of an option. */
    public int get(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no option '" + name + "' among " + values.keySet() + ".");
        }
        return value;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
