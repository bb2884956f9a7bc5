package etude.cli.demo;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's music, composed here: A minor, 112 beats a minute, 4/4, twelve bars and a last chord. Eight bars of
 * i–VI–III–VII under a melody (the second time with broken chords above), four bars of iv–i–iv–V with strings and
 * without kick drum, home to i. Chords, bass, melody and drums each keep to a register of their own, so that each can be
 * found again in the pictures.
 */
public final class DemoPiece {

    /** Beats a minute. */
    public static final double TEMPO = 112;

    private static final double BEAT = 60 / TEMPO;
    private static final int BEATS = 4;
    private static final int PIANO = 0;
    private static final int BASS = 33;
    private static final int STRINGS = 48;
    private static final int FLUTE = 73;
    private static final int VIBRAPHONE = 11;
    private static final int KICK = 36;
    private static final int SNARE = 38;
    private static final int HAT = 42;
    private static final int CRASH = 49;

    /** Chords as bass note and close position above middle C. */
    private enum Chord {
        AM(33, 57, 60, 64),
        F(29, 57, 60, 65),
        C(36, 55, 60, 64),
        G(31, 55, 59, 62),
        DM(38, 57, 62, 65),
        E(28, 56, 59, 64);

        private final int bass;
        private final int[] notes;

        Chord(int bass, int... notes) {
            this.bass = bass;
            this.notes = notes;
        }
    }

    private static final List<Chord> FORM = List.of(
            Chord.AM, Chord.F, Chord.C, Chord.G, Chord.AM, Chord.F, Chord.C, Chord.G, Chord.DM, Chord.AM, Chord.DM,
            Chord.E);

    private static final int SECTION = 8;

    /** A bar each: beat within the bar, beats long, pitch. */
    private static final double[][][] MELODY = {
        {{0, 1.5, 76}, {1.5, 0.5, 74}, {2, 1, 72}, {3, 1, 71}},
        {{0, 2, 69}, {2, 0.5, 72}, {2.5, 0.5, 74}, {3, 1, 72}},
        {{0, 1.5, 79}, {1.5, 0.5, 76}, {2, 1, 74}, {3, 1, 72}},
        {{0, 3, 74}, {3, 0.5, 71}, {3.5, 0.5, 74}},
        {{0, 1.5, 76}, {1.5, 0.5, 74}, {2, 1, 72}, {3, 1, 76}},
        {{0, 1, 81}, {1, 1, 79}, {2, 1, 77}, {3, 1, 76}},
        {{0, 1, 79}, {1, 0.5, 76}, {1.5, 1.5, 72}, {3, 1, 76}},
        {{0, 1, 74}, {1, 1, 71}, {2, 2, 67}},
        {{0, 2, 77}, {2, 1, 74}, {3, 1, 77}},
        {{0, 3, 76}, {3, 1, 72}},
        {{0, 2, 74}, {2, 1, 77}, {3, 1, 81}},
        {{0, 2, 80}, {2, 1, 76}, {3, 1, 71}},
    };

    private DemoPiece() {}

    /** The piece: five instruments and drums, about 28 s. */
    public static Piece compose() {
        return new Piece(
                "Etude in A minor",
                List.of(
                        Part.of("flute", FLUTE, melody()),
                        Part.of("vibraphone", VIBRAPHONE, answer()),
                        Part.of("piano", PIANO, piano()),
                        Part.of("strings", STRINGS, strings()),
                        Part.of("bass", BASS, bass()),
                        Part.drums(drums())));
    }

    private static Note note(int bar, double beat, double beats, int pitch, int velocity) {
        return new Note((bar * BEATS + beat) * BEAT, beats * BEAT * 0.95, pitch, velocity);
    }

    private static List<Note> melody() {
        var notes = new ArrayList<Note>();
        for (int bar = 0; bar < FORM.size(); bar++) {
            for (double[] event : MELODY[bar]) {
                notes.add(note(bar, event[0], event[1], (int) event[2], event[0] == 0 ? 105 : 96));
            }
        }
        notes.add(note(FORM.size(), 0, 4, 69, 100));
        return notes;
    }

    /** Broken chords two octaves above, in the second half of bars five to eight. */
    private static List<Note> answer() {
        var notes = new ArrayList<Note>();
        for (int bar = SECTION / 2; bar < SECTION; bar++) {
            int[] chord = FORM.get(bar).notes;
            for (int i = 0; i < 4; i++) {
                notes.add(note(bar, 2 + 0.5 * i, 0.5, chord[i % chord.length] + 24, 74 + 4 * i));
            }
        }
        return notes;
    }

    private static List<Note> piano() {
        var notes = new ArrayList<Note>();
        double[] strokes = {0, 1.5, 2.5, 3};
        for (int bar = 0; bar < SECTION; bar++) {
            for (double stroke : strokes) {
                chord(notes, bar, stroke, stroke == 0 ? 1.5 : 0.5, FORM.get(bar), stroke == 0 ? 84 : 68);
            }
        }
        for (int bar = SECTION; bar < FORM.size(); bar++) {
            chord(notes, bar, 0, 4, FORM.get(bar), 72);
        }
        chord(notes, FORM.size(), 0, 4, Chord.AM, 88);
        return notes;
    }

    private static List<Note> strings() {
        var notes = new ArrayList<Note>();
        for (int bar = SECTION; bar < FORM.size(); bar++) {
            chord(notes, bar, 0, 4, FORM.get(bar), 62);
        }
        chord(notes, FORM.size(), 0, 4, Chord.AM, 62);
        return notes;
    }

    private static void chord(List<Note> notes, int bar, double beat, double beats, Chord chord, int velocity) {
        for (int pitch : chord.notes) {
            notes.add(note(bar, beat, beats, pitch, velocity));
        }
    }

    private static List<Note> bass() {
        var notes = new ArrayList<Note>();
        for (int bar = 0; bar < FORM.size(); bar++) {
            int root = FORM.get(bar).bass;
            if (bar < SECTION) {
                int[] walk = {root, root, root + 12, root + 7};
                for (int beat = 0; beat < walk.length; beat++) {
                    notes.add(note(bar, beat, 0.9, walk[beat], beat == 0 ? 108 : 94));
                }
            } else {
                notes.add(note(bar, 0, 3, root, 100));
                notes.add(note(bar, 3, 1, root + 7, 90));
            }
        }
        notes.add(note(FORM.size(), 0, 4, Chord.AM.bass, 104));
        return notes;
    }

    private static List<Note> drums() {
        var notes = new ArrayList<Note>();
        for (int bar = 0; bar < FORM.size(); bar++) {
            boolean full = bar < SECTION;
            for (int half = 0; half < 2 * BEATS; half++) {
                notes.add(note(bar, half / 2.0, 0.25, HAT, half % 2 == 0 ? 76 : 54));
            }
            notes.add(note(bar, 1, 0.5, SNARE, full ? 100 : 60));
            notes.add(note(bar, 3, 0.5, SNARE, full ? 104 : 84));
            if (full) {
                notes.add(note(bar, 0, 0.5, KICK, 116));
                notes.add(note(bar, 2, 0.5, KICK, 110));
                notes.add(note(bar, 2.5, 0.5, KICK, 90));
            }
        }
        notes.add(note(0, 0, 2, CRASH, 70));
        notes.add(note(SECTION, 0, 2, CRASH, 80));
        notes.add(note(FORM.size(), 0, 4, CRASH, 90));
        notes.add(note(FORM.size(), 0, 0.5, KICK, 116));
        return notes;
    }
}
