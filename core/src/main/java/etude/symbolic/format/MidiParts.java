package etude.symbolic.format;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.Score;
import etude.symbolic.TempoMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From tracks of channels to parts of one instrument each. */
final class MidiParts {

    private static final int DRUM_CHANNEL = 9;

    private final List<MidiTrack> tracks;
    private final TempoMap.Clock clock;

    /** Program changes of a channel by place, over all tracks. */
    private final Map<Integer, TreeMap<Double, Integer>> everywhere;

    MidiParts(List<MidiTrack> tracks, TempoMap tempo) {
        this.tracks = tracks;
        this.clock = tempo.clock();
        this.everywhere = programs(tracks);
    }

    private static Map<Integer, TreeMap<Double, Integer>> programs(List<MidiTrack> tracks) {
        Map<Integer, TreeMap<Double, Integer>> programs = new LinkedHashMap<>();
        for (MidiTrack track : tracks) {
            for (MidiTrack.Program change : track.programs) {
                programs.computeIfAbsent(change.channel(), c -> new TreeMap<>())
                        .put(change.quarter(), change.program());
            }
        }
        return programs;
    }

    /** A track's notes of one channel and one program. */
    private record Voice(int track, int channel, int program) {}

    Score score(MidiReader file, TempoMap tempo) {
        Map<Voice, List<MidiTrack.Sounding>> voices = new LinkedHashMap<>();
        for (int t = 0; t < tracks.size(); t++) {
            var own = programs(List.of(tracks.get(t)));
            for (MidiTrack.Sounding note : tracks.get(t).notes) {
                voices.computeIfAbsent(new Voice(t, note.channel, program(own, note)), v -> new ArrayList<>())
                        .add(note);
            }
        }
        List<Part> parts = new ArrayList<>();
        List<Score.WrittenPart> written = new ArrayList<>();
        voices.forEach((voice, notes) -> {
            notes.sort(Comparator.comparingDouble((MidiTrack.Sounding n) -> n.onset)
                    .thenComparingInt(n -> n.pitch));
            String name = tracks.get(voice.track).name();
            boolean drums = voice.channel == DRUM_CHANNEL;
            parts.add(new Part(
                    name, voice.program, drums, notes.stream().map(this::played).toList()));
            written.add(new Score.WrittenPart(
                    name, notes.stream().map(MidiParts::written).toList()));
        });
        String title = tracks.isEmpty() ? "" : tracks.get(0).name();
        return new Score(new Piece(title, parts), written, tempo, file.meters(), file.keys());
    }

    /** What the note's own track set last for its channel; otherwise what any track did; otherwise the piano. */
    private int program(Map<Integer, TreeMap<Double, Integer>> own, MidiTrack.Sounding note) {
        for (var programs : List.of(own, everywhere)) {
            TreeMap<Double, Integer> changes = programs.get(note.channel);
            var last = changes == null ? null : changes.floorEntry(note.onset);
            if (last != null) {
                return last.getValue();
            }
        }
        return 0;
    }

    private Note played(MidiTrack.Sounding note) {
        double onset = clock.seconds(note.onset);
        double duration = Math.max(Double.MIN_NORMAL, clock.seconds(note.end) - onset);
        return new Note(onset, duration, note.pitch, note.velocity);
    }

    private static Score.WrittenNote written(MidiTrack.Sounding note) {
        return new Score.WrittenNote(note.onset, note.end - note.onset, note.pitch, note.velocity, "", false);
    }
}
