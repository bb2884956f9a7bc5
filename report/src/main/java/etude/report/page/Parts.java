package etude.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parts of a report that become files. */
final class Parts {

    static final String PAGE = "report.html";
    static final String DATA = "report.json";

    private Parts() {}

    static List<Sound> sounds(Optional<Sound> song, List<Panel> panels) {
        List<Sound> sounds = new ArrayList<>();
        song.ifPresent(sounds::add);
        panels.forEach(panel -> sounds.addAll(panel.sounds()));
        return sounds;
    }

    static String picture(Panel panel) {
        return panel.key() + ".png";
    }

    static void checkNames(Optional<Sound> song, List<Panel> panels, List<Export> exports) {
        Set<String> names = new HashSet<>(Set.of(PAGE, DATA));
        List<String> all = new ArrayList<>(panels.stream().map(Parts::picture).toList());
        sounds(song, panels).forEach(sound -> all.add(sound.fileName()));
        exports.forEach(export -> all.add(export.fileName()));
        for (String name : all) {
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "Two files of the report would be named " + name + "; give them names of their own.");
            }
        }
    }
}
