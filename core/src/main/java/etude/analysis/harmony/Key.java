package etude.analysis.harmony;

import java.util.List;

/**
 * A key.
 *
 * @param tonic pitch class, 0 (C) to 11 (B)
 * @param mode major or minor
 */
public record Key(int tonic, Mode mode) {

    /** Number of keys. */
    public static final int COUNT = 24;

    private static final List<String> MAJOR = List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
    private static final List<String> MINOR = List.of("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B");

    /** Major or minor. */
    public enum Mode {
        /** With the major third. */
        MAJOR,
        /** With the minor third. */
        MINOR
    }

    /** Checks the tonic. */
    public Key {
        if (tonic < 0 || tonic > 11) {
            throw new IllegalArgumentException("The tonic is " + tonic + "; it must be from 0 (C) to 11 (B).");
        }
    }

    /** A key by its number: 0 to 11 the major ones from C, 12 to 23 the minor ones. */
    static Key of(int index) {
        return new Key(index % 12, index < 12 ? Mode.MAJOR : Mode.MINOR);
    }

    /** The tonic's name with the fewest accidentals, plain characters: {@code Eb}, {@code F#}. */
    public String tonicName() {
        return (mode == Mode.MAJOR ? MAJOR : MINOR).get(tonic);
    }

    /** As mir_eval and most data sets write it: {@code Eb major}, {@code F# minor}. */
    public String label() {
        return tonicName() + (mode == Mode.MAJOR ? " major" : " minor");
    }

    /** As musicians write it: {@code E♭ major}, {@code F♯ minor}. */
    @Override
    public String toString() {
        return label().replaceFirst("^(.)b", "$1♭").replaceFirst("^(.)#", "$1♯");
    }

    /** Sharps in its signature; flats count negative. F♯ major has six sharps and E♭ minor six flats, as they are named. */
    public int sharps() {
        int major = mode == Mode.MAJOR ? tonic : (tonic + 3) % 12;
        int fifths = major * 7 % 12;
        int most = mode == Mode.MAJOR ? 6 : 5;
        return fifths > most ? fifths - 12 : fifths;
    }

    /**
     * A pitch class as it is written in this key, plain characters: {@code Bb} in F major and {@code C#} in D minor. Chromatic
     * notes are written as lowered second, third, sixth and seventh, raised fourth and, in minor keys, raised sixth and seventh.
     */
    public String spell(int pitchClass) {
        int fifths = onTheLineOfFifths(pitchClass);
        int letter = Math.floorMod(fifths + 1, 7);
        int accidentals = Math.floorDiv(fifths + 1, 7);
        return "FCGDAEB".charAt(letter) + (accidentals < 0 ? "b" : "#").repeat(Math.abs(accidentals));
    }

    /** A note with its octave as musicians write it in this key: {@code B♭4}; C4 is the middle C. */
    public String noteName(int midi) {
        String name = spell(Math.floorMod(midi, 12));
        int accidentals = name.length() == 1 ? 0 : name.charAt(1) == '#' ? 1 : -1;
        int octave = Math.floorDiv(midi - accidentals, 12) - 1;
        return name.replaceFirst("b$", "♭").replace('#', '♯') + octave;
    }

    /** Fifths from C to the note's name, upwards: names within five fifths below the tonic and six above it, no double signs. */
    private int onTheLineOfFifths(int pitchClass) {
        int tonicFifths = sharps() + (mode == Mode.MINOR ? 3 : 0);
        int above = Math.floorMod(7 * (pitchClass - tonic) + 5, 12) - 5;
        int fifths = tonicFifths + above;
        return fifths > 12 ? fifths - 12 : fifths < -8 ? fifths + 12 : fifths;
    }

    /** This key some semitones higher. */
    public Key transposed(int semitones) {
        return new Key(Math.floorMod(tonic + semitones, 12), mode);
    }
}
