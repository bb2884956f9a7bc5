package etude.representation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings of a preset, read with their types. A setting that nobody gave a value follows its rule: a preset's, or the
 * standard one of the {@link SettingTable}; rules may read other settings ({@code winLength} is {@code nFft}).
 */
final class Settings {

    private final int sampleRate;
    private final Map<String, Function<Settings, String>> rules;

    Settings(int sampleRate, Map<String, Function<Settings, String>> rules) {
        this.sampleRate = sampleRate;
        this.rules = Map.copyOf(rules);
    }

    /** These settings with one of them given a value. */
    Settings with(String name, String value) {
        String checked = SettingTable.get(name).normalise(value);
        var more = new LinkedHashMap<>(rules);
        more.put(name, s -> checked);
        return new Settings(sampleRate, more);
    }

    /** Hz. */
    int sampleRate() {
        return sampleRate;
    }

    /** The value in its one spelling. */
    String text(String name) {
        Setting setting = SettingTable.get(name);
        Function<Settings, String> rule = rules.getOrDefault(name, setting::standard);
        return setting.normalise(rule.apply(this));
    }

    int integer(String name) {
        return Integer.parseInt(text(name));
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /** Whether the value is this word. */
    boolean is(String name, String word) {
        return text(name).equals(word);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    /** All settings, in the order of the table. */
    Map<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        for (Setting setting : SettingTable.all()) {
            map.put(setting.name(), text(setting.name()));
        }
        return map;
    }
}
