package etude.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chains that the field's libraries use, by their names, with every number written down.
 *
 * <pre>{@code
 * Representation mfcc = Preset.named("librosa", 22050).with("nMels", "64").get("mfcc");
 * }</pre>
 *
 * <p>A setting that is not given keeps following others as it does in the library: {@code winLength} is {@code nFft} until
 * it is set. Immutable.
 */
public final class Preset {

    private final Recipe recipe;
    private final Settings settings;

    private Preset(Recipe recipe, Settings settings) {
        this.recipe = recipe;
        this.settings = settings;
    }

    /**
     * A preset.
     *
     * @param name a name of {@link #all}
     * @param sampleRate of the sound, Hz
     * @throws IllegalArgumentException if there is no such preset, naming those there are
     */
    public static Preset named(String name, int sampleRate) {
        Checks.positive("sampleRate", sampleRate);
        Recipe recipe = Recipe.get(name);
        return new Preset(recipe, new Settings(sampleRate, recipe.rules()));
    }

    /** librosa's defaults at a sample rate of your choice. */
    public static Preset librosa(int sampleRate) {
        return named("librosa", sampleRate);
    }

    /**
     * Reads back what {@link #settings} wrote. A setting that is absent has the named preset's value.
     *
     * @throws IllegalArgumentException if {@code preset} or {@code sampleRate} is absent, or a setting is unknown or out of
     *     range
     */
    public static Preset of(Map<String, String> written) {
        var rest = new LinkedHashMap<>(written);
        String name = rest.remove("preset");
        String rate = rest.remove("sampleRate");
        if (name == null || rate == null) {
            throw new IllegalArgumentException("The settings name " + (name == null ? "no preset" : "no sampleRate")
                    + "; both 'preset' and 'sampleRate' must be there. Found: " + written.keySet() + ".");
        }
        return named(name, Integer.parseInt(Values.integer(1, Integer.MAX_VALUE).normalise(rate)))
                .with(rest);
    }

    /** A line of the list of presets: the name, the rate it was made for in Hz (0: any), a sentence. */
    public record Description(String name, int nativeRate, String meaning) {}

    /** All presets. Those made for one rate work at others too. */
    public static List<Description> all() {
        return Recipe.all().stream()
                .map(r -> new Description(r.name(), r.nativeRate(), r.meaning()))
                .toList();
    }

    /** All settings that {@link #with} knows: meaning and range. */
    public static List<Setting> allSettings() {
        return List.copyOf(SettingTable.all());
    }

    /**
     * This preset with one number or word changed.
     *
     * @throws IllegalArgumentException if there is no such setting (naming the nearest), or the value is not allowed
     */
    public Preset with(String setting, String value) {
        return new Preset(recipe, settings.with(setting, value));
    }

    /** This preset with some numbers or words changed. */
    public Preset with(Map<String, String> values) {
        Preset preset = this;
        for (var entry : values.entrySet()) {
            preset = preset.with(entry.getKey(), entry.getValue());
        }
        return preset;
    }

    /** The name, as {@link #named} takes it. */
    public String name() {
        return recipe.name();
    }

    /** Hz of the sound that its representations expect. */
    public int sampleRate() {
        return settings.sampleRate();
    }

    /** Every setting, none left to a default, with {@code preset} and {@code sampleRate} first: for {@link #of}. */
    public Map<String, String> settings() {
        var written = new LinkedHashMap<String, String>();
        written.put("preset", name());
        written.put("sampleRate", Integer.toString(sampleRate()));
        written.putAll(settings.toMap());
        return written;
    }

    /** Names that {@link #get} knows, librosa's where librosa has one. */
    public List<String> names() {
        return List.copyOf(Catalogue.names());
    }

    /**
     * A representation by name.
     *
     * @throws IllegalArgumentException if there is no such name (naming the nearest), or settings contradict each other
     */
    public Representation get(String name) {
        return Catalogue.build(name, settings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preset preset && settings().equals(preset.settings());
    }

    @Override
    public int hashCode() {
        return settings().hashCode();
    }

    @Override
    public String toString() {
        return name() + " at " + sampleRate() + " Hz";
    }
}
