package etude.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a tree for {@code report.json}. */
final class SongData {

    /** Grows when a field changes its meaning or goes. */
    static final int VERSION = 1;

    private SongData() {}

    static Map<String, @Nullable Object> of(SongReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.put("title", report.title());
        tree.put("subtitle", report.subtitle());
        tree.put("duration", report.duration());
        tree.put("warnings", report.warnings());
        for (Fact.Group group : report.facts()) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            group.facts().forEach(fact -> facts.put(fact.key(), fact.value()));
            tree.put(group.key(), facts);
        }
        tree.put("song", report.song().map(Sound::fileName).orElse(null));
        tree.put("panels", report.panels().stream().map(SongData::panel).toList());
        tree.put(
                "representations",
                report.representations().stream().map(SongData::row).toList());
        tree.put(
                "exports",
                report.exports().stream()
                        .map(export -> Map.of("title", export.title(), "file", export.fileName()))
                        .toList());
        report.more().forEach(tree::putIfAbsent);
        return tree;
    }

    private static Map<String, Object> panel(Panel panel) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", panel.key());
        tree.put("title", panel.title());
        tree.put("shows", panel.shows());
        tree.put("suits", panel.suits());
        tree.put("picture", Parts.picture(panel));
        List<Map<String, String>> sounds = panel.sounds().stream()
                .map(sound -> Map.of("title", sound.title(), "file", sound.fileName()))
                .toList();
        tree.put("sounds", sounds);
        return tree;
    }

    private static Map<String, Object> row(RepresentationRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", row.name());
        tree.put("title", row.lesson().title());
        tree.put("shape", row.shape());
        tree.put("complex", row.complex());
        tree.put("values", row.values());
        tree.put("bytes", row.bytes());
        tree.put("density", row.density());
        tree.put("millisPerMinute", row.millisPerMinute());
        tree.put("lost", row.lesson().lost());
        tree.put("invertible", row.lesson().inverse().word());
        tree.put("back", row.lesson().back());
        tree.put("suits", row.lesson().suits());
        return tree;
    }
}
