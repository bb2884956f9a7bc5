package etude.cli.annotate;

import etude.analysis.harmony.ChordRecogniser;
import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.ChordVocabulary;
import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.rhythm.BeatEvidence;
import etude.analysis.rhythm.BeatHints;
import etude.analysis.rhythm.BeatTracker;
import etude.annotation.Segment;
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
import picocli.CommandLine.Option;

/** Finds chords. */
@Command(
        name = "chords",
        description = {
            "Find the chords: when, which (C:maj, A:min7, N for none) and how sure.",
            "It is written as csv, jams, lab, txt (labels of Audacity), mid.",
            "",
            "Example: etude chords song.mp3 --vocabulary sevenths -o song.lab"
        })
public final class ChordsVerb extends AnnotationVerb {

    @Option(
            names = "--vocabulary",
            defaultValue = "MAJMIN",
            paramLabel = "NAME",
            description = "Chords to tell apart: majmin or sevenths (default: majmin).")
    private ChordVocabulary vocabulary = ChordVocabulary.MAJMIN;

    @Option(
            names = "--on-beats",
            description =
                    "Let chords change on beats alone; without it they begin where their notes begin, as in the report.")
    private boolean onBeats;

    @Override
    List<String> kinds() {
        return Annotations.CHORD_KINDS;
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress::at, onBeats ? 4 : 2);
        HarmonyEvidence evidence = HarmonyEvidence.of(sound);
        var recogniser = new ChordRecogniser(vocabulary);
        ChordTrack chords = onBeats
                ? recogniser.recognise(
                        evidence,
                        BeatTracker.standard()
                                .track(BeatEvidence.of(sound), BeatHints.NONE)
                                .times())
                : recogniser.recognise(evidence);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("chords", chords.chords().stream().map(ChordsVerb::data).toList());
        map.put("tuning", evidence.tuning().cents());
        map.putAll(Annotations.data(chords.method()));
        return new Answer(
                map,
                lines(chords),
                List.of(),
                Annotations.of(file, evidence.duration())
                        .inKey(KeyFinder.standard().find(evidence).best())
                        .chords(chords));
    }

    private static Map<String, @Nullable Object> data(ChordTrack.Chord chord) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("start", chord.segment().start());
        map.put("end", chord.segment().end());
        map.put("label", chord.label());
        map.put("confidence", chord.confidence());
        return map;
    }

    private static List<String> lines(ChordTrack track) {
        List<String> lines = new ArrayList<>();
        long sounding = track.chords().stream()
                .filter(chord -> !chord.label().equals("N"))
                .count();
        lines.add(sounding == 0 ? "no chord was found" : sounding + (sounding == 1 ? " chord" : " chords"));
        for (ChordTrack.Chord chord : track.chords()) {
            Segment segment = chord.segment();
            lines.add(String.format(
                    Locale.ROOT,
                    "%9.3f s  %9.3f s  %-8s %.2f",
                    segment.start(),
                    segment.end(),
                    segment.label(),
                    chord.confidence()));
        }
        return lines;
    }
}
