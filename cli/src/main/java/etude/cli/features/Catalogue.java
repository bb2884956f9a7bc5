package etude.cli.features;

import etude.cli.Console;
import etude.cli.Json;
import etude.representation.Preset;
import etude.representation.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code features} can be asked for. */
final class Catalogue {

    private Catalogue() {}

    static void print(Console console, boolean json) {
        if (json) {
            console.print(Json.of(all()));
            return;
        }
        console.print("Representations (--as):");
        console.print("  " + String.join(", ", names()));
        console.print("");
        console.print("Presets (--preset):");
        Preset.all().forEach(preset -> console.print("  " + preset.name() + ": " + preset.meaning()));
        console.print("");
        console.print("Settings (--set NAME=VALUE):");
        for (Setting setting : Preset.allSettings()) {
            console.print("  " + setting.name() + ": " + setting.meaning() + "; " + setting.allowed());
        }
    }

    private static List<String> names() {
        return Preset.librosa(22050).names();
    }

    private static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("representations", names());
        all.put(
                "presets",
                Preset.all().stream()
                        .map(preset ->
                                Map.of("name", preset.name(), "rate", preset.nativeRate(), "meaning", preset.meaning()))
                        .toList());
        all.put(
                "settings",
                Preset.allSettings().stream()
                        .map(setting -> Map.of(
                                "name", setting.name(), "meaning", setting.meaning(), "allowed", setting.allowed()))
                        .toList());
        return all;
    }
}
