package etude.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a song, to be shown to people.
 *
 * @param title the song's name, as its tags or its file give it
 * @param subtitle performer, album and the like; may be empty
 * @param duration seconds
 * @param warnings what was wrong with the file; each a sentence
 * @param facts facts of the file, its tags, its loudness
 * @param song the song itself
 * @param panels pictures from top to bottom
 * @param representations the table of representations
 * @param exports files beside the page, for other programs
 * @param hints sentences on what else could be shown
 * @param more for {@code report.json}, beside the rest: maps, lists, texts, numbers and arrays of them
 */
public record SongReport(
        String title,
        String subtitle,
        double duration,
        List<String> warnings,
        List<Fact.Group> facts,
        Optional<Sound> song,
        List<Panel> panels,
        List<RepresentationRow> representations,
        List<Export> exports,
        List<String> hints,
        Map<String, Object> more) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if two files of the report would have the same name
     */
    public SongReport {
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
        panels = List.copyOf(panels);
        representations = List.copyOf(representations);
        exports = List.copyOf(exports);
        hints = List.copyOf(hints);
        more = new LinkedHashMap<>(more);
        Parts.checkNames(song, panels, exports);
    }
}
