package etude.learn.data.synth;

import etude.learn.data.Occurrence;
import etude.network.Task;
import etude.representation.Nearest;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The sets that are made here. */
final class SyntheticSets {

    /** Name, program of General MIDI, lowest and highest note. */
    private record Instrument(String name, int program, int lowest, int highest) {}

    private static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument("bass", 33, 28, 52),
            new Instrument("clarinet", 71, 50, 84),
            new Instrument("flute", 73, 60, 91),
            new Instrument("guitar", 24, 40, 76),
            new Instrument("organ", 19, 36, 84),
            new Instrument("piano", 0, 33, 93),
            new Instrument("saxophone", 65, 49, 80),
            new Instrument("trumpet", 56, 55, 82),
            new Instrument("vibraphone", 11, 53, 89),
            new Instrument("violin", 40, 55, 91));

    private static final String[] ROOTS = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    private static final int[] MAJOR = {0, 4, 7};
    private static final int[] MINOR = {0, 3, 7};
    private static final int[] CHORD_PROGRAMS = {0, 4, 19, 24, 48};
    private static final int LOWEST = 48;
    private static final int HIGHEST = 83;
    private static final Map<String, Integer> DRUMS = drums();
    private static final double QUIET = -66;

    private static final List<SyntheticSet> ALL = List.of(
            new SyntheticSet(
                    "instruments",
                    "one note of one of ten instruments, any pitch and loudness; takes of a pitch share the group pitch",
                    new Task.Classes(),
                    INSTRUMENTS.stream().map(Instrument::name).toList(),
                    30,
                    SyntheticSets::instrument),
            new SyntheticSet(
                    "pitch",
                    "melodies of one instrument at a time; the MIDI number of the note that sounds, frame by frame",
                    new Task.FrameClasses(),
                    IntStream.rangeClosed(LOWEST, HIGHEST)
                            .mapToObj(Integer::toString)
                            .toList(),
                    4,
                    SyntheticSets::melody),
            new SyntheticSet(
                    "chords",
                    "a major or minor triad in any position, on one of five instruments",
                    new Task.Classes(),
                    chordNames(),
                    12,
                    SyntheticSets::chord),
            new SyntheticSet(
                    "tempo",
                    "six seconds of drums and bass; the tempo in beats a minute",
                    new Task.Classes(),
                    List.of("70", "85", "100", "120", "140", "165"),
                    20,
                    SyntheticSets::rhythm),
            new SyntheticSet(
                    "events",
                    "three seconds of strokes at any time, over a soft chord; when each drum begins and how long it is heard",
                    new Task.Events(),
                    List.copyOf(DRUMS.keySet()),
                    30,
                    SyntheticSets::strokes));

    private SyntheticSets() {}

    static List<SyntheticSet> all() {
        return ALL;
    }

    static SyntheticSet named(String name) {
        List<String> names = ALL.stream().map(SyntheticSet::name).toList();
        return ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown("generated set", name, names));
    }

    private static Map<String, Integer> drums() {
        Map<String, Integer> drums = new LinkedHashMap<>();
        drums.put("hat", 42);
        drums.put("kick", 36);
        drums.put("snare", 38);
        return drums;
    }

    private static List<String> chordNames() {
        List<String> names = new ArrayList<>();
        for (String root : ROOTS) {
            names.add(root + ":maj");
            names.add(root + ":min");
        }
        return names;
    }

    private static double gain(Random random) {
        return StrictMath.pow(10, -random.nextDouble() * 12 / 20);
    }

    private static double noise(Random random) {
        return QUIET + random.nextDouble() * 16;
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private static Clip instrument(String label, Random random) {
        Instrument instrument = INSTRUMENTS.stream()
                .filter(each -> each.name().equals(label))
                .findFirst()
                .orElseThrow();
        int pitch = between(random, instrument.lowest(), instrument.highest());
        double onset = random.nextDouble() * 0.1;
        Note note = new Note(onset, 0.5 + random.nextDouble() * 0.4, pitch, between(random, 50, 120));
        Piece piece = new Piece(label, List.of(Part.of(label, instrument.program(), List.of(note))));
        return new Clip(
                piece,
                1,
                gain(random),
                noise(random),
                List.of(label),
                List.of(),
                Map.of("pitch", Integer.toString(pitch)));
    }

    /** The label's pitch comes first; the melody goes on from there by steps and leaps. */
    private static Clip melody(String label, Random random) {
        Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
        List<Note> notes = new ArrayList<>();
        List<Occurrence> truth = new ArrayList<>();
        int pitch = Integer.parseInt(label);
        double time = 0.05 + random.nextDouble() * 0.1;
        while (time < 1.9) {
            double length = Math.min(0.2 + random.nextDouble() * 0.4, 2 - time);
            notes.add(new Note(time, length, pitch, between(random, 70, 115)));
            truth.add(new Occurrence(time, time + length, Integer.toString(pitch)));
            time += length + (random.nextInt(4) == 0 ? 0.1 : 0);
            pitch = Math.max(LOWEST, Math.min(HIGHEST, pitch + between(random, -7, 7)));
        }
        List<String> labels =
                truth.stream().map(Occurrence::label).distinct().sorted().toList();
        Piece piece = new Piece(label, List.of(Part.of(instrument.name(), instrument.program(), notes)));
        return new Clip(piece, 2, gain(random), noise(random), labels, truth, Map.of("instrument", instrument.name()));
    }

    private static Clip chord(String label, Random random) {
        int root = List.of(ROOTS).indexOf(label.substring(0, label.indexOf(':')));
        int[] intervals = label.endsWith("maj") ? MAJOR : MINOR;
        int inversion = random.nextInt(3);
        int base = 48 + 12 * random.nextInt(2) + root;
        int program = CHORD_PROGRAMS[random.nextInt(CHORD_PROGRAMS.length)];
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < intervals.length; i++) {
            int pitch = base + intervals[i] + (i < inversion ? 12 : 0);
            notes.add(new Note(random.nextDouble() * 0.03, 1.3, pitch, between(random, 70, 110)));
        }
        Piece piece = new Piece(label, List.of(Part.of("chord", program, notes)));
        return new Clip(
                piece,
                1.5,
                gain(random),
                noise(random),
                List.of(label),
                List.of(),
                Map.of("program", Integer.toString(program)));
    }

    private static Clip rhythm(String label, Random random) {
        double beat = 60 / Double.parseDouble(label);
        double start = random.nextDouble() * beat;
        List<Note> drums = new ArrayList<>();
        List<Note> bass = new ArrayList<>();
        boolean eighths = random.nextBoolean();
        int root = between(random, 33, 45);
        for (int i = 0; start + i * beat / 2 < 6; i++) {
            double time = start + i * beat / 2;
            if (i % 2 == 0) {
                drums.add(new Note(time, 0.1, i % 4 == 0 ? 36 : 38, between(random, 90, 120)));
                bass.add(new Note(time, beat * 0.8, root + (i % 8 == 6 ? 7 : 0), between(random, 70, 100)));
            }
            if (i % 2 == 0 || eighths) {
                drums.add(new Note(time, 0.1, 42, between(random, 50, 90)));
            }
        }
        Piece piece = new Piece(label, List.of(Part.drums(drums), Part.of("bass", 33, bass)));
        return new Clip(piece, 6, gain(random), noise(random), List.of(label), List.of(), Map.of());
    }

    /** Strokes of one drum are at least 0.15 s apart, which is how long each is said to last. */
    private static Clip strokes(String label, Random random) {
        List<Note> notes = new ArrayList<>();
        List<Occurrence> truth = new ArrayList<>();
        for (Map.Entry<String, Integer> drum : DRUMS.entrySet()) {
            boolean wanted = drum.getKey().equals(label) || random.nextInt(3) > 0;
            double time = 0.1 + random.nextDouble();
            while (wanted && time < 2.8) {
                notes.add(new Note(time, 0.1, drum.getValue(), between(random, 80, 120)));
                truth.add(new Occurrence(time, time + 0.15, drum.getKey()));
                time += 0.15 + random.nextDouble() * 0.9;
            }
        }
        truth.sort(Comparator.comparingDouble(Occurrence::onset).thenComparing(Occurrence::label));
        List<Note> soft = new ArrayList<>();
        int root = between(random, 48, 60);
        for (int interval : MAJOR) {
            soft.add(new Note(0, 2.9, root + interval, 40));
        }
        List<String> labels =
                truth.stream().map(Occurrence::label).distinct().sorted().toList();
        Piece piece = new Piece(label, List.of(Part.drums(notes), Part.of("strings", 48, soft)));
        return new Clip(piece, 3, gain(random), noise(random), labels, truth, Map.of());
    }
}
