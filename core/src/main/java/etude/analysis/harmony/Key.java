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
    private static final List<String> SHARPS = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");
    private static final List<String> FLATS = List.of("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B");

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

    /** Sharps in its signature; flats count negative. */
    public int sharps() {
        int major = mode == Mode.MAJOR ? tonic : (tonic + 3) % 12;
        int fifths = major * 7 % 12;
        return fifths > 6 ? fifths - 12 : fifths;
    }

    /** A pitch class as it is written in this key, plain characters. */
    public String spell(int pitchClass) {
        int degree = Math.floorMod(pitchClass - tonic, 12);
        if (degree == 0) {
            return tonicName();
        }
        return (sharps() > 0 ? SHARPS : FLATS).get(pitchClass);
    }

    /** This key some semitones higher. */
    public Key transposed(int semitones) {
        return new Key(Math.floorMod(tonic + semitones, 12), mode);
    }
}
