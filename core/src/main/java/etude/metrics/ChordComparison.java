package etude.metrics;

import etude.annotation.ChordLabel;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When an estimated chord counts as right, and which chords of a reference are asked for at all.
 *
 * <p>An unknown chord ({@code X}) of the reference is never asked for. No chord ({@code N}) agrees with no chord.
 */
public enum ChordComparison {
    /** The root and whether there is a minor third. */
    THIRDS("thirds", Part.THIRD, false, Asked.ALL),
    /** The same and the bass. */
    THIRDS_INVERSIONS("thirds_inv", Part.THIRD, true, Asked.ALL),
    /** The root and all intervals up to the fifth. */
    TRIADS("triads", Part.TRIAD, false, Asked.ALL),
    /** The same and the bass. */
    TRIADS_INVERSIONS("triads_inv", Part.TRIAD, true, Asked.ALL),
    /** The root and all intervals within the octave. */
    TETRADS("tetrads", Part.OCTAVE, false, Asked.ALL),
    /** The same and the bass. */
    TETRADS_INVERSIONS("tetrads_inv", Part.OCTAVE, true, Asked.ALL),
    /** The root alone. */
    ROOT("root", Part.ROOT, false, Asked.ALL),
    /**
     * Three pitch classes in common, whatever the roots; asked for are chords of three and more. An estimate {@code X}
     * counts as all pitch classes, as in mir_eval: estimates should not use it.
     */
    MIREX("mirex", Part.OCTAVE, false, Asked.THREE_PITCHES),
    /** Triads, of which major, minor and no chord are asked for. */
    MAJOR_MINOR("majmin", Part.TRIAD, false, Asked.MAJOR_MINOR),
    /** The same and the bass. */
    MAJOR_MINOR_INVERSIONS("majmin_inv", Part.TRIAD, true, Asked.MAJOR_MINOR),
    /** Tetrads, of which {@code maj, min, maj7, min7, 7} and no chord are asked for. */
    SEVENTHS("sevenths", Part.OCTAVE, false, Asked.SEVENTHS),
    /** The same and the bass. */
    SEVENTHS_INVERSIONS("sevenths_inv", Part.OCTAVE, true, Asked.SEVENTHS);

    /** Which intervals are compared, as a set. */
    private static final class Part {
        static final int ROOT = 0;
        static final int THIRD = 1 << 3;
        static final int TRIAD = 0xFF;
        static final int OCTAVE = 0xFFF;
    }

    private enum Asked {
        ALL,
        THREE_PITCHES,
        MAJOR_MINOR,
        SEVENTHS
    }

    private static final Set<Integer> TRIADS_ASKED = intervals(Part.TRIAD, "maj", "min");
    private static final Set<Integer> SEVENTHS_ASKED = intervals(Part.OCTAVE, "maj", "min", "maj7", "min7", "7");

    private final String figure;
    private final int part;
    private final boolean bass;
    private final Asked asked;

    ChordComparison(String figure, int part, boolean bass, Asked asked) {
        this.figure = figure;
        this.part = part;
        this.bass = bass;
        this.asked = asked;
    }

    private static Set<Integer> intervals(int part, String... qualities) {
        return Stream.of(qualities)
                .map(quality -> ChordLabel.of(0, quality).intervals() & part)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name of its figure, such as {@code majmin_inv}. */
    public String figure() {
        return figure;
    }

    /** Whether a chord of a reference is asked for. */
    public boolean asks(ChordLabel reference) {
        if (!reference.isChord()) {
            return reference.isNone();
        }
        int intervals = reference.intervals();
        return switch (asked) {
            case ALL -> true;
            case THREE_PITCHES -> Integer.bitCount(intervals) >= 3;
            case MAJOR_MINOR -> TRIADS_ASKED.contains(intervals & Part.TRIAD);
            case SEVENTHS -> SEVENTHS_ASKED.contains(intervals);
        };
    }

    /** Whether an estimate is right where the reference is asked for. */
    public boolean agree(ChordLabel reference, ChordLabel estimate) {
        if (this == MIREX) {
            return inCommon(reference, estimate);
        }
        return reference.rootClass() == estimate.rootClass()
                && (part == Part.ROOT || reference.isUnknown() == estimate.isUnknown())
                && ((reference.intervals() ^ estimate.intervals()) & part) == 0
                && (!bass || reference.bassInterval() == estimate.bassInterval());
    }

    private static boolean inCommon(ChordLabel reference, ChordLabel estimate) {
        if (!reference.isChord() && !estimate.isChord()) {
            return true;
        }
        int classes = estimate.isUnknown() ? 0xFFF : estimate.pitchClasses();
        return Integer.bitCount(reference.pitchClasses() & classes) >= 3;
    }
}
