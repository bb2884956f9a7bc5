package etude.analysis.harmony;

import etude.annotation.Segment;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chord sequences as pieces, with the exact truth. */
final class Progressions {

    private static final Map<String, int[]> CHORDS = Map.of(
            "maj", new int[] {0, 4, 7},
            "min", new int[] {0, 3, 7},
            "7", new int[] {0, 4, 7, 10},
            "maj7", new int[] {0, 4, 7, 11},
            "min7", new int[] {0, 3, 7, 10});

    private static final List<String> NAMES = List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

    private Progressions() {}

    /** A sequence and how it is played. */
    record Played(Piece piece, List<Segment> truth) {}

    /** Degrees in semitones with qualities, such as {@code 0:maj 9:min 5:maj 7:maj}, from a tonic. */
    static Played play(String chords, int tonic, double seconds, boolean drums) {
        List<Note> high = new ArrayList<>();
        List<Note> low = new ArrayList<>();
        List<Note> beats = new ArrayList<>();
        List<Segment> truth = new ArrayList<>();
        double at = 0;
        int index = 0;
        for (String chord : chords.split(" ")) {
            String[] parts = chord.split(":");
            int root = (Integer.parseInt(parts[0]) + tonic) % 12;
            int lowest = 55 - index % 5;
            for (int interval : CHORDS.get(parts[1])) {
                int pitch = lowest + Math.floorMod(root + interval - lowest, 12);
                high.add(new Note(at, seconds, pitch, 90));
            }
            low.add(new Note(at, seconds, 36 + root, 90));
            for (double beat = 0; drums && beat < seconds - 0.01; beat += 0.5) {
                beats.add(new Note(at + beat, 0.1, 36, 100));
                beats.add(new Note(at + beat + 0.25, 0.1, 42, 80));
            }
            truth.add(new Segment(at, at + seconds, NAMES.get(root) + ":" + parts[1]));
            at += seconds;
            index++;
        }
        return new Played(
                new Piece(
                        "progression",
                        List.of(Part.of("chords", 0, high), Part.of("bass", 32, low), Part.drums(beats))),
                truth);
    }

    /** Share of the time for which a track says what is true, names being compared by what they sound. */
    static double overlap(List<Segment> truth, List<Segment> found) {
        double same = 0;
        double all = 0;
        for (Segment t : truth) {
            all += t.duration();
            for (Segment f : found) {
                if (sound(t.label()).equals(sound(f.label()))) {
                    same += Math.max(0, Math.min(t.end(), f.end()) - Math.max(t.start(), f.start()));
                }
            }
        }
        return same / all;
    }

    static String sound(String label) {
        String[] parts = label.split(":");
        int root = "C D EF G A B".indexOf(parts[0].charAt(0));
        for (char sign : parts[0].substring(1).toCharArray()) {
            root += sign == '#' ? 1 : -1;
        }
        return Math.floorMod(root, 12) + (parts.length > 1 ? ":" + parts[1] : "");
    }
}
