package etude.signal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pitch as musicians write it: {@code A4}, {@code C♯5}, {@code E♭3-20} (20 cents low). C4 is the middle C, MIDI 60.
 *
 * @param midi nearest MIDI number
 * @param cents deviation from it
 */
public record NoteName(int midi, int cents) {

    private static final List<String> SHARPS = List.of("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B");
    private static final List<String> FLATS = List.of("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B");
    private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7};
    private static final Pattern NAME =
            Pattern.compile("([A-Ga-g])((?:[#♯b♭!n♮]|\uD834\uDD2A|\uD834\uDD2B)*)([+-]?\\d{1,3})?([+-]\\d{1,4})?");

    /** The note nearest to a frequency in Hz. */
    public static NoteName ofHz(double hz) {
        if (!(hz > 0 && hz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The frequency is " + hz + " Hz; a note has a positive frequency.");
        }
        return ofMidi(Units.hzToMidi(hz));
    }

    /** The note nearest to a MIDI number, fractions being cents. */
    public static NoteName ofMidi(double midi) {
        int nearest = (int) Math.rint(midi);
        return new NoteName(nearest, (int) Math.round(100 * (midi - nearest)));
    }

    /**
     * Reads a name: a letter, accidentals (♯ or #, ♭ or b or !, ♮ or n, double ones), an octave (0 where there is none),
     * cents with a sign.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NoteName parse(String name) {
        Matcher match = NAME.matcher(name.trim());
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not the name of a note; write a letter from A to G, ♯ or ♭ (# or b), an octave and, after a"
                    + " sign, cents: A4, C♯5, Eb3-20.");
        }
        int octave = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        int cents = match.group(4) == null ? 0 : Integer.parseInt(match.group(4));
        int step = STEPS[Character.toUpperCase(match.group(1).charAt(0)) - 'A'];
        return ofMidi(12 * (octave + 1) + step + accidentals(match.group(2)) + cents / 100.0);
    }

    /** MIDI number with cents as fractions. */
    public double exactMidi() {
        return midi + cents / 100.0;
    }

    /** Frequency, Hz. */
    public double hz() {
        return Units.midiToHz(exactMidi());
    }

    /** Octave: 4 for the middle C. */
    public int octave() {
        return Math.floorDiv(midi, 12) - 1;
    }

    /** The name with sharps and without cents: {@code C♯4}. */
    public String sharp() {
        return SHARPS.get(Math.floorMod(midi, 12)) + octave();
    }

    /** The name with flats and without cents: {@code D♭4}. */
    public String flat() {
        return FLATS.get(Math.floorMod(midi, 12)) + octave();
    }

    /** The name with sharps, and with cents where there are any: {@code C♯4-12}. */
    @Override
    public String toString() {
        return cents == 0 ? sharp() : sharp() + (cents > 0 ? "+" : "") + cents;
    }

    private static int accidentals(String signs) {
        return signs.codePoints()
                .map(sign -> switch (sign) {
                    case '#', '♯' -> 1;
                    case 'b', '♭', '!' -> -1;
                    case 0x1D12A -> 2;
                    case 0x1D12B -> -2;
                    default -> 0;
                })
                .sum();
    }
}
