package etude.annotation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chord, as the field writes it: a root, a shorthand, further degrees in parentheses and a bass, such as {@code C},
 * {@code Bb:min7}, {@code G:maj(9)/3} or {@code F#:(3,5)}. {@code N} stands for no chord, {@code X} for one that has no
 * such name.
 *
 * <p>Degrees count from the root as in a major scale, 1 to 13, with flats or sharps; one with a star is left out of the
 * shorthand ({@code E:maj(*3)} has no third). Intervals are semitones, 0 to 11. A set of pitch classes is an
 * {@code int} whose bit <i>i</i> says whether the class <i>i</i> sounds. The bass sounds whether or not it belongs to the
 * chord.
 *
 * @param root a letter {@code A} to {@code G} with flats or sharps; {@code N}, {@code X}
 * @param quality a shorthand, see {@link #qualities()}; empty where only degrees are given, and of {@code N} and
 *     {@code X}
 * @param degrees further degrees, and with a star those left out, each once
 * @param bass the degree that sounds lowest, {@code 1} for the root; empty of {@code N} and {@code X}
 * @see "C. Harte, M. Sandler, S. Abdallah, E. Gómez: Symbolic representation of musical chords: a proposed syntax for
 *     text annotations, ISMIR 2005"
 * @see "C. Harte: Towards automatic extraction of harmony information from music signals, PhD thesis, Queen Mary
 *     University of London, 2010"
 */
public record ChordLabel(String root, String quality, List<String> degrees, String bass) {

    /** No chord. */
    public static final ChordLabel NONE = new ChordLabel("N", "", List.of(), "");

    /** A chord that has no name, or none that is known. */
    public static final ChordLabel UNKNOWN = new ChordLabel("X", "", List.of(), "");

    private static final Pattern LABEL =
            Pattern.compile("([^:/()]*)(?<colon>:)?([^:/()]*)(?:\\(([^()]*)\\))?(?:/(.*))?");
    private static final Pattern ROOT = Pattern.compile("[A-G](b*|#*)");
    private static final Pattern DEGREE = Pattern.compile("(b*|#*)(1[0-3]|[1-9])");
    private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11};
    private static final String[] NAMES = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};

    /** Checks the parts. */
    public ChordLabel {
        degrees = List.copyOf(new LinkedHashSet<>(degrees));
        boolean chord = !root.equals("N") && !root.equals("X");
        if (chord) {
            checkChord(root, quality, degrees, bass);
        } else if (!quality.isEmpty() || !degrees.isEmpty() || !bass.isEmpty()) {
            throw new IllegalArgumentException(root + " has '" + quality + "', " + degrees + " and the bass '" + bass
                    + "'; N (no chord) and X (unknown) stand alone.");
        }
    }

    /** A chord in root position on a pitch class, 0 for C to 11 for B, with the usual name of it. */
    public static ChordLabel of(int rootClass, String quality) {
        if (rootClass < 0 || rootClass > 11) {
            throw new IllegalArgumentException(
                    "A root is the pitch class " + rootClass + "; it must be from 0 (C) to 11 (B).");
        }
        return new ChordLabel(NAMES[rootClass], quality, List.of(), "1");
    }

    /**
     * Reads a label. One without shorthand and degrees is a major chord.
     *
     * @throws IllegalArgumentException if it is none, with the part that is not understood
     */
    public static ChordLabel parse(String label) {
        if (label.equals("N")) {
            return NONE;
        }
        if (label.equals("X")) {
            return UNKNOWN;
        }
        Matcher parts = LABEL.matcher(label);
        boolean written = parts.matches();
        boolean colon = written && parts.group("colon") != null;
        boolean more = written && (!parts.group(3).isEmpty() || parts.group(4) != null);
        if (!written || colon != more) {
            throw new IllegalArgumentException(
                    "'" + label + "' is not a chord label; it must be written like C, Bb:min7,"
                            + " G:maj(9)/3 or F#:(3,5), or N for no chord, X for an unknown one.");
        }
        String quality = more ? parts.group(3) : "maj";
        String bass = parts.group(5) == null ? "1" : parts.group(5);
        try {
            return new ChordLabel(parts.group(1), quality, split(parts.group(4)), bass);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + label + "' is not a chord label: " + e.getMessage(), e);
        }
    }

    private static List<String> split(@Nullable String degrees) {
        return degrees == null ? List.of() : List.of(degrees.split(",", -1));
    }

    private static void checkChord(String root, String quality, List<String> degrees, String bass) {
        if (!ROOT.matcher(root).matches()) {
            throw new IllegalArgumentException(
                    "the root is '" + root + "'; it must be a letter A to G with flats (b) or sharps (#).");
        }
        if (!quality.isEmpty() && !ChordQuality.NAMES.contains(quality)) {
            throw new IllegalArgumentException(
                    "the shorthand is '" + quality + "'; there are " + String.join(", ", ChordQuality.NAMES) + ".");
        }
        var all = new ArrayList<>(degrees);
        all.replaceAll(degree -> degree.startsWith("*") ? degree.substring(1) : degree);
        all.add(bass);
        for (String degree : all) {
            if (!DEGREE.matcher(degree).matches()) {
                throw new IllegalArgumentException("a degree is '" + degree
                        + "'; it must be a number 1 to 13, with flats (b) or sharps (#) before it.");
            }
        }
    }

    /** The shorthands there are, such as {@code maj}, {@code min7} and {@code sus4}. */
    public static Set<String> qualities() {
        return ChordQuality.NAMES;
    }

    /** Whether this says that there is no chord. */
    public boolean isNone() {
        return root.equals("N");
    }

    /** Whether this says that the chord is not known. */
    public boolean isUnknown() {
        return root.equals("X");
    }

    /** Whether this is a chord: neither none nor unknown. */
    public boolean isChord() {
        return !isNone() && !isUnknown();
    }

    /** The pitch class of the root, 0 for C to 11 for B; −1 if this is no chord. */
    public int rootClass() {
        if (!isChord()) {
            return -1;
        }
        int natural = MAJOR_SCALE["CDEFGAB".indexOf(root.charAt(0))];
        return Math.floorMod(natural + signs(root.substring(1)), 12);
    }

    /** The interval from the root up to the bass, 0 to 11; −1 if this is no chord. */
    public int bassInterval() {
        return isChord() ? Math.floorMod(semitones(bass), 12) : -1;
    }

    /**
     * The intervals above the root that sound, as a set. What lies an octave or more above the root is left out, as is
     * usual where chords are compared: {@code C:9} is like {@code C:7}.
     */
    public int intervals() {
        return isChord() ? intervals(quality, degrees, false) : 0;
    }

    /** The intervals above the root that sound, as a set, all brought into one octave: {@code C:9} has a second. */
    public int foldedIntervals() {
        if (!isChord()) {
            return 0;
        }
        var all = new LinkedHashSet<>(degrees);
        all.addAll(ChordQuality.upperDegrees(quality));
        return intervals(quality, all, true);
    }

    /** The pitch classes that sound, as a set, without what lies an octave or more above the root. */
    public int pitchClasses() {
        int intervals = intervals();
        int root = Math.max(0, rootClass());
        return (intervals << root | intervals >>> 12 - root) & 0xFFF;
    }

    /** This chord so many semitones higher, with the usual name of its root. */
    public ChordLabel transposed(int semitones) {
        return isChord()
                ? new ChordLabel(NAMES[Math.floorMod(rootClass() + semitones, 12)], quality, degrees, bass)
                : this;
    }

    /** The label, with {@code :maj} of major chords. */
    @Override
    public String toString() {
        if (!isChord()) {
            return root;
        }
        String more = degrees.isEmpty() ? "" : "(" + String.join(",", degrees) + ")";
        return root
                + (quality.isEmpty() && more.isEmpty() ? "" : ":" + quality + more)
                + (bass.equals("1") ? "" : "/" + bass);
    }

    private int intervals(String shorthand, Iterable<String> further, boolean folded) {
        int[] votes = new int[12];
        for (int i = 0; i < 12; i++) {
            votes[i] = ChordQuality.intervals(shorthand) >>> i & 1;
        }
        votes[0] = 1;
        for (String degree : further) {
            boolean out = degree.startsWith("*");
            int interval = semitones(out ? degree.substring(1) : degree);
            if (folded || interval < 12) {
                votes[Math.floorMod(interval, 12)] += out ? -1 : 1;
            }
        }
        int set = 1 << bassInterval();
        for (int i = 0; i < 12; i++) {
            set |= votes[i] > 0 ? 1 << i : 0;
        }
        return set;
    }

    /** Of a degree above the root; may be negative ({@code b1}) or more than an octave. */
    private static int semitones(String degree) {
        String number = degree.replaceAll("[b#]", "");
        int steps = Integer.parseInt(number) - 1;
        return 12 * (steps / 7)
                + MAJOR_SCALE[steps % 7]
                + signs(degree.substring(0, degree.length() - number.length()));
    }

    private static int signs(String signs) {
        return signs.startsWith("b") ? -signs.length() : signs.length();
    }
}
