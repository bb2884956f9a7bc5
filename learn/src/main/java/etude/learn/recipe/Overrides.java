package etude.learn.recipe;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code --set train.batchSize=32}: a value that is said otherwise. */
final class Overrides {

    private Overrides() {}

    static void apply(Map<String, Object> tree, String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "'" + override + "' sets nothing; write a key and a value, such as train.batchSize=32.");
        }
        String[] keys = override.substring(0, equals).strip().split("\\.");
        Map<String, Object> table = tree;
        for (int i = 0; i < keys.length - 1; i++) {
            table = inner(table, keys[i], override);
        }
        table.put(keys[keys.length - 1], value(override.substring(equals + 1).strip()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> table, String key, String override) {
        Object inner = table.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
        if (!(inner instanceof Map)) {
            throw new IllegalArgumentException("'" + override + "' sets nothing: " + key + " is no table.");
        }
        return (Map<String, Object>) inner;
    }

    /** TOML, or a text without quotes. */
    private static Object value(String text) {
        try {
            Object value = Recipes.tree("value = " + text).get("value");
            return value == null ? text : value;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
