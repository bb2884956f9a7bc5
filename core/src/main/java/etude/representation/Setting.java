package etude.representation;

import java.util.function.Function;

/** A named number, word or choice of a {@link Preset}: what it means and what is allowed. */
public final class Setting {

    private final String name;
    private final Values values;
    private final Function<Settings, String> standard;
    private final String meaning;

    Setting(String name, Values values, Function<Settings, String> standard, String meaning) {
        this.name = name;
        this.values = values;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name, as {@link Preset#with} takes it. */
    public String name() {
        return name;
    }

    /** What is allowed, as the end of a sentence: "a whole number from 1 to 4096". */
    public String allowed() {
        return values.allowed();
    }

    /** What it says, with its unit. */
    public String meaning() {
        return meaning;
    }

    /** The value where a preset says nothing: librosa's, often following another setting. */
    String standard(Settings settings) {
        return standard.apply(settings);
    }

    /** The one spelling of a value. */
    String normalise(String text) {
        try {
            return values.normalise(text.strip());
        } catch (IllegalArgumentException notAllowed) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "'; it must be " + allowed() + " (" + meaning + ").");
        }
    }

    @Override
    public String toString() {
        return name + ": " + meaning + "; " + allowed();
    }
}
