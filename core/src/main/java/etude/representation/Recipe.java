package etude.representation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a preset says otherwise than the {@link SettingTable}.
 *
 * @param nativeRate Hz that the preset was made for, 0 where any will do
 */
record Recipe(String name, int nativeRate, String meaning, Map<String, Function<Settings, String>> rules) {

    private static final Map<String, Recipe> ALL = new LinkedHashMap<>();

    static {
        recipe("librosa", 0, "librosa's defaults: power spectra, Slaney's mel scale and areas, dB with 80 dB of range.");
        recipe("torchaudio", 0, "torchaudio's transforms: transforms of 400 samples, reflecting edges, HTK's mel scale.")
                .set("nFft", "400")
                .follow("hop", s -> Integer.toString(Math.max(1, s.integer("winLength") / 2)))
                .set("padding", "reflect")
                .set("melScale", "htk")
                .set("melNorm", "none")
                .set("nMfcc", "40");
    }

    static Collection<Recipe> all() {
        return ALL.values();
    }

    static Recipe get(String name) {
        Recipe recipe = ALL.get(name);
        if (recipe == null) {
            throw Nearest.unknown("preset", name, ALL.keySet());
        }
        return recipe;
    }

    private static Recipe recipe(String name, int nativeRate, String meaning) {
        var recipe = new Recipe(name, nativeRate, meaning, new LinkedHashMap<>());
        ALL.put(name, recipe);
        return recipe;
    }

    private Recipe set(String setting, String value) {
        return follow(setting, s -> value);
    }

    private Recipe follow(String setting, Function<Settings, String> rule) {
        rules.put(setting, rule);
        return this;
    }
}
