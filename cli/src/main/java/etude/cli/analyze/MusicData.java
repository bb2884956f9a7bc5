package etude.cli.analyze;

import etude.analysis.harmony.ChordTrack;
import etude.analysis.pitch.Transcription;
import etude.analysis.structure.Structure;
import etude.annotation.Beat;
import etude.annotation.Segment;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was heard in a song, for {@code report.json}. */
final class MusicData {

    private MusicData() {}

    static Map<String, Object> of(Music music) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "tempi",
                music.beats().tempo().candidates().stream()
                        .map(tempo -> Map.of("bpm", tempo.bpm(), "confidence", tempo.confidence()))
                        .toList());
        map.put("beats", music.beats().times());
        map.put(
                "positions",
                music.beats().beats().stream().mapToInt(Beat::position).boxed().toList());
        map.put("downbeats", music.beats().downbeats());
        map.put(
                "keys",
                music.key().ranking().stream()
                        .limit(5)
                        .map(key -> Map.of("key", key.key().label(), "confidence", key.confidence()))
                        .toList());
        map.put("chords", music.chords().chords().stream().map(MusicData::chord).toList());
        map.put(
                "sections",
                music.structure().sections().stream().map(MusicData::section).toList());
        map.put("notes", music.notes().heard().stream().map(MusicData::note).toList());
        map.put("beatConfidence", music.beats().confidence());
        map.put("metre", music.beats().metre().signature());
        map.put("metreConfidence", music.beats().metreConfidence());
        map.put("tuningConfidence", music.tuning().confidence());
        map.put("warnings", music.doubts());
        map.put("methods", MusicFacts.sources(music));
        return map;
    }

    private static Map<String, Object> chord(ChordTrack.Chord chord) {
        return segment(chord.segment(), chord.confidence());
    }

    private static Map<String, Object> section(Structure.Section section) {
        return segment(section.segment(), section.confidence());
    }

    private static Map<String, Object> segment(Segment segment, double confidence) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", segment.start());
        map.put("end", segment.end());
        map.put("label", segment.label());
        map.put("confidence", confidence);
        return map;
    }

    private static Map<String, Object> note(Transcription.Heard heard) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("onset", heard.note().onset());
        map.put("offset", heard.note().offset());
        map.put("midi", heard.note().midi());
        map.put("velocity", heard.note().velocity());
        map.put("confidence", heard.confidence());
        return map;
    }
}
