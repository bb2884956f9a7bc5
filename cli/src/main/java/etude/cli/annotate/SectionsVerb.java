package etude.cli.annotate;

import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.structure.Structure;
import etude.analysis.structure.StructureAnalyser;
import etude.audio.SoundFile;
import etude.cli.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Finds the sections of a song. */
@Command(
        name = "sections",
        description = {
            "Find the sections of a song; those that are alike have the same letter.",
            "It is written as csv, jams, lab, txt (labels of Audacity).",
            "",
            "Example: etude sections song.mp3 -o song.lab"
        })
public final class SectionsVerb extends AnnotationVerb {

    @Override
    List<String> kinds() {
        return Annotations.SECTION_KINDS;
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress::at, 2);
        HarmonyEvidence evidence = HarmonyEvidence.of(sound);
        Structure structure = StructureAnalyser.standard().analyse(evidence);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(
                "sections",
                structure.sections().stream().map(SectionsVerb::data).toList());
        map.putAll(Annotations.data(structure.method()));
        return new Answer(
                map,
                lines(structure),
                List.of(),
                Annotations.of(file, evidence.duration()).sections(structure));
    }

    private static Map<String, @Nullable Object> data(Structure.Section section) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("start", section.segment().start());
        map.put("end", section.segment().end());
        map.put("label", section.label());
        map.put("confidence", section.confidence());
        return map;
    }

    private static List<String> lines(Structure structure) {
        List<String> lines = new ArrayList<>();
        int n = structure.sections().size();
        lines.add(n == 0 ? "no section was found" : n + (n == 1 ? " section" : " sections"));
        structure
                .sections()
                .forEach(section -> lines.add(String.format(
                        Locale.ROOT,
                        "%9.3f s  %9.3f s  %-4s %.2f",
                        section.segment().start(),
                        section.segment().end(),
                        section.label(),
                        section.confidence())));
        return lines;
    }
}
