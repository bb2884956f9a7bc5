package etude.annotation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shorthands of chords: their intervals within an octave, and what they have above it. */
final class ChordQuality {

    /** All of them, simple ones first. */
    static final Set<String> NAMES;

    private record Meaning(int intervals, List<String> upperDegrees) {}

    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    static {
        put("maj", 0, 4, 7);
        put("min", 0, 3, 7);
        put("dim", 0, 3, 6);
        put("aug", 0, 4, 8);
        put("sus2", 0, 2, 7);
        put("sus4", 0, 5, 7);
        put("maj7", 0, 4, 7, 11);
        put("min7", 0, 3, 7, 10);
        put("7", 0, 4, 7, 10);
        put("minmaj7", 0, 3, 7, 11);
        put("dim7", 0, 3, 6, 9);
        put("hdim7", 0, 3, 6, 10);
        put("aug7", 0, 4, 8, 10);
        put("maj6", 0, 4, 7, 9);
        put("min6", 0, 3, 7, 9);
        put("1", 0);
        put("5", 0, 7);
        above("maj9", "maj7", "9");
        above("min9", "min7", "9");
        above("9", "7", "9");
        above("maj11", "maj7", "9", "11");
        above("min11", "min7", "9", "11");
        above("11", "7", "9", "11");
        above("maj13", "maj7", "9", "11", "13");
        above("min13", "min7", "9", "11", "13");
        above("13", "7", "9", "11", "13");
        NAMES = Collections.unmodifiableSet(MEANINGS.keySet());
    }

    private ChordQuality() {}

    /** The intervals within an octave, as a set; none of the empty shorthand. */
    static int intervals(String quality) {
        Meaning meaning = MEANINGS.get(quality);
        return meaning == null ? 0 : meaning.intervals;
    }

    /** The degrees above the octave. */
    static List<String> upperDegrees(String quality) {
        Meaning meaning = MEANINGS.get(quality);
        return meaning == null ? List.of() : meaning.upperDegrees;
    }

    private static void put(String quality, int... intervals) {
        int set = 0;
        for (int interval : intervals) {
            set |= 1 << interval;
        }
        MEANINGS.put(quality, new Meaning(set, List.of()));
    }

    private static void above(String quality, String seventh, String... degrees) {
        MEANINGS.put(quality, new Meaning(intervals(seventh), List.of(degrees)));
    }
}
