package etude.cli.features;

import etude.cli.Options;
import etude.cli.UsageException;
import etude.representation.Preset;
import etude.representation.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What shall be computed, whatever the sound.
 *
 * @param names representations by name, in order
 * @param preset name of the preset
 * @param settings what differs from the preset
 * @param rate Hz to which the sound is brought; 0 for the preset's own rate, or the file's where the preset has none
 */
record Request(List<String> names, String preset, Map<String, String> settings, int rate) {

    Request {
        names = List.copyOf(names);
        settings = Map.copyOf(settings);
    }

    /**
     * Reads what a user typed.
     *
     * @param as names, several in one text separated by commas
     * @param settings texts {@code key=value}
     * @throws UsageException if anything of it means nothing
     */
    static Request of(List<String> as, String preset, List<String> settings, int rate) {
        List<String> names = new ArrayList<>();
        for (String list : as) {
            for (String name : list.split(",")) {
                if (!name.isBlank() && !names.contains(name.strip())) {
                    names.add(name.strip());
                }
            }
        }
        Map<String, String> values = Options.settings(settings);
        if (names.isEmpty()) {
            throw new UsageException(
                    "--as names no representation; write one or several, such as --as mfcc,chroma_stft.");
        }
        Request request = new Request(names, preset, values, rate);
        request.check();
        return request;
    }

    /** Finds what is wrong before any file is opened. */
    private void check() {
        try {
            Preset any = Preset.named(preset, 22050).with(settings);
            for (String name : names) {
                if (!any.names().contains(name)) {
                    any.get(name);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Hz at which a file of some rate is heard. */
    int rate(int ofFile) {
        if (rate > 0) {
            return rate;
        }
        int own = Preset.all().stream()
                .filter(description -> description.name().equals(preset))
                .mapToInt(Preset.Description::nativeRate)
                .findFirst()
                .orElse(0);
        return own > 0 ? own : ofFile;
    }

    /** The representations of a sound of some rate. */
    List<Representation> representations(int sampleRate) {
        Preset chosen = Preset.named(preset, sampleRate).with(settings);
        return names.stream().map(chosen::get).toList();
    }
}
